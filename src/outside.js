// What must not depend on the program: the way to the texts and to the locksmith, and help when the program cannot start
// or has stopped.
//
// The one script of our own that every visit loads. It exists because WebAssembly cannot speak for itself when it was
// not loaded, or when it was stopped without a panic (out of memory, stack too deep).

// Files beside the page have names that `workbench furnish` has written into it. In the page of one file they stand in it:
// `./dev` says which of the two this is made for, and what is for the other is left out.
const held = (id) => document.getElementById(id).textContent;
const { locksmith, later, rest, words } = IN_ONE_FILE
  ? { locksmith: URL.createObjectURL(new Blob([held("locksmith")], { type: "text/javascript" })) }
  : document.currentScript.dataset;

// --- What the first screen does without -------------------------------------------------------------------------------

// It is asked for when the first screen stands and has been quiet for a moment: on a slow network everything else would
// come later by that much. What is kept on the device takes nothing from anyone.
const { serviceWorker } = navigator;
const stands = new Promise((done) => addEventListener("stands", done));
const quiet = stands.then(async () => {
  if (!serviceWorker?.controller) await new Promise((done) => setTimeout(done, 500));
  await new Promise((done) => (self.requestIdleCallback ?? setTimeout)(done, { timeout: 2000 }));
});
const whenQuiet = (what) => quiet.then(what);

// --- What the page says ----------------------------------------------------------------------------------------------

// The texts of each language are a file, and only the one that is spoken is loaded: while the program is on its way, the
// one that it will ask for first. (`Language::of_browser` decides; another guess here costs a moment.) A later one is not
// waited for without end: the program goes on in the language it has.
async function load(language, signal) {
  if (IN_ONE_FILE) return held(`words-${language}`);
  const answer = await fetch(`${words}-${language}.txt`, { signal });
  if (!answer.ok) throw new Error(answer.url);
  return answer.text();
}
const spoken = { __proto__: null, en: "en", nb: "nb", no: "nb", nn: "nb", da: "da" };
const stored = (name) => JSON.parse(localStorage[`own-words/${name}`] ?? null)?.body;
let chosen;
try {
  // Where others use the device, with the tab that says so; what is stored is not read there. Under a lock it stands last
  // in what the lock says of itself.
  const ofTab = sessionStorage["own-words/shared"];
  const said = ofTab ?? stored("settings")?.language ?? stored("vault")?.lock?.rest.split(" ")[2];
  chosen = ["en", "nb", "da"].find((language) => language == said);
} catch {
  // What cannot be read here is read, or told of, by the program.
}
const ofBrowser = () => navigator.languages.map((tag) => spoken[tag.split(/[-_]/)[0].toLowerCase()]).find(Boolean);
// What the service that handed the page out says of itself. Whatever is wrong with it, the page starts.
async function ofService() {
  if (IN_ONE_FILE) return held("service");
  const answer = await fetch("service.json", { signal: AbortSignal.timeout?.(3000) });
  return answer.ok ? answer.text() : "";
}
const service = ofService().catch(() => "");
const languageOf = (service) => {
  try {
    return spoken[JSON.parse(service).language];
  } catch {}
};
const begin = (language) => {
  // Nothing waits for it, and so nothing is asked for before the first screen stands.
  if (!IN_ONE_FILE) whenQuiet(() => (document.querySelector("[rel=manifest]").href = `app-${language}.webmanifest`));
  const texts = load(language);
  // Whoever asks for them is told.
  texts.catch(() => {});
  return { language, texts };
};
const first = chosen ? begin(chosen) : service.then((says) => begin(languageOf(says) ?? ofBrowser() ?? "en"));

// --- The locksmith ---------------------------------------------------------------------------------------------------

// The page's policy lets no text be run as a script, unless it went through here.
const keeper = "sw.js";
const policy = self.trustedTypes?.createPolicy("own-words", {
  createScriptURL(address) {
    if (address != locksmith && address != keeper) throw new TypeError(address);
    return address;
  },
});
const script = (address) => policy?.createScriptURL(address) ?? address;
window.ownWords = {
  chosen,
  service: () => service,
  words: async (wanted) => {
    const { language, texts } = await first;
    const again = () => load(wanted, AbortSignal.timeout?.(5000));
    return wanted == language ? texts.catch(again) : again();
  },
  copy: (text) => navigator.clipboard.writeText(text),
  persist: () => navigator.storage?.persist?.(),
  quiet: () => quiet,
  rest: (first, atOnce) => (atOnce ? loadRestAtOnce(first) : restOrPause(first)),
  save,
  ask: (message) => {
    const worker = new Worker(script(locksmith));
    const answer = new Promise((done, fail) => {
      worker.onmessage = ({ data }) => done(data);
      // What went wrong within has a message. Without one, the script itself could not be had.
      worker.onerror = (event) => (event.message ? fail(event) : done({ failed: "missing" }));
    });
    worker.postMessage(message);
    return answer.finally(() => worker.terminate());
  },
};
// There only where it is so.
if (IN_ONE_FILE && location.protocol == "file:") window.ownWords.fromFile = () => true;

function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser needs the address until the file is saved; it goes with the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// --- The rest of the program -----------------------------------------------------------------------------------------

