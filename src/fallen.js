// Shows the notice in index.html when the program cannot start or has stopped for good.
//
// The one script of our own. It exists because WebAssembly cannot speak for itself when it was not loaded,
// or when it was stopped without a panic (out of memory, stack too deep).

let started = false;
addEventListener("started", () => (started = true));

function fell(reason) {
  if (!started || reason instanceof WebAssembly.RuntimeError) {
    document.getElementById("fallen").hidden = false;
  }
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
