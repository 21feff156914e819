// Keeps what a citizen enters on the device until the server has it, and keeps the page of today's measurements for when
// there is no connection. Both pages and forms work without it, while there is a connection.
//
// Nothing is sent twice: each entry has an id made here, and the server counts an id once. An entry is of whoever was signed
// in when it was written, and is shown to and sent by nobody else. Signing out empties the device (the server says so to
// the browser, by Clear-Site-Data).
const strip = document.getElementById("keeping");
const words = strip.dataset;
const main = document.getElementById("content");

// Milliseconds. The server takes nothing older (MonitoringLimits): the citizen is told instead.
const longest = 14 * 24 * 60 * 60 * 1000;
const shortestPause = 15000;
const longestPause = 600000;
const store = "tovholder-today";

let pause = shortestPause;
let waiting;
let isEnded = false;
let sentNow = 0;

// The device

let opened;
function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("tovholder", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

// Resolves when what was asked for is on the disk, not before.
async function inStore(mode, ask) {
  const transaction = (await database()).transaction("entries", mode, { durability: "strict" });
  const request = ask(transaction.objectStore("entries"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const keep = (entry) => inStore("readwrite", (entries) => entries.put(entry));
const forget = (id) => inStore("readwrite", (entries) => entries.delete(id));

async function everything() {
  return inStore("readonly", (entries) => entries.getAll());
}

// Those of whoever is signed in, oldest first.
async function own() {
  return (await everything()).filter((entry) => entry.owner === words.owner).sort((one, other) => one.at - other.at);
}

// Writing

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sends === "keep") keepForm(event, form);
  else if (new URL(form.action).pathname === words.signOut) leave(event, form);
});

async function keepForm(event, form) {
  event.preventDefault();
  if (form.dataset.busy) return;
  const doubt = doubtAbout(form);
  say(form, doubt);
  if (doubt) return form.querySelector("input:not([type=hidden])")?.focus();
  form.dataset.busy = "1";
  const entry = {
    id: crypto.randomUUID(), owner: words.owner, path: new URL(form.action).pathname, said: said(form), at: Date.now(),
    fields: [...new FormData(form, event.submitter)].filter(([name]) => !["form-token", "transmission"].includes(name)),
  };
  try {
    await keep(entry);
  } catch {
    // The device keeps nothing: the browser sends the form as it would without us.
    return form.submit();
  }
  await send();
  delete form.dataset.busy;
  const left = (await own()).find((one) => one.id === entry.id);
  if (left?.refused) {
    // Whoever wrote it is still here: it is put right where it stands.
    await forget(entry.id);
    say(form, left.refused);
    form.querySelector("input:not([type=hidden])")?.focus();
    return show();
  }
  const others = [...main.querySelectorAll("form[data-sends=keep]")].some((one) => one !== form && isBegun(one));
  form.reset();
  if (left) strip.focus();
  else if (others) document.dispatchEvent(new Event("tovholder-renew"));
  else location.assign(form.dataset.after);
}

const isBegun = (form) => [...form.elements].some((control) => control.type !== "hidden" && control.value
  && !["radio", "checkbox", "submit"].includes(control.type) && control.value !== control.defaultValue);

// What stands in the form, as a person would say it: what it is about, and the values with their units.
function said(form) {
  const values = [...form.querySelectorAll("input:not([type=hidden]), textarea, select")]
    .filter((control) => control.value && (!["radio", "checkbox"].includes(control.type) || control.checked))
    .map((control) => [control.dataset.name, control.value, control.dataset.unit].filter(Boolean).join(" "));
  return { what: form.dataset.what ?? "", values: values.join(", ") };
}

// A number, with a comma or a point; what no person can have is asked about before it is kept. The server asks too.
function doubtAbout(form) {
  const fields = [...form.querySelectorAll("input[data-lowest]")];
  if (fields.length && fields.every((field) => !field.value.trim())) return fields[0].dataset.noNumber;
  for (const field of fields) {
    const text = field.value.trim().replace(",", ".");
    if (!text) continue;
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return field.dataset.noNumber;
    if (Number(text) < Number(field.dataset.lowest) || Number(text) > Number(field.dataset.highest)) {
      return field.dataset.impossible;
    }
  }
  return "";
}

function say(form, text) {
  const place = form.querySelector("[data-doubt]");
  if (!place) return;
  place.textContent = text;
  place.hidden = !text;
}

// Sending

// One window at a time; the others find nothing left.
async function send() {
  clearTimeout(waiting);
  try {
    await navigator.locks.request("tovholder-sending", sendAll);
  } catch {
    // No connection: what waits goes on waiting.
  }
  await show();
}

async function sendAll() {
  const entries = (await own()).filter((entry) => !entry.refused);
  if (entries.length === 0) return;
  strip.dataset.state = "sending";
  const token = await freshToken(entries[0].path);
  if (!token) return;
  for (const entry of entries) {
    const age = Math.max(0, Date.now() - entry.at);
    if (age > longest) {
      await keep({ ...entry, refused: words.tooOld });
      continue;
    }
    const body = new URLSearchParams([
      // How long ago, not when: the clock of a device may be wrong.
      ...entry.fields, ["transmission", entry.id], ["age", String(Math.round(age / 1000))], ["form-token", token],
    ]);
    const answer = await fetch(entry.path, {
      method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { "Tovholder-Kept": "1" },
    });
    if (answer.status === 401) return ended();
    if (answer.status === 204) {
      await forget(entry.id);
      sentNow += 1;
      continue;
    }
    // Too busy, or broken: later. Everything else is an answer.
    if (answer.type === "opaqueredirect" || answer.status === 429 || answer.status >= 500) return;
    await keep({ ...entry, refused: await reason(answer) });
  }
}

// Of the session that is there now, which may be another than the one that the entry was written in. Nothing where nobody
// is signed in, or somebody else.
async function freshToken(path) {
  const answer = await fetch(path, {
    credentials: "same-origin", cache: "no-store", redirect: "manual", headers: { "Tovholder-Renewal": "1" },
  });
  if (answer.status === 401) {
    ended();
    return null;
  }
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.getElementById("keeping");
  isEnded = there?.dataset.owner !== words.owner;
  return isEnded ? null : page.querySelector("input[name=form-token]")?.value;
}

function ended() {
  isEnded = true;
}

async function reason(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-doubt]:not([hidden])")?.textContent.trim() || words.refused;
}

