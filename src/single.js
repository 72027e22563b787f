// Starts the program in the page of one file, where it stands as text. Its own JavaScript stands before this in one script.

const letters = atob(document.getElementById("program").textContent);
const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
program.default({ module_or_path: WebAssembly.compile(bytes) });
