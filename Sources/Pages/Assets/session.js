// Says that a session is about to end, and offers to go on. The page works without it.
const dialogue = document.getElementById("session-dialogue");
const warning = Number(dialogue.dataset.warning);
const button = dialogue.querySelector("button");
// A second more, so that it is over when we say that it is: a page that is asked for before then is use.
const instant = (left) => Date.now() + (Number(left) + 1) * 1000;
let end = instant(dialogue.dataset.left);
let timer;
// Said once: who closes it has read it.
let told = false;

// How long it has left may have changed by another window: the server knows.
async function askWhen() {
  try {
    const answer = await fetch("/session", { credentials: "same-origin", cache: "no-store" });
    const left = answer.headers.get("Tovholder-Session-Seconds");
    end = left === null ? 0 : instant(left);
  } catch {
    // Without a connection the session still ends when it was said to.
  }
}

function goOn() {
  told = false;
  dialogue.close();
}

function leave() {
  location.replace(dialogue.dataset.ended);
}

function wait() {
  clearTimeout(timer);
  const left = end - Date.now();
  if (left <= 0) return check();
  // A laptop that sleeps, sleeps through timers: look again every half minute at least.
  const next = told ? left : left - warning * 1000;
  timer = setTimeout(next <= 0 ? warn : check, Math.min(Math.max(next, 0), 30000));
}

async function check() {
  if (end - Date.now() > warning * 1000) return wait();
  await askWhen();
  if (end <= Date.now()) return leave();
  if (end - Date.now() > warning * 1000) goOn();
  wait();
}

async function warn() {
  await askWhen();
  if (end <= Date.now()) return leave();
  if (end - Date.now() <= warning * 1000 && !told) {
    told = true;
    dialogue.showModal();
    button.focus();
  }
  wait();
}

dialogue.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  event.preventDefault();
  try {
    const body = new URLSearchParams(new FormData(form));
    await fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
    await askWhen();
  } catch {
    return form.submit();
  }
  if (end <= Date.now()) return leave();
  goOn();
  wait();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") check();
});
wait();
