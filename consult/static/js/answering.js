// Keeps on this device what one types in a questionnaire until it is sent; the kept copy of the questions also sends it, once,
// when the network is back. The site decides everything: without this script a questionnaire works as well.
(async () => {
  const KEPT_FOR = 60 * 24 * 3_600_000;
  const CALM = ["kept", "back", "forgotten"];
  const RETRY_AFTER = 15_000;
  const SOON = 1_000;
  const line = document.querySelector("[data-kept]");
  const section = document.querySelector("#kept-here");
  const { mode } = line.dataset;
  const { base, worker, who, key, changed, copies } = JSON.parse(line.dataset.kept);
  const words = JSON.parse(line.dataset.words);
  const questions = [...document.querySelectorAll("[data-question]")];
  const form = questions[0]?.closest("form");
  const uidOf = (question) => question.dataset.question;

  const say = (what) => {
    if (line.textContent !== words[what]) line.textContent = words[what];
    line.classList.toggle("kept-line-pressing", !CALM.includes(what));
    section.querySelector("[data-kept-buttons]").hidden = false;
  };

  // What a question's fields hold, as pairs (name, value), and back.
  const controls = (question) => [...question.querySelectorAll("input, select, textarea")].filter((one) => one.type !== "hidden");
  const isTicked = (control) => control.type === "checkbox" || control.type === "radio";
  const typed = (question) =>
    controls(question).flatMap((control) => {
      if (isTicked(control)) return control.checked ? [[control.name, control.value]] : [];
      if (control.type === "file") return [...control.files].map((file) => [control.name, file]);
      return [[control.name, control.value]];
    });
  const fill = (question, fields) => {
    for (const control of controls(question)) {
      const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
      if (isTicked(control)) control.checked = values.includes(control.value);
      // A file the site refused is not put back: it would be refused again, whichever button is pressed.
      else if (control.type === "file") {
        if (!control.ariaInvalid) control.files = listOf(values.filter((value) => value instanceof File));
      }
      else if (values.length) [control.value] = values;
    }
    question.dispatchEvent(new Event("filled"));
  };
  const listOf = (files) => {
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    return carrier.files;
  };

  // The copies of the questions, and what they are drawn with, for when there is no network. They are fetched as a stranger
  // would: nothing of who is signed in is ever in them.
  const keepCopies = async () => {
    if (!navigator.serviceWorker || !Object.keys(copies).length) return;
    await navigator.serviceWorker.register(worker, { scope: base });
    const cache = await caches.open(base);
    const needed = new Set();
    for (const url of Object.values(copies)) {
      const page = await fetch(url, { credentials: "omit" });
      if (!page.ok) return;
      const drawn = new DOMParser().parseFromString(await page.clone().text(), "text/html");
      for (const one of drawn.querySelectorAll("link[href], script[src]")) needed.add(one.href || one.src);
      await cache.put(url, page);
    }
    await cache.addAll(needed);
    await navigator.serviceWorker.ready;
    await cache.put(`${base}/copie`, new Response(Object.values(copies)[0]));
  };

  await Kept.sweep(KEPT_FOR);
  let record = await Kept.read(base);
  const begin = () => ({ base, who: mode === "copy" ? null : who, key, started: "", fields: {}, touched: [], isQueued: false });

  const remember = async (question) => {
    record ??= begin();
    record.fields[uidOf(question)] = typed(question);
    record.touched = [...new Set([...record.touched, uidOf(question)])];
    record.isQueued = false;
    await Kept.write(record);
    say(navigator.onLine ? "kept" : "cut");
  };

  const watch = () => {
    form.addEventListener("input", (event) => {
      const question = event.target.closest("[data-question]");
      if (question) remember(question);
    });
    window.addEventListener("offline", () => say("cut"));
  };

  // A page of the site: what was typed here and never reached the site is put back.
  const onPage = () => {
    watch();
    if (record?.pending && record.pending.changed !== changed) {
      record.touched = record.touched.filter((uid) => !record.pending.uids.includes(uid));
    }
    const back = questions.filter((one) => record?.touched.includes(uidOf(one)));
    const isNews = back.some((one) => JSON.stringify(typed(one)) !== JSON.stringify(record.fields[uidOf(one)]));
    for (const one of back) fill(one, record.fields[uidOf(one)]);
    if (isNews) say("back");
    if (back.length && record.key && record.who === "") form.elements.key.value = record.key;
    form.addEventListener("submit", () => {
      if (!record) return;
      for (const one of questions) record.fields[uidOf(one)] = typed(one);
      record.key = form.elements.key.value;
      record.started ||= form.elements.started.value;
      record.pending = { changed, uids: questions.map(uidOf) };
      Kept.write(record);
    });
  };

  // A number or a day between two, either of which may be missing; days come as they are written in ISO 8601.
  const liesBetween = (answer, least, most) => {
    const tidy = answer.replace(/[\s\u202f\u00a0]/g, "").replace(",", ".").replace("\u2212", "-");
    const given = typeof (least ?? most) === "number" ? Number.parseFloat(tidy) : answer;
    return given !== "" && !Number.isNaN(given) && (least === null || given >= least) && (most === null || given <= most);
  };

  // The kept copy: asks what depends on other answers by itself, and sends when it can.
  const ask = () => {
    for (const question of questions.filter((one) => one.dataset.askedIf)) {
      const { question: source, items, is_chosen: isChosen, least, most } = JSON.parse(question.dataset.askedIf);
      const known = questions.find((one) => uidOf(one) === source);
      const isUntold = known?.querySelector(`[name="${source}-untold"]:checked`);
      const chosen = isUntold ? [] : [...(known?.querySelectorAll(`[name="${source}"]:checked`) ?? [])].map((one) => one.value);
      if ((least ?? most) !== undefined && (least ?? most) !== null) {
        const answer = isUntold ? "" : known?.querySelector(`[name="${source}"]`)?.value ?? "";
        question.hidden = !known || known.hidden || !liesBetween(answer, least, most);
        continue;
      }
      question.hidden = !known || known.hidden || items.some((item) => chosen.includes(item)) !== isChosen;
    }
  };

  // A network that comes back does so little by little: what failed is tried again soon, then ever more seldom.
  let [isSending, isAskedAgain, pause, timer] = [false, false, SOON, 0];
  const send = async () => {
    if (!record?.isQueued) return;
    if (isSending) return (isAskedAgain = true);
    isSending = true;
    clearTimeout(timer);
    if (navigator.onLine) say("sending");
    try {
      const answer = await fetch(`${base}/jeton`, { cache: "no-store", signal: AbortSignal.timeout(RETRY_AFTER) });
      const token = await answer.json();
      if (record.who !== null && token.who !== record.who) return say("other_reader");
      await hand(token.csrf);
    } catch {
      say("waiting");
    } finally {
      if (record?.isQueued) timer = setTimeout(send, isAskedAgain ? SOON : pause);
      pause = Math.min(2 * pause, RETRY_AFTER);
      isSending = isAskedAgain = false;
    }
  };
  const sendAnew = () => {
    pause = SOON;
    return send();
  };
  // From here on the browser sends the form as any other; where that fails the worker queues it anew.
  const hand = async (csrf) => {
    record.isQueued = false;
    await Kept.write(record);
    const { seen, touched } = known();
    for (const one of questions) {
      for (const control of controls(one)) control.disabled = !touched.includes(uidOf(one));
    }
    const { key, started } = record;
    Object.entries({ csrf_token: csrf, key, started, seen: seen.join(" "), touched: touched.join(" ") }).forEach(
      ([name, value]) => (form.elements[name].value = value ?? ""),
    );
    form.submit();
  };
  // The questions that are asked, and those of them that were answered here.
  const known = () => {
    const seen = questions.filter((one) => !one.hidden).map(uidOf);
    return { seen, touched: seen.filter((uid) => record.touched.includes(uid)) };
  };
  // Some browsers wake the worker when the network is back, even when this page is closed by then: it sends in its stead.
  const wake = async () => {
    record.known = known();
    await Kept.write(record);
    const ready = await navigator.serviceWorker?.ready;
    await ready?.sync?.register("send").catch(() => {});
  };

  const onCopy = () => {
    watch();
    form.hidden = false;
    for (const one of questions) if (record?.fields[uidOf(one)]) fill(one, record.fields[uidOf(one)]);
    ask();
    form.addEventListener("input", ask);
    const last = questions.findLastIndex((one) => record?.touched.includes(uidOf(one)));
    const next = questions.slice(last + 1).find((one) => !one.hidden);
    const link = document.querySelector("[data-kept-next]");
    if (last >= 0 && next) [link.href, link.hidden] = [`#${uidOf(next)}`, false];
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      record ??= begin();
      record.key ||= newKey();
      record.isQueued = true;
      await Kept.write(record);
      wake();
      sendAnew();
    });
    window.addEventListener("online", sendAnew);
    window.addEventListener("pageshow", () => {
      for (const one of questions.flatMap(controls)) one.disabled = false;
    });
    if (record?.isQueued) wake();
    send();
  };
  const newKey = () => {
    const signs = "abcdefghijklmnopqrstuvwxyz23456789";
    return [...crypto.getRandomValues(new Uint32Array(12))].map((number) => signs[number % signs.length]).join("");
  };

  const forget = async () => {
    await Kept.forget(base);
    await Kept.forget(`${base}#`);
    record = undefined;
  };
  for (const forgetting of document.querySelectorAll("form[action$='/oubli']")) {
    forgetting.addEventListener("submit", async (event) => {
      event.preventDefault();
      await forget();
      forgetting.submit();
    });
  }
  section.querySelector("[data-kept-forget]")?.addEventListener("click", async () => {
    await forget();
    form.reset();
    ask();
    say("forgotten");
  });

  // What another reader of this device has typed is put aside until they come back: it is put in nobody else's form. What
  // somebody typed before they said who they are, only when they ask for it.
  const aside = (reader) => `${base}#${reader}`;
  const move = async (kept, to, more = {}) => {
    await Kept.write({ ...kept, ...more, base: to });
    await Kept.forget(kept.base);
    return { ...kept, ...more, base: to };
  };
  const offer = (visitors) => {
    // A line of its own: what is said of one's own answers, on the other one, does not take its place.
    const theirs = section.querySelector("[data-kept-theirs]");
    theirs.hidden = false;
    theirs.querySelector("p").textContent = words.visitors;
    section.querySelector("[data-kept-buttons]").hidden = false;
    theirs.querySelector("[data-kept-use]").addEventListener("click", async () => {
      await move(visitors, base, { who, key });
      location.reload();
    });
  };
  const tellApart = async () => {
    if (record && record.who !== null && record.who !== who) {
      if (record.touched.length && record.who !== "") say("others");
      await move(record, aside(record.who));
      record = undefined;
    }
    const mine = record ? undefined : await Kept.read(aside(who));
    if (mine) record = await move(mine, base);
    const visitors = who === "" ? undefined : await Kept.read(aside(""));
    if (visitors?.touched.length) offer(visitors);
  };

  if (mode === "sent") return forget();
  // What the worker has sent meanwhile: whoever wrote it is thanked now.
  if (record?.sent) {
    const { sent, who: whose } = record;
    await forget();
    if (whose === null || whose === who || mode === "copy") return location.replace(sent);
  }
  if (mode !== "copy") await tellApart();
  if (mode !== "copy" && record?.isQueued) return location.replace(Object.values(copies)[0]);
  if (mode === "page" && form) onPage();
  if (mode === "copy") onCopy();
  keepCopies().catch(() => {});
})();
