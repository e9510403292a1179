// Starts the terminal of textual-serve once its font is there, and gives it the keyboard.
"use strict";

const SCRIPT = "static/js/textual.js";
const FONTS = ["16px 'Roboto Mono'", "bold 16px 'Roboto Mono'", "italic 16px 'Roboto Mono'"];

function lineToTheScreens() {
  // The address as the browser sees it, so that it also holds behind a proxy.
  const line = new URL("ws", window.location.href);
  line.protocol = line.protocol === "https:" ? "wss:" : "ws:";
  line.search = line.hash = "";
  return line.href;
}

function giveTheKeyboard() {
  const state = document.body.classList;
  const target = state.contains("-closed") ? "#again" : ".xterm-helper-textarea";
  if (state.contains("-closed") || state.contains("-first-byte")) {
    document.querySelector(target)?.focus();
  }
}

function leavePastingToTheBrowser(event) {
  // The terminal would take Ctrl+V as a key, and then nothing is pasted.
  if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === "v") {
    event.stopImmediatePropagation();
  }
}

async function start() {
  document.querySelector("#terminal").dataset.sessionWebsocketUrl = lineToTheScreens();
  document.querySelector("#again").addEventListener("click", () => window.location.reload());
  document.addEventListener("keydown", leavePastingToTheBrowser, true);
  new MutationObserver(giveTheKeyboard).observe(document.body, { attributeFilter: ["class"] });
  // A terminal that measures its letters before the font is there draws them wrong.
  await Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
  const script = document.createElement("script");
  script.src = SCRIPT;
  // It waits for the page to load, and that has happened by now.
  script.addEventListener("load", () => window.onload());
  document.head.append(script);
}

start();
