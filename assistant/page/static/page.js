// The page's own behaviour in the browser: source viewer, copying, composition of Vietnamese letters, light and dark.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const viewer = () => document.querySelector(".tl-viewer");
  let opener = null;            // what had the focus before the viewer opened
  let asked = 0;                // the latest clause asked for: an earlier answer that comes late is dropped

  async function openClause(clause, quote, from) {
    const mine = ++asked;
    const inside = byId("tl-view-inside");
    if (!inside) return;
    if (from && !viewer().contains(from)) opener = from;
    document.body.classList.add("tl-viewing");
    inside.setAttribute("aria-busy", "true");
    const query = new URLSearchParams({ dieukhoan: clause });
    if (quote) query.set("trich", quote);
    let html = "";
    try {
      const answer = await fetch("tl/nguon?" + query);
      if (answer.ok) html = await answer.text();
    } catch (error) { /* told below */ }
    if (mine !== asked) return;
    if (html) {
      inside.innerHTML = html;
    } else {
      inside.replaceChildren(Object.assign(document.createElement("p"), { className: "tl-fault", textContent: viewer().dataset.fault }));
    }
    inside.removeAttribute("aria-busy");
    inside.dataset.shown = clause;
    document.querySelectorAll("[data-clause][aria-current]").forEach((b) => b.removeAttribute("aria-current"));
    from?.setAttribute?.("aria-current", "true");
    const step = from?.dataset?.step && inside.querySelector(`[data-step=${from.dataset.step}]:enabled`);      // to go on by the same button
    (step || byId("tl-view-title") || byId("tl-view-close")).focus({ preventScroll: true });
    toMark(inside);
    inside.querySelectorAll("img").forEach((picture) => picture.addEventListener("load", () => toMark(inside), { once: true }));
  }

  function toMark(inside) {
    const mark = inside.querySelector(".tl-box") || inside.querySelector("[data-here]");
    const frame = viewer();
    if (!mark) return;
    const top = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
    frame.scrollTo({ top: top < frame.clientHeight * 0.75 ? 0 : top - frame.clientHeight / 3 });
  }

  function closeViewer() {
    document.body.classList.remove("tl-viewing");
    asked++;
    if (opener?.isConnected) opener.focus();
    opener = null;
  }

  function toast(text) {
    const line = byId("tl-toast");
    line.textContent = text;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => { line.textContent = ""; }, 2500);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {           // a page opened over plain http from another machine has no clipboard
      const area = Object.assign(document.createElement("textarea"), { value: text });
      area.style.position = "fixed";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    toast(viewer().dataset.copied);
  }

  function answerText(article) {
    const text = article.querySelector(".tl-text").cloneNode(true);
    text.querySelectorAll(".tl-cite").forEach((mark) => mark.replaceWith(`[${mark.textContent}]`));
    const sources = [...article.querySelectorAll(".tl-sources .tl-source")].map((source) => source.innerText.replace(/\s+/g, " ").trim());
    const holder = document.createElement("div");
    holder.style.cssText = "position:fixed;left:-9999px;white-space:pre-wrap";
    holder.append(text);
    document.body.append(holder);
    const plain = holder.innerText.trim();
    holder.remove();
    return sources.length ? `${plain}\n\n${sources.join("\n")}` : plain;
  }

  function rate(button) {
    const group = button.closest(".tl-rate");
    group.querySelectorAll("[aria-pressed]").forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
    const comment = group.querySelector(".tl-comment");
    if (button.hasAttribute("aria-pressed")) {
      comment.hidden = false;
      comment.querySelector("button").dataset.rating = button.dataset.rating;
      if (button.dataset.rating === "down") comment.querySelector("input").focus();
    } else {
      comment.hidden = true;
      toast(button.textContent + " ✓");
    }
  }

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest?.(selector);
    let button;
    if ((button = hit("[data-clause]"))) openClause(button.dataset.clause, button.dataset.quote, button);
    else if (hit("[data-act=outline]")) wantsOutline = true;
    else if (hit("#tl-view-close")) closeViewer();
    else if (hit("#tl-scheme")) changeScheme();
    else if ((button = hit("[data-copy-link]"))) copy(location.origin + location.pathname + button.dataset.copyLink);
    else if ((button = hit("[data-copy-answer]"))) copy(answerText(button.closest(".tl-answer")));
    else if ((button = hit("[data-act=rate]"))) rate(button);
    else if (hit(".tl-skip")) { event.preventDefault(); document.querySelector("#tl-question textarea")?.focus(); }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (byId("tl-delete-no")?.checkVisibility()) byId("tl-delete-no").click();
    else if (document.body.classList.contains("tl-viewing")) closeViewer();
  });

  // Enter that ends a composition (Telex, VNI, predictive keyboards) chooses letters; it does not send the question.
  for (const kind of ["keydown", "keypress"]) {
    document.addEventListener(kind, (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopPropagation();
    }, true);
  }

  // What Gradio itself says, for example when the server is restarted: its words for it can't be set.
  const SAID = { "Error": "Lỗi", "Warning": "Lưu ý", "Info": "Thông tin", "Success": "Xong",
    "Connection to the server was lost. Attempting reconnection...": "Mất kết nối tới máy chủ. Đang kết nối lại…",
    "Connection errored out.": "Mất kết nối tới máy chủ." };
  function translateToasts() {
    if (document.documentElement.lang !== "vi") return;
    for (const words of document.querySelectorAll(".toast-title, [data-testid=toast-text]")) {
      const vietnamese = words.childElementCount ? null : SAID[words.textContent.trim()];
      if (vietnamese) words.textContent = vietnamese;
    }
  }

  let asking = null, askedFrom = null;      // the confirmation that has the focus, and what had it before
  function askToConfirm() {
    const confirm = document.querySelector("#tl-confirm:has(> .styler p)");
    if (confirm === asking || (confirm && !byId("tl-delete-no"))) return;
    asking = confirm;
    if (!confirm) askedFrom?.focus();
    else askedFrom = document.activeElement;
    confirm?.setAttribute("role", "alertdialog");
    confirm?.setAttribute("aria-label", confirm.querySelector("p").textContent);
    if (confirm) byId("tl-delete-no").focus();
  }

  let wantsOutline = false;      // an outline was asked for: into view when it comes
  let lastOutline = null;
  new MutationObserver(() => {
    translateToasts();
    askToConfirm();
    const outline = wantsOutline && document.querySelector(".tl-outline");
    if (outline && outline !== lastOutline) {
      lastOutline = outline;
      wantsOutline = false;
      outline.scrollIntoView({ block: "start" });
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  function changeScheme() {
    const dark = !document.body.classList.contains("dark");
    document.body.classList.toggle("dark", dark);
    try { localStorage.setItem("tl-nen", dark ? "toi" : "sang"); } catch (error) { /* private window */ }
  }

  function start() {
    document.documentElement.lang = viewer()?.dataset.language || "vi";
    try {
      const kept = localStorage.getItem("tl-nen");
      if (kept) document.body.classList.toggle("dark", kept === "toi");
    } catch (error) { /* private window */ }
    const clause = new URLSearchParams(location.search).get("dieukhoan");
    if (clause) openClause(clause, "", null);
  }
  const waiting = setInterval(() => {
    if (!byId("tl-view-inside")) return;
    clearInterval(waiting);
    start();
  }, 50);
})();
