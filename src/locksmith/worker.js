// The other half of the locksmith: takes one request, answers it, and is ended by the page.
//
// `./dev build` puts this behind the program's own JavaScript, so that a worker is one file and one program. Requests
// and answers stand in ARCHITECTURE.md. A passphrase means the same however a keyboard composes its letters: it is
// brought to one form (NFC) here, before anything else sees it.

const normal = ({ passphrase }) => passphrase.normalize("NFC");

const work = {
  derive: (asked) => locksmith.derive(normal(asked), asked.salt, asked.memoryKib, asked.passes),
  "lock-file": (asked) => locksmith.lock_file(normal(asked), asked.file),
  strength: (asked) => strength.guesses(normal(asked)),
  "open-file": (asked) => locksmith.open_file(normal(asked), asked.file),
};

// Beside this file and named like it, with the same hash. In the page of one file they stand before this, as text.
async function program(name) {
  if (self.programs) return WebAssembly.compile(Uint8Array.from(atob(programs[name]), (letter) => letter.charCodeAt(0)));
  const bytes = await fetch(location.href.replace(/locksmith-([^/]*)\.js$/, name + "-$1_bg.wasm"));
  if (!bytes.ok) throw new Error(bytes.status);
  return WebAssembly.compile(await bytes.arrayBuffer());
}

onmessage = async ({ data }) => {
  try {
    // What guesses at passphrases knows many words, and is loaded for that alone.
    const guesses = data.do === "strength";
    await (guesses ? strength : locksmith)({ module_or_path: program(guesses ? "strength" : "locksmith") });
  } catch {
    return postMessage({ failed: "missing" });
  }
  try {
    const done = work[data.do](data);
    postMessage({ done }, done.buffer ? [done.buffer] : []);
  } catch (error) {
    // The program says in a word what failed. When it was stopped, it had no memory left.
    postMessage({ failed: typeof error === "string" ? error : "memory" });
  }
};
