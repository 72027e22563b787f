// A voice for browsers that have none: it writes down what it would say. The address says which voices there are.

const kinds = {
  local: { "en-GB": true, "nb-NO": true, da_DK: true },
  remote: { "en-GB": false, "nb-NO": false, "da-DK": false },
  foreign: { "de-DE": true, "sv-SE": true },
};
const asked = new URLSearchParams(location.search);
const there = Object.keys(kinds).flatMap((kind) => (asked.has(kind) ? Object.entries(kinds[kind]) : []));
const voices = there.map(([lang, localService]) => ({ lang, localService, default: false }));
let found = asked.has("late") ? [] : voices;
let now;

// Everything that was said since the page was opened, in whose voice, and how often it was told to stop.
Object.assign(window, { said: [], voice: null, stops: 0, slow: asked.has("slow") });
window.voicesCome = () => {
  found = voices;
  speechSynthesis.onvoiceschanged?.(new Event("voiceschanged"));
};
// What is being said comes to its end.
window.endsOne = () => now?.onend?.(new Event("end"));
window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};
Object.defineProperty(window, "speechSynthesis", {
  value: {
    onvoiceschanged: null,
    getVoices: () => found,
    speak(utterance) {
      said.push(utterance.text);
      window.voice = utterance.voice.lang;
      now = utterance;
      if (!slow) setTimeout(() => now === utterance && endsOne(), 5);
    },
    // As browsers do: what is stopped ends with an error, and later.
    cancel() {
      window.stops += 1;
      sessionStorage.setItem("stops", window.stops);
      const stopped = now;
      now = undefined;
      setTimeout(() => stopped?.onerror?.(new Event("error")));
    },
  },
});