// Showing what waits

async function show() {
  const entries = await own();
  const list = document.createElement("ul");
  for (const entry of entries) list.append(line(entry));
  const open = entries.filter((entry) => !entry.refused).length;
  strip.dataset.state = open ? "waiting" : entries.length ? "refused" : sentNow ? "sent" : "none";
  strip.hidden = strip.dataset.state === "none" && !words.kept;
  const lines = [];
  if (words.kept) lines.push(words.offline);
  if (open) lines.push(fill(open === 1 ? words.one : words.many, open), isEnded ? words.ended : words.stays);
  else if (sentNow && !entries.length) lines.push(fill(sentNow === 1 ? words.sentOne : words.sentMany, sentNow));
  strip.replaceChildren(...lines.map(paragraph), ...(entries.length ? [list] : []), ...ways(open));
  if (open) {
    clearTimeout(waiting);
    waiting = setTimeout(send, pause);
    pause = Math.min(pause * 2, longestPause);
  } else {
    pause = shortestPause;
    // The page that was kept has done its work as soon as the real one can be had.
    if (words.kept && sentNow) location.reload();
  }
}

const fill = (text, number) => text.replace("{n}", String(number));

function paragraph(text) {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}

function line(entry) {
  const item = document.createElement("li");
  const at = new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  item.append(paragraph([entry.said.what, entry.said.values, at].filter(Boolean).join(" · ")));
  item.append(paragraph(entry.refused ?? words.waits));
  if (entry.refused) item.append(button(words.remove, async () => {
    await forget(entry.id);
    await show();
  }));
  return item;
}

function ways(open) {
  if (!open) return [];
  if (!isEnded) return [button(words.sendNow, send)];
  const link = document.createElement("a");
  link.className = "button";
  link.href = words.signIn;
  link.textContent = words.signInAgain;
  return [link];
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button-plain";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

// Leaving: the device is emptied, so what waits is sent first, or given up knowingly.
async function leave(event, form) {
  event.preventDefault();
  await send();
  const left = await everything().catch(() => []);
  if (left.length && !window.confirm(fill(words.lost, left.length))) return;
  form.submit();
}

// Keeping today's page

async function keepPage() {
  if (!words.page || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(words.worker, { scope: words.path });
  const answer = await fetch(words.page, {
    credentials: "same-origin", cache: "no-store", redirect: "manual", headers: { "Tovholder-Renewal": "1" },
  });
  if (!answer.ok) return;
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set("Tovholder-Kept-At", String(Date.now()));
  const page = new DOMParser().parseFromString(text, "text/html");
  const files = [...page.querySelectorAll("link[href^='/assets/'], script[src^='/assets/']")]
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src"));
  const cache = await caches.open(store);
  const known = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await cache.addAll(files.filter((file) => !known.includes(file)));
  // Last, so that no page is kept without what it needs.
  await cache.put(words.path, new Response(text, { status: 200, headers }));
  for (const path of known) if (path.startsWith("/assets/") && !files.includes(path)) await cache.delete(path);
  strip.dataset.ready = "1";
}

window.addEventListener("online", () => {
  pause = shortestPause;
  send();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) send();
});
send().then(keepPage).catch(() => {});
