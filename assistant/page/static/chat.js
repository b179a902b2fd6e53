// The conversation in the browser: a question stands there as soon as it is asked, the latest turn comes into view, an answer to a
// conversation that was left is not shown, and earlier conversations are kept here and nowhere else.
window.tlChat = (() => {
  "use strict";
  const KEPT = 30;              // conversations
  const place = () => document.querySelector("#tl-waiting [data-stage]");
  const made = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
  let number = 0;               // of the conversation, counted from 0 as the server expects it
  let under = 0;                // questions of this conversation whose answers are not all here
  let left = 0;                 // of the conversations before it: they are answered first
  let before = "";              // the conversation as it was when the question that is waited for was asked
  let held = "";                // the question typed meanwhile: it waits in its box, and is asked when that one is answered

  const talk = () => document.querySelector(`#tl-talk .tl-talk[data-number="${number}"]`);
  const state = () => (talk() ? `${talk().dataset.visit}/${talk().dataset.turns}/${talk().querySelector(".tl-pending") ? 1 : 0}` : "");
  const waiting = () => document.querySelector("#tl-waiting .tl-question");

  function settle() { place()?.replaceChildren(); }

  // Draws the question, and that it is being looked for: while it waits in a queue the server says nothing. False where another is
  // being answered.
  function asked(question) {
    const home = place();
    question = (question || "").trim();
    if (!home || !question || waiting() || talk()?.querySelector(".tl-pending")) return false;
    const documents = document.querySelector(".tl-list tbody")?.rows.length || Number(document.querySelector(".tl-welcome")?.dataset.documents);
    const mine = made("div", "tl-question"), stage = made("div", "tl-answer tl-pending");
    mine.append(made("span", "tl-hidden", home.dataset.you + ": "), made("span", "tl-asked", question));
    stage.setAttribute("role", "status");
    stage.append(made("span", "tl-spin"), documents ? home.dataset.stage.replace("{n}", documents) : home.dataset.stageUnknown);
    before = state();
    under++;
    home.replaceChildren(mine, stage);
    return true;
  }

  const typing = () => document.querySelector("#tl-question textarea");

  function hold(question) {
    held = question;
    const row = document.querySelector("#tl-ask-row");
    row?.querySelector(".tl-held")?.remove();
    if (!held) return;
    const hint = made("div", "tl-held", place()?.dataset.held);
    hint.setAttribute("role", "status");
    row?.append(hint);
  }

  // Asks what was typed meanwhile, if it stands in its box as it was.
  function release() {
    const same = held && typing()?.value.trim() === held;
    hold("");
    if (same) setTimeout(() => document.querySelector("#tl-send")?.click());
  }

  // A question typed: what is sent of it. One that comes while another is being answered waits in its box.
  function sent(question) {
    if (!asked(question)) {
      under++;
      hold((question || "").trim());
      return "";
    }
    const box = typing();
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return question;
  }

  // A new conversation: its number.
  function begin() {
    settle();
    hold("");
    left += under;
    under = 0;
    typing()?.focus();
    return ++number;
  }

  // After an answer, or where none came: the earlier conversations with this one at their head, {id, asked, time} each.
  function remembered(kept) {
    if (left) left--;
    else under--;
    if (!under) {
      settle();
      if (!left) release();
    }
    const visit = talk()?.dataset.visit, questions = [...(talk()?.querySelectorAll(".tl-asked") ?? [])].map((one) => one.textContent);
    if (!visit || !questions.length) return kept || [];
    const two = (value) => String(value).padStart(2, "0"), now = new Date();
    const time = `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()} ${two(now.getHours())}:${two(now.getMinutes())}`;
    return [{ id: visit, asked: questions, time }, ...(kept || []).filter((one) => one.id !== visit)].slice(0, KEPT);
  }

  let shown = "";
  new MutationObserver(() => {
    for (const gone of document.querySelectorAll(`#tl-talk .tl-talk:not([data-number="${number}"], [hidden])`)) {
      gone.hidden = true;
      gone.replaceChildren();
    }
    if (waiting() && state() !== before) settle();
    const now = waiting() ? "waiting" : state();
    if (now === shown) return;
    shown = now;
    const last = [...document.querySelectorAll("#tl-talk .tl-talk:not([hidden]) .tl-question, #tl-waiting .tl-question")].at(-1);
    if (last) window.scrollTo({ top: last.getBoundingClientRect().top + window.scrollY - 12 });
  }).observe(document.documentElement, { childList: true, subtree: true });

  return { asked, sent, begin, remembered };
})();
