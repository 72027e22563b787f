// What the first screen does without: it is loaded once the program runs. It works on what is drawn and decides nothing.
// Here and not in the program, since each call of the browser from there is paid for twice on every first visit.

const top = (element) => element.getBoundingClientRect().top;

// --- Measuring the sheet that was drawn for it -----------------------------------------------------------------------

const blocks = () => document.querySelector(".sheet--measuring")?.children;

// The lines of one paragraph after its first: where each begins, in units of its text, and its top. So words longer than
// a page can be cut between two lines.
function* linesOf(paragraph) {
  const node = paragraph.firstChild;
  if (!(node instanceof Text)) return;
  const [words, range] = [node.data, document.createRange()];
  const span = (from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  let [at, { bottom }] = [0, span(0, Math.min(2, words.length))];
  // A smaller letter of another font may end a little lower than its line.
  const reachesBelow = (to) => span(at, to).bottom > bottom + 8;
  for (;;) {
    // A line has some 60 letters: the search begins near.
    let [line, step] = [at, 64];
    while (!reachesBelow(Math.min(words.length, line + step))) {
      line += step;
      step *= 2;
      if (line >= words.length) return;
    }
    let below = Math.min(words.length, line + step);
    while (below - line > 1) {
      const middle = (line + below) >> 1;
      if (reachesBelow(middle)) below = middle;
      else line = middle;
    }
    const found = span(line, below);
    // At a word, so that no letter of two or more units is cut in the middle; but a word longer than a line is.
    const word = words.slice(at, line).search(/\s\S*$/) + 1;
    at = word ? at + word : Math.max(line, at + 1);
    bottom = found.bottom;
    yield [at, found.top];
  }
}

Object.assign(ownWords, {
  // The heights of the blocks; nothing where none were drawn to be measured.
  heights: () => blocks() && Array.from(blocks(), (block) => block.getBoundingClientRect().height),
  // The beginnings of all lines of a block, the first one first: the paragraph, the place in it, and its top.
  lines: (index) =>
    Array.from(blocks()[index].getElementsByTagName("p")).flatMap((paragraph, number) => {
      const starts = [[0, top(paragraph)], ...linesOf(paragraph)];
      return starts.flatMap(([at, line]) => [number, at, line - top(blocks()[index])]);
    }),
});

// --- Moving a line by its handle, with a finger, a pen or a mouse -----------------------------------------------------

// The line goes where the pointer is as it moves, so what is seen is what is. The pointer is listened to on the whole
// page: the line's own element is put elsewhere while it is moved.
let held, last;
document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.(".heap__handle");
  if (!handle) return;
  // No text is selected on the way.
  event.preventDefault();
  held = handle.closest("[data-line]").dataset.line;
  last = event.clientY;
});
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (held = undefined));
document.addEventListener("pointermove", ({ clientX, clientY }) => {
  if (held === undefined) return;
  // Near an edge the page goes along, unless the pointer is on its way back from there.
  const [edge, down] = [72, clientY - last];
  last = clientY;
  scrollBy(0, clientY < edge && down <= 0 ? -12 : clientY > innerHeight - edge && down >= 0 ? 12 : 0);
  const over = document.elementFromPoint(clientX, clientY);
  const heap = over?.closest("[data-heap]")?.dataset.heap;
  if (heap === undefined) return;
  const other = over.closest("[data-line]");
  const half = other && top(other) + other.offsetHeight / 2;
  const where = other ? [other.dataset.line, Number(clientY > half)] : [];
  dispatchEvent(new CustomEvent("held", { detail: [held, heap, ...where].join(" ") }));
});

// --- Reading aloud ---------------------------------------------------------------------------------------------------

// By a voice of the device itself and by no other: those would send the words away.
const { speechSynthesis } = window;
const spokenAs = { en: ["en"], nb: ["nb", "no"], da: ["da"] };
const tagOf = (voice) => voice.lang.replace("_", "-").toLowerCase();

