// Reads a question aloud with the browser's own voice. Nothing leaves the browser, and the page works without it.
const voice = window.speechSynthesis;

function text(button) {
  const part = document.getElementById(button.dataset.speak);
  return part ? part.innerText.replace(/\s+/g, " ").trim() : "";
}

function speak(button) {
  const isSpeaking = voice.speaking;
  voice.cancel();
  if (isSpeaking) return;
  const words = new SpeechSynthesisUtterance(text(button));
  words.lang = button.closest("[lang]")?.lang === "en" ? "en-GB" : "da-DK";
  // Slower than people talk among themselves.
  words.rate = 0.9;
  voice.speak(words);
}

function show() {
  for (const button of document.querySelectorAll("button[data-speak]")) button.hidden = false;
}

if (voice && "SpeechSynthesisUtterance" in window) {
  show();
  // An open page may be renewed under the reader's eyes.
  new MutationObserver(show).observe(document.getElementById("content"), { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-speak]");
    if (button) speak(button);
  });
  window.addEventListener("pagehide", () => voice.cancel());
}
