// Makes the page quick; it reads the same without. Pointing lights a statement in the text and in the list; keys; search as one types.
"use strict";
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// what is pointed at or in focus lights up in both places
const light = (event, on) => {
  const at = event.target.closest?.("[data-s]");
  if (at) each(`[data-s="${CSS.escape(at.dataset.s)}"]`, (one) => one.classList.toggle("lit", on));
};
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, (event) => light(event, true));
for (const type of ["pointerout", "focusout"]) document.addEventListener(type, (event) => light(event, false));

// so does the statement whose address this is
const aim = () => {
  each(".aimed", (one) => one.classList.remove("aimed"));
  const at = document.getElementById(location.hash.slice(1))?.dataset.s;
  if (at) each(`[data-s="${CSS.escape(at)}"]`, (one) => one.classList.add("aimed"));
};
window.addEventListener("hashchange", aim);
aim();

// keys: / search, j and k next and previous statement; off while typing, and off for good where somebody says so
const KEPT = "onrecord-keys";
const kept = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };
const step = (by) => {
  const all = [...document.querySelectorAll(".card > .n, .hits > li a[href], .said > li a[href]")];
  const here = all.findIndex((one) => one === document.activeElement || one.parentElement.contains(document.activeElement));
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]") || !kept()) return;
  if (event.key === "/") { event.preventDefault(); document.querySelector("input[type=search]")?.focus(); }
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
const foot = document.querySelector(".foot.base");
if (foot) {
  const button = document.createElement("button");
  button.type = "button"; button.className = "plain";
  const say = () => { button.textContent = kept() ? "Keys / j k: on" : "Keys / j k: off"; };
  button.addEventListener("click", () => { try { localStorage.setItem(KEPT, kept() ? "off" : "on"); } catch { /* nothing is kept here */ } say(); });
  say(); foot.append(button);
}

// search as one types: a part of the page is asked for, the address follows, and what came is said
const form = document.querySelector("form[data-live]");
if (form) {
  const results = document.getElementById("results"), status = document.getElementById("status");
  let waiting = 0, asked = 0;
  const ask = async () => {
    const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const mine = ++asked;
    try {
      const answer = await fetch(`${form.dataset.live}?${values}`, { headers: { accept: "text/html" } });
      const part = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      if (mine !== asked) return;
      status.textContent = part.querySelector("[data-status]")?.dataset.status ?? "";
      if (!answer.ok) return;
      results.replaceChildren(...part.childNodes);
      history.replaceState(null, "", `${form.getAttribute("action")}${values.size ? `?${values}` : ""}`);
    } catch { if (mine === asked) status.textContent = "No answer. Press Enter to try again."; }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
}

// an answer that takes time is looked for again
const later = document.querySelector("[data-again]");
if (later) setTimeout(() => location.reload(), 1000 * Number(later.dataset.again));