function voiceFor(language) {
  const fits = (voice) => voice.localService === true && spokenAs[language].includes(tagOf(voice).split("-")[0]);
  const voices = speechSynthesis.getVoices().filter(fits);
  // Of several, one of the person's own country, as their browser has it.
  const wanted = navigator.languages.map((tag) => tag.toLowerCase());
  return voices.find((voice) => wanted.includes(tagOf(voice))) ?? voices.find((voice) => voice.default) ?? voices[0];
}

// Browsers find them late, or anew. With languages: these can be read aloud. Without: all was read.
const tellVoices = (detail) => dispatchEvent(new CustomEvent("voices", { detail }));
const findVoices = () => tellVoices(Object.keys(spokenAs).filter(voiceFor).join(" "));
if (speechSynthesis) {
  // In the page of one file this comes before the program does, which listens a little after it says that it has started.
  addEventListener("started", () => setTimeout(findVoices));
  speechSynthesis.onvoiceschanged = findVoices;
  findVoices();
}

// What stands in the screen, in the order in which it is seen, a paragraph each; what can be done there comes last. What is
// secret is never said, shown or not: a passphrase, and a recovery code.
const never = "[aria-hidden=true], [autocapitalize], [type=password], .code, .for-ears, .aloud, .chips";
const toPress = ".button, .quiet";
function paragraphs() {
  const [first, last] = [[], []];
  let block;
  const blockOf = (element) =>
    element.closest(toPress) ?? (getComputedStyle(element).display.startsWith("inline") ? blockOf(element.parentElement) : element);
  const say = (element, words) => {
    const paragraphs = element.closest(toPress) ? last : first;
    const now = element.value === undefined || element.matches("button") ? blockOf(element) : element;
    if (now === block) paragraphs[paragraphs.length - 1] += words;
    else paragraphs.push(words);
    block = now;
  };
  const read = (node) => {
    if (node instanceof Text) say(node.parentElement, node.data);
    if (!(node instanceof Element) || node.matches(never)) return;
    const { display, visibility } = getComputedStyle(node);
    if (display == "none" || visibility == "hidden") return;
    if (node.matches("select")) say(node, node.selectedOptions[0]?.text ?? "");
    else if (node.matches("textarea, [type=text], [type=tel]")) say(node, node.value);
    else if (node.matches("details:not([open])")) read(node.querySelector("summary"));
    else node.childNodes.forEach(read);
  };
  document.querySelectorAll(".example__mark, #main").forEach(read);
  return [...first, ...last];
}

// Pieces that take some ten seconds at most: some voices fall silent after fifteen, and never say so. They end where a
// sentence does, unless it is long. The point of a date ends none.
function* pieces(paragraph) {
  let piece = "";
  for (const word of paragraph.split(/\s+/)) {
    const ends = /[.?!…:]["”»)]*$/.test(piece) && !/^\p{Ll}/u.test(word);
    if ((piece.length > 60 && ends) || piece.length + word.length > 180) {
      yield piece;
      piece = "";
    }
    piece += piece ? ` ${word}` : word;
  }
  if (/[\p{L}\p{N}]/u.test(piece)) yield piece;
}

let saying;
Object.assign(ownWords, {
  // Called by a press, since some browsers let nobody speak who was not asked to.
  speak(language) {
    const voice = voiceFor(language);
    const rest = voice ? paragraphs().flatMap((paragraph) => [...pieces(paragraph)]) : [];
    // One at a time, held here: a browser may forget one that nobody holds, and stop.
    const next = () => {
      saying = undefined;
      if (rest.length == 0) return tellVoices();
      const utterance = new SpeechSynthesisUtterance(rest.shift());
      Object.assign(utterance, { voice, lang: voice.lang });
      utterance.onend = utterance.onerror = () => saying === utterance && next();
      saying = utterance;
      speechSynthesis.speak(utterance);
    };
    next();
  },
  hush() {
    saying = undefined;
    speechSynthesis.cancel();
  },
});
