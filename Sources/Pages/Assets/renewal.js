// Renews an open page when the server tells that what it shows may have changed. The page works without it.
//
// What is told is only that: what has changed is fetched as the page itself, through the same gate. Focus, place and what
// is being written stay as they are; where they cannot, the reader is asked first.
const main = document.getElementById("content");
const notice = document.getElementById("renewal");
const words = notice.dataset;

// Milliseconds. Who only passes by opens no stream.
const passing = 1000;
// Changes that follow close upon each other are shown together: twice as far apart each time, to half a minute.
const shortest = 1000;
const longest = 30000;
// After a refusal, and twice as long after each further one, to ten minutes.
const refused = 60000;
const mostRefused = 600000;
const noticeStays = 8000;

let stream;
let opening;
let waiting;
let last = 0;
let pause = 0;
let refusals = 0;
let turn = Promise.resolve();
let clearing;
// As the server sent it: what the reader has opened or written since is not in it.
let shown = main.innerHTML;

function listen() {
  clearTimeout(opening);
  if (stream || document.hidden || !main.dataset.changes) return;
  stream = new EventSource(main.dataset.changes);
  stream.addEventListener("open", () => {
    refusals = 0;
    main.dataset.listening = "";
  });
  stream.addEventListener("change", soon);
  stream.addEventListener("over", () => {
    hang();
    soon();
    later();
  });
  stream.addEventListener("error", () => {
    delete main.dataset.listening;
    // It comes back by itself, unless it was refused.
    if (stream?.readyState !== EventSource.CLOSED) return;
    stream = undefined;
    soon();
    later();
  });
}

function hang() {
  clearTimeout(opening);
  stream?.close();
  stream = undefined;
  delete main.dataset.listening;
}

function later() {
  clearTimeout(opening);
  opening = setTimeout(listen, Math.min(refused * 2 ** refusals, mostRefused));
  refusals += 1;
}

function soon() {
  if (waiting) return;
  const since = Date.now() - last;
  pause = since > 2 * Math.max(pause, shortest) ? 0 : Math.min(Math.max(2 * pause, shortest), longest);
  // Not everybody at the same instant.
  waiting = setTimeout(() => {
    waiting = undefined;
    last = Date.now();
    turn = turn.then(renew);
  }, Math.max(0, pause - since) + Math.random() * 200);
}

async function renew() {
  let answer;
  let text;
  try {
    answer = await fetch(location.href, {
      credentials: "same-origin", cache: "no-store", redirect: "manual", headers: { "Tovholder-Renewal": "1" },
    });
    text = await answer.text();
  } catch {
    // Without a connection the page stays as it is; the stream comes back when the connection does.
    return;
  }
  if (answer.status === 429 || answer.status >= 500) return;
  // Not to be seen any more, or the session has ended: the server says so on a page of its own.
  const next = answer.ok ? new DOMParser().parseFromString(text, "text/html").getElementById("content") : null;
  if (!next) return location.reload();
  if (next.innerHTML === shown) {
    main.dataset.changes = next.dataset.changes;
    return;
  }
  const written = controls(main).filter(isWritten);
  if (written.every((control) => counterpart(control, next))) replace(next);
  else offer(next);
}

// Puts the new content in place of the old one.
function replace(next) {
  shown = next.innerHTML;
  const pairs = controls(main).filter(isWritten).map((control) => [control, counterpart(control, next)]);
  const open = elements(main, "details").map((one) => [one.open, counterpart(one, next)]);
  const focused = main.contains(document.activeElement) ? document.activeElement : null;
  const focus = focused && focused !== main ? counterpart(focused, next) : null;
  const selection = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  const top = elements(main, "[id]").find((one) => one.getBoundingClientRect().bottom > 0);
  const height = top?.getBoundingClientRect().top;
  const place = window.scrollY;
  main.dataset.changes = next.dataset.changes;
  main.replaceChildren(...next.childNodes);
  for (const [old, control] of pairs) if (control) copy(old, control);
  for (const [isOpen, one] of open) if (one) one.open = isOpen;
  if (focused) (focus ?? main).focus({ preventScroll: true });
  if (focus && selection && selection[0] !== null) focus.setSelectionRange(...selection);
  const again = top && document.getElementById(top.id);
  window.scrollTo({ top: place, behavior: "instant" });
  if (again) window.scrollBy({ top: again.getBoundingClientRect().top - height, behavior: "instant" });
  tell(words.renewed);
  clearing = setTimeout(() => notice.replaceChildren(), noticeStays);
}

// Something is being written that would be lost: the reader says when.
function offer(next) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.show;
  button.addEventListener("click", () => {
    main.focus({ preventScroll: true });
    replace(next);
  });
  tell(words.news, button);
}

function tell(text, ...more) {
  clearTimeout(clearing);
  const line = document.createElement("p");
  line.textContent = text;
  notice.replaceChildren(line, ...more);
}

function elements(within, selector) {
  return [...within.querySelectorAll(selector)];
}

function controls(within) {
  return elements(within, "input:not([type=hidden]), textarea, select");
}

function isWritten(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.tagName !== "SELECT") return control.value !== control.defaultValue;
  const options = [...control.options];
  if (!options.some((option) => option.defaultSelected)) return control.selectedIndex > 0;
  return options.some((option) => option.selected !== option.defaultSelected);
}

function copy(old, control) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = old.checked;
  else control.value = old.value;
}

// What says the same in the new content: by what it is, where it leads and what it is called, and the place among those
// of which all that is the same.
function counterpart(element, next) {
  if (element.id) return next.querySelector("#" + CSS.escape(element.id));
  const selector = element.tagName.toLowerCase();
  const same = (other) => mark(other) === mark(element);
  const place = elements(main, selector).filter(same).indexOf(element);
  return elements(next, selector).filter(same)[place] ?? null;
}

function mark(element) {
  const isChoice = element.type === "checkbox" || element.type === "radio";
  const name = element.tagName === "DETAILS" ? element.querySelector("summary") : element;
  return [
    element.form?.getAttribute("action"), element.name, element.getAttribute("href"), isChoice ? element.value : "",
    element.matches("input, textarea, select") ? "" : name?.textContent,
  ].join("\n");
}

// keeping.js has sent something that this page shows.
document.addEventListener("tovholder-renew", soon);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hang();
  else opening = setTimeout(listen, 0);
});
window.addEventListener("pagehide", hang);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) listen();
});
opening = setTimeout(listen, passing);
