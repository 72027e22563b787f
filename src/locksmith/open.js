// The page that opens files: puts on the screen what the program says, and decides nothing.
//
// The program's own JavaScript stands before this in one script. Text becomes text and never HTML; nothing is fetched.

const at = (id) => document.getElementById(id);
const put = (parent, tag, text) => {
  const element = parent.appendChild(document.createElement(tag));
  element.textContent = text;
  return element;
};

// What was chosen, and what was read of it. All of it is gone when the page is closed.
let language, words, bytes, reading, failed;

function speak(tag) {
  language = locksmith.language(tag);
  words = JSON.parse(locksmith.words(language));
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = words[element.dataset.say];
  at("languages").replaceChildren();
  for (const { tag, name } of words.languages) {
    const button = put(at("languages"), "button", name);
    button.lang = tag;
    button.type = "button";
    button.setAttribute("aria-pressed", tag === language);
    button.onclick = () => {
      speak(tag);
      [...at("languages").children].find((it) => it.lang === tag).focus();
    };
  }
  say(failed);
  if (reading) show();
}

function say(failure) {
  failed = failure;
  at("status").textContent = failure ? words.failed[failure] : "";
}

function show() {
  const shown = JSON.parse(reading.shown(language));
  for (const part of ["said", "notes", "texts"]) at(part).replaceChildren();
  for (const said of shown.said) put(at("said"), "p", said);
  for (const { heading, parts } of shown.notes) {
    const article = put(at("notes"), "article", "");
    put(article, "h2", heading);
    const list = put(article, "dl", "");
    for (const { label, date, text } of parts) {
      if (label) put(list, "dt", label);
      if (!text) continue;
      const words = put(list, "dd", "");
      words.dir = "auto";
      if (date) put(words, "small", date);
      words.append(text);
    }
  }
  at("unread").hidden = shown.unread.length === 0;
  for (const { name, text } of shown.unread) {
    put(at("texts"), "h3", name);
    put(at("texts"), "pre", text);
  }
  at("open").hidden = false;
}

async function read(passphrase) {
  reading?.free();
  reading = undefined;
  at("open").hidden = true;
  say();
  at("status").textContent = words.opening;
  // The screen says so before the work begins, which keeps it still.
  await new Promise((painted) => setTimeout(painted, 50));
  try {
    reading = locksmith.read(bytes, passphrase?.normalize("NFC"));
    say();
    at("locked").hidden = true;
    at("passphrase").value = "";
    show();
    at("said").focus();
  } catch (error) {
    const failure = typeof error === "string" ? error : "memory";
    const asks = failure === "locked" || failure === "passphrase";
    say(failure === "locked" ? undefined : failure);
    at("locked").hidden = !asks;
    if (asks) at("passphrase").focus();
  }
}

at("file").onchange = async () => {
  const [file] = at("file").files;
  if (!file) return;
  at("name").textContent = file.name;
  at("locked").hidden = true;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return say("unread-file");
  }
  // The same file can be chosen again.
  at("file").value = "";
  read();
};

at("locked").onsubmit = (event) => {
  event.preventDefault();
  read(at("passphrase").value);
};

at("show").onchange = () => (at("passphrase").type = at("show").checked ? "text" : "password");

at("print").onclick = () => print();

at("save").onclick = () => {
  const now = new Date();
  const text = reading.backup(now.getTime(), -now.getTimezoneOffset());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `own-words-${JSON.parse(text).day}.json`;
  link.click();
};

const program = Uint8Array.from(atob(at("program").textContent), (letter) => letter.charCodeAt(0));
locksmith({ module_or_path: WebAssembly.compile(program) }).then(() => {
  at("cannot").hidden = true;
  at("main").hidden = false;
  speak(navigator.languages.join(" "));
});
