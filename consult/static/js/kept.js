// The answers this device keeps until they are sent, one record for each questionnaire, in the browser's own database.
// Pages and the worker both read it. A record is {base, who, key, started, fields, touched, pending, isQueued, at}.
self.Kept = (() => {
  const opened = () =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open("consult", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("answers", { keyPath: "base" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const work = async (mode, step) => {
    const database = await opened();
    const change = database.transaction("answers", mode);
    const asked = step(change.objectStore("answers"));
    return new Promise((resolve, reject) => {
      change.oncomplete = () => resolve(asked.result);
      change.onabort = () => reject(change.error);
    }).finally(() => database.close());
  };
  return {
    read: (base) => work("readonly", (answers) => answers.get(base)),
    write: (record) => work("readwrite", (answers) => answers.put({ ...record, at: Date.now() })),
    sweep: async (limit) => {
      const records = await work("readonly", (answers) => answers.getAll());
      const old = records.filter(({ at }) => Date.now() - at > limit);
      await Promise.all(old.map(({ base }) => work("readwrite", (answers) => answers.delete(base))));
    },
    forget: (base) => work("readwrite", (answers) => answers.delete(base)),
  };
})();
