// The page of today's measurements, when there is no connection. keeping.js puts it here; nothing else is kept.
const store = "tovholder-today";
const today = /^\/citizens\/[^/]+\/today$/;
// Milliseconds: a page that has not been renewed for so long is shown no more, and forgotten.
const longest = 7 * 24 * 60 * 60 * 1000;
// Whoever waits longer than this has no connection worth the name.
const patience = 8000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && today.test(address.pathname)) event.respondWith(page(request, address.pathname));
  else if (address.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

// What the server says, where it can be reached. A proxy that cannot reach it is no answer of the server.
async function page(request, path) {
  let failure;
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.status < 502 || answer.status > 504) return answer;
    failure = answer;
  } catch {
    failure = Response.error();
  }
  const cache = await caches.open(store);
  const kept = await cache.match(path);
  if (!kept) return failure;
  if (Date.now() - Number(kept.headers.get("Tovholder-Kept-At")) <= longest) return kept;
  await cache.delete(path);
  return failure;
}

// Their names hold a hash of what is in them: what is kept is what would be sent.
async function asset(request) {
  const cache = await caches.open(store);
  return (await cache.match(request)) ?? fetch(request);
}
