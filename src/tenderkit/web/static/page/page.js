// What is faster with a script: an entry is shown back as it is left, a fault is where the reader is, a piece is copied by a button.
// Without it every task is done all the same.
"use strict";

// The summary of faults, or how entries were understood, is what the reader meets first.
document.addEventListener("DOMContentLoaded", () => {
  const first = document.getElementById("fel");
  if (first) first.focus();
  openWhatIsPointedAt();
  readyToCopy();
});
window.addEventListener("hashchange", openWhatIsPointedAt);

// A link to a question that is folded away opens what it lies in.
function openWhatIsPointedAt() {
  const aim = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!aim) return;
  for (let around = aim.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  const field = aim.matches("input, select, textarea") ? aim : aim.querySelector("input:not([type=hidden]), select, textarea");
  aim.scrollIntoView({ block: "center" });
  if (field) field.focus({ preventScroll: true });
}

// The field that was changed is understood by the server, and what it says stands below the field.
document.addEventListener("change", (event) => {
  const field = event.target, form = field.closest("form[data-understand]");
  if (!form || !field.name || !field.name.startsWith("f:")) return;
  const question = field.closest(".question"), told = question && question.querySelector(".understood");
  if (!told) return;
  const sent = new FormData();
  for (const each of form.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)) {
    if ((each.type !== "checkbox" && each.type !== "radio") || each.checked) sent.append(each.name, each.value);
  }
  sent.append("vad", field.name);
  sent.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  fetch(form.dataset.understand, { method: "POST", body: sent, credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => { told.innerHTML = html; })
    .catch(() => { told.textContent = ""; });
});

// htmx answers a form that is typed in with the text alone; where the reader was in it stays.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400) event.detail.shouldSwap = false;
});

// A text that is asked for while the one before is on its way, or while the page is left, is no error to report.
let leaving = false;
window.addEventListener("pagehide", () => { leaving = true; });
document.addEventListener("submit", () => { leaving = true; });
document.addEventListener("htmx:beforeSend", (event) => {
  const xhr = event.detail.xhr;
  for (const what of ["onabort", "onerror"]) {
    const told = xhr[what];
    xhr[what] = function (...facts) {
      const report = console.error;
      if (what === "onabort" || leaving) console.error = () => {};
      try { if (told) told.apply(xhr, facts); } finally { console.error = report; }
    };
  }
});

// A page that is left with something unsaved asks first.
let unsaved = false;
document.addEventListener("input", (event) => { if (event.target.closest("#svar")) unsaved = true; });
document.addEventListener("submit", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

// Pieces to copy, with ticks that stay in this browser.
function readyToCopy() {
  const all = document.querySelector("[data-ticks]");
  if (!all) return;
  for (const tools of document.querySelectorAll(".tools")) tools.hidden = false;
  const told = document.getElementById("kopierat"), key = `tenderkit:${all.dataset.ticks}`;
  const ticked = new Set(read(key));
  for (const box of all.querySelectorAll("[data-tick]")) {
    box.checked = ticked.has(box.dataset.tick);
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(box.dataset.tick); else ticked.delete(box.dataset.tick);
      try { localStorage.setItem(key, JSON.stringify([...ticked])); } catch { told.textContent = told.dataset.unkept; }
    });
  }
  for (const button of document.querySelectorAll("[data-copies]")) button.addEventListener("click", () => copy(button, told));
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key) || "[]"); } catch { return []; }
}

function copy(button, told) {
  const source = document.getElementById(button.dataset.copies);
  const pieces = source.matches(".copy") ? [source] : [...source.querySelectorAll(".copy")];
  const html = pieces.map((piece) => piece.innerHTML).join("");
  const plain = pieces.map((piece) => piece.innerText).join("\n\n");
  const said = () => {
    told.textContent = pieces.length === 1 ? told.dataset.one : told.dataset.many.replace("#", pieces.length);
    const box = button.parentElement.querySelector("[data-tick]");
    if (box && !box.checked) box.click();
  };
  const item = new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([plain], { type: "text/plain" }),
  });
  navigator.clipboard.write([item]).then(said, () => { told.textContent = told.dataset.failed; });
}

// A value or a condition is put into the text where the writer was last; what is chosen there comes between the two parts.
let writtenIn = null;
document.addEventListener("focusin", (event) => { if (event.target.matches("textarea[data-takes]")) writtenIn = event.target; });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-inserts]"), field = writtenIn || document.querySelector("textarea[data-takes]");
  if (!button || !field) return;
  const { inserts, after = "" } = button.dataset, start = field.selectionStart;
  field.setRangeText(inserts + field.value.slice(start, field.selectionEnd) + after, start, field.selectionEnd, "end");
  if (after) field.setSelectionRange(field.selectionEnd - after.length, field.selectionEnd - after.length);
  field.focus();
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
});
function readyToInsert() { for (const button of document.querySelectorAll("[data-inserts]")) button.hidden = false; }
document.addEventListener("DOMContentLoaded", readyToInsert);
document.addEventListener("htmx:afterSwap", readyToInsert);
