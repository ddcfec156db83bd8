// Keeps what somebody is typing, and where they are, while the page around it changes.
(() => {
  "use strict";
  let focusAfter = ""; // the id of what gets the focus once its part has been replaced

  const isOpen = (editor) =>
    editor.tagName === "DETAILS" ? editor.open : editor.childElementCount > 0;
  const isBusy = (editor) =>
    "awaited" in editor.dataset || (isOpen(editor) && !("answered" in editor.dataset));

  const say = (sentence) =>
    document.dispatchEvent(new CustomEvent("desk:say", { detail: sentence }));

  // An editor that is in use, or is just being fetched, moves, as it is, into the part that comes in place of the old one.
  document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
    const twin = (element) => detail.fragment.querySelector(`#${CSS.escape(element.id)}`);
    for (const editor of detail.target.querySelectorAll(".editor[id]")) {
      if (!isBusy(editor)) continue;
      twin(editor)?.setAttribute("hx-preserve", "true");
      // Its first field took the focus when it opened, and must not take it again.
      for (const field of editor.querySelectorAll("[autofocus]")) field.autofocus = false;
    }
    for (const details of detail.target.querySelectorAll("details[id]:not(.editor)")) {
      twin(details)?.toggleAttribute("open", details.open);
    }
    if (detail.target.contains(document.activeElement)) focusAfter = document.activeElement.id;
  });

  document.addEventListener("htmx:oobAfterSwap", () => {
    if (focusAfter && document.activeElement === document.body) {
      document.getElementById(focusAfter)?.focus({ preventScroll: true });
    }
    focusAfter = "";
    const writing = document.getElementById("writing");
    if (writing) htmx.trigger(writing, "input"); // the facts moved, so the words are read again
  });

  // After a form was sent the focus goes to what is wrong in it, else to what opened it.
  const sentFrom = new WeakMap(); // request to the id of its editor

  document.addEventListener("htmx:beforeRequest", ({ target, detail }) => {
    if (detail.target.matches(".editor")) detail.target.dataset.awaited = "";
    const editor = target.closest(".editor");
    if (editor && target.getAttribute("hx-swap") === "none") sentFrom.set(detail.xhr, editor.id);
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const id = sentFrom.get(detail.xhr);
    if (!id || !sentFrom.delete(detail.xhr)) return;
    const editor = document.getElementById(id);
    const opener = document.getElementById(id.replace("editor-", "open-"));
    const wrong = editor?.querySelector("[aria-invalid=true]");
    (wrong ?? editor?.querySelector("summary") ?? opener)?.focus();
  });

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    delete detail.target.dataset.awaited;
    if (new URL(detail.xhr.responseURL).pathname.startsWith("/accounts/")) {
      detail.shouldSwap = false;
      say("You are signed out. What you typed is still here: sign in in another tab, then try again.");
    } else if (/^\s*<!doctype/i.test(detail.xhr.responseText)) {
      detail.shouldSwap = false;
      say(`That did not work (${detail.xhr.status}). What you typed is still here: try again.`);
    }
    const editor = document.getElementById(sentFrom.get(detail.xhr) ?? "");
    if (editor && detail.shouldSwap) editor.dataset.answered = "";
  });

  document.addEventListener("htmx:sendError", () => {
    say("Not connected. What you typed is still here: try again.");
  });

  document.addEventListener("click", (click) => {
    const editor = click.target.closest("[data-close]")?.closest(".editor");
    if (!editor) return;
    click.preventDefault();
    editor.replaceChildren();
    document.getElementById(editor.id.replace("editor-", "open-"))?.focus();
  });
})();
