// Keeps the page on the device, so that it opens without a network, and brings a new version of it: a service worker.
//
// It has no words of the person's and asks for nothing but the page's own files. `workbench seal` writes above this which
// files there are: `self.page`, each name with the SHA-256 of what is in it, and the page itself under no name.
//
// Invariant: nothing is kept whose hash is another than the one written there, and nothing kept of this version is shown
// without its hash being looked at. So a copy that was damaged is never shown, and a download that broke off, or what a
// hotel's network answers in the page's place, is never taken for a version. Only where nothing whole can be had, an
// earlier version is shown, or else what the network says.

const scope = new URL("./", location.href).href;
// Another folder of the same host may have a page of its own.
const BEGINS = `own-words ${scope} `;
const addressOf = (name) => scope + name;

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hash = async (bytes) => base64(await crypto.subtle.digest("SHA-256", bytes));
const isWhole = async (name, response) =>
  response?.ok && (await hash(await response.clone().arrayBuffer())) == page[name];

// Each version has a cache of its own, named after what is in it. A browser may fail to open it, and is asked again then.
const ownName = hash(new TextEncoder().encode(JSON.stringify(page))).then((hash) => BEGINS + hash);
let opened;
function ownCache() {
  opened ??= ownName.then((name) => caches.open(name));
  opened.catch(() => (opened = undefined));
  return opened;
}

// What any version kept under this address. Where the browser fails to look, the network is left.
const keptBefore = (address) => caches.match(address).catch(() => {});

// The file, if this version of it can be had: as it is kept, or else from the network, and then it is kept again.
async function whole(name) {
  const cache = await ownCache();
  const address = addressOf(name);
  const kept = await cache.match(address);
  if (await isWhole(name, kept)) return kept;
  if (kept) await cache.delete(address);
  // A file with a hash in its name has most likely just been loaded by the page; the page itself is asked for anew. What
  // came wrong once is asked for past the browser's own cache, and in WebKit that takes another address.
  const asks = [
    [address, name ? "default" : "no-cache"],
    [address, "reload"],
    [`${address}?${Date.now()}`, "no-store"],
  ];
  for (const [from, cache] of asks) {
    const answer = await fetch(from, { cache });
    if (await isWhole(name, answer)) return keep(address, answer);
  }
}

// What is shown is what was kept: WebKit does not hand on an answer whose copies were read. Where there is no room to keep
// it, it is shown all the same. Some hosts answer `open.html` from another address, which browsers do not show as a page:
// what is in it was looked at, so it is taken as an answer of its own.
async function keep(address, answer) {
  const cache = await ownCache();
  if (answer.redirected) answer = new Response(await answer.arrayBuffer(), { headers: answer.headers });
  const shown = answer.clone();
  await cache.put(address, answer).catch(() => {});
  return (await cache.match(address)) ?? shown;
}

// All or nothing: what came is kept for the next try, and until then the version before stays.
async function keepAll() {
  const cache = await ownCache();
  for (const name of Object.keys(page)) {
    const address = addressOf(name);
    const before = await keptBefore(address);
    if (await isWhole(name, before)) await cache.put(address, before);
    else if (!(await whole(name)) || !(await cache.match(address))) throw new Error(address);
  }
}

// Pages that are open go on with their own version, whose files have other names. It is forgotten when no page is open,
// and at the latest when two more have come. A newer one than this may be on its way: what came of it stays.
async function forgetOld(howMany) {
  const names = await older();
  for (const name of names.slice(0, Math.max(0, names.length - howMany))) await caches.delete(name);
}
async function older() {
  await ownCache();
  // In the order in which they were made.
  const names = (await caches.keys()).filter((name) => name.startsWith(BEGINS));
  return names.slice(0, Math.max(0, names.indexOf(await ownName)));
}
const openPages = () => clients.matchAll({ type: "window", includeUncontrolled: true });