// `workbench split` took it out. It puts itself into its places in the first part, whose exports these are given, and has
// nothing of its own: where it comes both ways at the same moment, the second does no harm.
let whole = false;
async function loadRest(first) {
  if (IN_ONE_FILE) return loadRestAtOnce(first);
  try {
    const answer = await fetch(rest);
    const program = await WebAssembly.compile(await answer.arrayBuffer());
    if (!whole) await WebAssembly.instantiate(program, { a: first });
    whole = true;
  } catch {
    setTimeout(loadRest, 5000, first);
  }
}

// Nobody is kept waiting longer by a network that says nothing.
let coming;
function restOrPause(first) {
  coming ??= loadRest(first);
  return Promise.race([coming, new Promise((done) => setTimeout(done, 5000))]);
}

// Bytes as letters: no other kind of answer may be waited for like this.
function askAtOnce(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  return request.response;
}

// Something in it was called before it came. The program stands still until it is there, or has stopped.
function loadRestAtOnce(first) {
  try {
    const letters = IN_ONE_FILE ? atob(held("rest")) : askAtOnce(rest);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt());
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { a: first });
    whole = true;
  } catch {
    const stopped = new WebAssembly.RuntimeError(rest);
    fell(stopped);
    throw stopped;
  }
}

// --- What is loaded later --------------------------------------------------------------------------------------------

const tell = (what) => dispatchEvent(new Event(what));
// Of an address that failed once, a browser may never ask again: each try has another.
let tries = 0;
const loadLater = () =>
  import(tries++ ? `${later}?${tries}` : later).then(() => tell("later"), () => setTimeout(loadLater, 5000));
if (!IN_ONE_FILE) whenQuiet(loadLater);

// --- Without a network -----------------------------------------------------------------------------------------------

// `sw.js` keeps the page and its next version: see src/without_network.js. It is asked for once the program runs, so that
// it makes nobody wait. Browsers refuse it in some private windows and away from https; then the page needs its network.

// Another page of the same host may have one that sees to all folders of it.
const isOwn = (worker) => worker?.scriptURL == new URL(keeper, document.baseURI).href;
if (!IN_ONE_FILE && serviceWorker) {
  // What takes over from another is a newer version, for the next time. A browser looks for one as soon as it opens the
  // page, and it may take over before the program can be told.
  let controlled = isOwn(serviceWorker.controller);
  serviceWorker.oncontrollerchange = () => {
    if (!isOwn(serviceWorker.controller)) return;
    if (controlled) whenQuiet(() => tell("renewed"));
    controlled = true;
  };
}
whenQuiet(async () => {
  if (IN_ONE_FILE || !serviceWorker) return;
  const registration = await serviceWorker.register(script(keeper)).catch(() => {});
  const isKept = () => isOwn(registration?.active);
  if (isKept()) return tell("kept");
  const coming = registration?.installing ?? registration?.waiting;
  const changed = () => {
    if (!isKept()) return;
    coming.removeEventListener("statechange", changed);
    tell("kept");
  };
  coming?.addEventListener("statechange", changed);
});

// --- The notice in index.html ----------------------------------------------------------------------------------------

const fallen = document.getElementById("fallen");
let started = false;
let stopped = false;
addEventListener("started", () => {
  started = true;
  // The program may have been stopped while it read what is stored, before anything was drawn.
  fallen.hidden = !stopped;
  // Some databases take long, and some never answer (in some versions of Safari: WebKit bug 226547).
  const silent = setTimeout(() => (fallen.hidden = false), 15000);
  stands.then(() => {
    clearTimeout(silent);
    fallen.hidden = !stopped;
  });
});

function fell(reason) {
  stopped ||= reason instanceof WebAssembly.RuntimeError;
  if (!started || stopped) fallen.hidden = false;
}

// Capturing, since a script that cannot be loaded tells nobody but itself. A style sheet that cannot be loaded
// is no reason to call the page stopped.
addEventListener(
  "error",
  (event) => {
    if (event.target === window || event.target instanceof HTMLScriptElement) fell(event.error);
  },
  true,
);
addEventListener("unhandledrejection", (event) => fell(event.reason));

// --- Everything stored here, as it is stored -------------------------------------------------------------------------

// Puts into `shelf` what IndexedDB has, as far as it goes. It may refuse, or not answer for five seconds.
function read(shelf) {
  return new Promise((done, fail) => {
    let patience = setTimeout(fail, 5000);
    const asked = indexedDB.open("own-words");
    // There is none: an empty one made here would keep the program from making its own.
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = fail;
    asked.onsuccess = () => {
      const cursor = asked.result.transaction("records").objectStore("records").openCursor();
      cursor.onerror = fail;
      cursor.onsuccess = () => {
        const record = cursor.result;
        if (!record) return done();
        clearTimeout(patience);
        patience = setTimeout(fail, 5000);
        shelf[record.key] = record.value;
        record.continue();
      };
    };
  });
}

fallen.onclick = async ({ target }) => {
  if (!target.matches("button")) return;
  const [slots, shelf, missing] = [{}, {}, []];
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("own-words/")) slots[name] = localStorage[name];
    }
  } catch {
    missing.push("slots");
  }
  try {
    await read(shelf);
  } catch {
    missing.push("shelf");
  }
  document.getElementById("missing").hidden = missing.length == 0;
  // In Sweden a date is written as everywhere in this program.
  const day = new Date().toLocaleDateString("sv");
  const text = JSON.stringify({ format: "own-words-raw", version: 1, day, missing, slots, shelf });
  save(`own-words-raw-${day}.json`, "application/json", text);
};
