// Stands between the pages of one questionnaire and the network. Whatever the network answers is passed on untouched; only
// where it does not answer are the kept copy of the questions and its assets shown, and what was being sent is kept.
importScripts("/static/js/kept.js");

const BASE = new URL(self.registration.scope).pathname;
const IS_AWAY = 502; // A server that starts again answers 502 to 504: nothing was taken in.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate" && pathname.startsWith(BASE)) {
    event.respondWith(request.method === "POST" ? send(request, pathname) : visit(request, pathname));
  } else if (pathname.startsWith("/static/") && request.method === "GET") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

self.addEventListener("sync", (event) => event.waitUntil(oneAfterTheOther(sendQueued)));

async function visit(request, pathname) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(pathname)) ?? toCopy();
  }
}

async function send(request, pathname) {
  const sent = request.clone();
  try {
    const answer = await fetch(request);
    if (answer.status < IS_AWAY) return answer;
  } catch {
    // The network is cut: the same as a server that is away.
  }
  if (pathname.endsWith("/oubli")) await Kept.forget(BASE);
  else if (pathname === BASE) await keep(await sent.formData());
  return toCopy();
}

// What the form carried is kept as the page keeps it, and whether it was meant to be sent or only to go on.
async function keep(form) {
  const record = (await Kept.read(BASE)) ?? { base: BASE, who: null, fields: {}, touched: [] };
  const carried = [...form].filter(([name]) => /^[a-z2-9]{12}(-|$)/.test(name));
  for (const uid of new Set(carried.map(([name]) => name.slice(0, 12)))) {
    record.fields[uid] = carried.filter(([name, value]) => name.startsWith(uid) && (typeof value === "string" || value.size));
    if (!record.touched.includes(uid)) record.touched.push(uid);
  }
  const isQueued = form.get("then") === "send";
  await Kept.write({ ...record, key: form.get("key"), started: form.get("started"), pending: null, isQueued });
}

async function toCopy() {
  const first = await (await caches.match(`${BASE}/copie`))?.text();
  return first ? Response.redirect(new URL(first, self.location.origin), 303) : Response.error();
}

// Two at once would send twice, and the session one of them brings home would undo the other's.
const oneAfterTheOther = (work) => (navigator.locks ? navigator.locks.request(`send ${BASE}`, work) : work());

// What waits is sent when nobody has the page open; an open page does it itself, in front of whoever wrote the answers. What the
// site does not take in stays, for the next visit to say why. An error makes the browser try again later.
async function sendQueued() {
  const record = await Kept.read(BASE);
  if (!record?.isQueued || !record.known) return;
  if ((await self.clients.matchAll({ type: "window" })).length) throw Error("the page sends");
  const token = await (await fetch(`${BASE}/jeton`, { cache: "no-store" })).json();
  if (record.who !== null && token.who !== record.who) return;
  const form = new FormData();
  const { seen, touched } = record.known;
  const carried = { csrf_token: token.csrf, key: record.key, started: record.started, then: "send", seen: seen.join(" "), touched: touched.join(" ") };
  for (const [name, value] of Object.entries(carried)) form.append(name, value ?? "");
  for (const [name, value] of touched.flatMap((uid) => record.fields[uid])) form.append(name, value);
  const answer = await fetch(BASE, { method: "POST", body: form });
  if (!answer.ok || !answer.url.includes("/merci/")) return;
  await Kept.write({ base: BASE, who: record.who, sent: answer.url, fields: {}, touched: [] });
}