// A browser may have cleared some of what was kept: it is fetched again, as long as the host has it. Says whether all of it
// is there; whether it is whole, too, when that is looked at.
async function complete(looksAtHash) {
  const cache = await ownCache();
  for (const name of Object.keys(page)) {
    const kept = await cache.match(addressOf(name));
    if (looksAtHash ? await isWhole(name, kept) : kept) continue;
    // There may be no room to keep it.
    if (!(await whole(name)) || !(await cache.match(addressOf(name)))) return false;
  }
  return true;
}

// What a service says of itself beside the page can change at any time. It is shown as it was last, and asked for anew.
const SERVICE = "service.json";
async function renewService() {
  const answer = await fetch(addressOf(SERVICE), { cache: "no-cache" });
  await keepService(answer.clone()).catch(() => {});
  return answer;
}

async function keepService(answer) {
  const kept = await caches.open("of-service");
  const bytes = await answer.clone().arrayBuffer();
  // Where it was taken away, its numbers hold no longer. Some hosts send the page itself in place of what is not there.
  if (answer.status == 404 || (await hash(bytes)) == page[""]) return kept.delete(addressOf(SERVICE));
  // Any other page in its place, to log in for instance, takes nothing away.
  const isPage = /^\s*</.test(new TextDecoder().decode(bytes));
  if (answer.ok && !isPage) await kept.put(addressOf(SERVICE), answer);
}

addEventListener("install", (event) =>
  event.waitUntil(
    (async () => {
      await keepAll();
      // Of a host that never answers for it, nothing else waits long.
      await Promise.race([renewService().catch(() => {}), new Promise((done) => setTimeout(done, 10_000))]);
      await skipWaiting();
    })(),
  ),
);

addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      await forgetOld((await openPages()).length ? 2 : 0);
      await clients.claim();
    })(),
  ),
);

addEventListener("fetch", (event) => {
  const { method, mode, destination, url } = event.request;
  // What stands behind a question mark means nothing to the page: links may have it, from a leaflet for instance, and a
  // script that is asked for once more.
  const [address] = url.split(mode == "navigate" || destination == "script" ? /[?#]/ : "#");
  if (method != "GET" || !address.startsWith(scope) || address.includes("?")) return;
  const name = address.slice(scope.length).replace(/^index\.html$/, "");
  if (name == SERVICE) {
    const renewed = renewService();
    event.respondWith(keptBefore(event.request).then((kept) => kept ?? renewed));
    event.waitUntil(renewed.catch(() => {}));
    return;
  }
  const answered = answer(name, address, event.request);
  event.respondWith(answered);
  if (!name) event.waitUntil(tidyUp(answered).catch(() => {}));
});

// An earlier version stays for as long as it is what is shown, or this one is not whole. Whether a page was open is asked
// before this one is.
async function tidyUp(answered) {
  const isFirst = (await openPages()).length == 0;
  const isOwn = own.has(await answered);
  const forgets = isFirst && isOwn && (await older()).length > 0;
  if ((await complete(forgets)) && forgets) await forgetOld(0);
}

// Answers out of this version.
const own = new WeakSet();
async function answer(name, address, request) {
  // A file of a version that an open page still runs, or none of the page's.
  if (!Object.hasOwn(page, name)) return (await keptBefore(address)) ?? fetch(request);
  const found = await whole(name).catch(() => {});
  if (found) {
    own.add(found);
    return found;
  }
  // The host has another version by now, or something else answers in its place, or nobody. A person is better off with
  // a version that was kept before.
  const before = await keptBefore(addressOf(name));
  return before ?? fetch(request).catch(() => (name ? Response.error() : inPlaceOfPage()));
}

function inPlaceOfPage() {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>Own Words</title>
    <main><h1>Own Words <span lang="nb">Egne ord</span></h1><p lang="en">The page cannot be loaded just now. What you wrote is still on this device. Try again when you are online.
    <p lang="nb">Siden kan ikke lastes inn akkurat nå. Det du har skrevet, er fortsatt på denne enheten. Prøv igjen når du er på nett.
    <p lang="da">Siden kan ikke indlæses lige nu. Det du har skrevet, er stadig på denne enhed. Prøv igen når du er på nettet.`;
  const headers = { "content-type": "text/html", "content-security-policy": "default-src 'none'" };
  return new Response(html, { headers, status: 503 });
}
