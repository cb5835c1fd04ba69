"use strict";
// The interview's page: it draws what the other scripts decide, and hands them what is chosen. Answers are only in
// the variables below: nothing is stored or sent, and the browser's history holds no more than the number of a step.

(() => {
  const { decide, ends, replay } = ptvspt.engine;
  const { because, page } = ptvspt.result;
  const { outcome, told, voice } = ptvspt.words;
  const course = ptvspt.dialogue;
  const interview = ptvspt.data;
  const place = document.querySelector("main");

  /**
   * What is shown: for whom it is, a question, which of its signs somebody is not sure about, all answers, the result.
   * @typedef {{kind: "whom"} | {kind: "question", id: string} | {kind: "which", id: string} | {kind: "review"}
   *   | {kind: "result"}} View
   */

  /** The name of the site, behind what is shown. */
  const name = document.title.split(" – ").at(-1);
  /** For whom it is, before anybody says so. */
  let audience = "self";
  /** Whether somebody has said so. */
  let started = false;
  /** @type {Answers} */
  let given = {};
  /** Answers that fell away, to be offered where they are asked for again. @type {Answers} */
  let forgotten = {};
  /** What is to be said above the next view. @type {string[]} */
  let notices = [];
  /** What was shown, by the steps that the browser's own way back leads through. @type {View[]} */
  let trail = [];
  let step = 0;

  // ---- what is next

  /** Show a view as a step of its own. @param {View} view */
  function go(view) {
    trail = [...trail.slice(0, step + 1), view];
    step = trail.length - 1;
    history.pushState({ step }, "");
    show(view);
  }

  /** Return what comes next: a question, the result of an emergency at once, or all answers to look over.
   * @returns {View} */
  function following() {
    if (!started) return { kind: "whom" };
    const { missing } = replay(interview, given);
    if (missing) return { kind: "question", id: missing.id };
    return ends(interview, given) ? { kind: "result" } : { kind: "review" };
  }

  /** Tell whether a view can still be shown: answers may have changed since. @param {View} view */
  function fits(view) {
    if (view.kind === "whom") return true;
    if (!started) return false;
    const { kept, missing } = replay(interview, given);
    if (view.kind === "question" || view.kind === "which") return view.id in kept || view.id === missing?.id;
    return missing === null;
  }

  /** @param {View} view */
  function show(view) {
    if (!fits(view)) show(following());
    else if (view.kind === "question") ask(view.id, interview.questions[view.id]);
    else if (view.kind === "which") ask(view.id, course.which(interview.questions[view.id]));
    else if (view.kind === "whom") whom();
    else if (view.kind === "review") review();
    else result();
  }

  addEventListener("popstate", (event) => {
    const earlier = event.state?.step; // a link inside the page has no step
    if (typeof earlier !== "number" || earlier === step || !trail[earlier]) return;
    step = earlier;
    show(trail[step]);
  });

  // ---- the views

  function whom() {
    const opening = interview.opening.map((text) => make("p", {}, ...callable(voice(text, audience))));
    const form = asking(interview.whom, [audience], "h2", ([chosen]) => {
      audience = chosen;
      started = true;
      go(following());
    });
    form.prepend(make("h1", {}, interview.title), ...opening, make("p", {}, interview.memory));
    draw(interview.title, [form]);
  }

  /** Ask a question, or which of its signs somebody is not sure about. @param {string} id @param {Question} shown */
  function ask(id, shown) {
    const asked = interview.questions[id];
    const again = shown !== asked;
    const before = course.before(interview, given, asked);
    /** @type {View} */
    const earlier = again ? { kind: "question", id } : before ? { kind: "question", id: before.id } : { kind: "whom" };
    const position = `${course.position(interview, given, asked)}.`;
    const chosen = again ? [] : given[id] ?? forgotten[id] ?? [];
    /** @param {string[]} reply */
    const answer = (reply) => {
      if (!again && course.alarming(interview, given, asked, reply)) {
        go({ kind: "which", id });
        return;
      }
      const taken = course.take(interview, given, asked, reply, audience);
      given = taken.given;
      forgotten = { ...forgotten, ...taken.forgotten };
      notices = taken.told;
      go(following());
    };
    const form = asking(shown, chosen, "h1", answer, button("Back", () => go(earlier)));
    draw(voice(shown.text, audience), [make("p", { class: "progress" }, position), form]);
  }

  /** Show all answers, each of which can be changed; an emergency is told first. */
  function review() {
    const lines = course.review(interview, given, audience);
    /** @param {string} words @param {View} view */
    const line = (words, view) => {
      const change = button("Change", () => go(view));
      change.setAttribute("aria-label", `Change ${words}`);
      return make("li", {}, make("span", {}, words), " ", change);
    };
    const heading = "Are these answers right?";
    const form = make("form", { autocomplete: "off" },
      make("h1", {}, heading),
      make("ul", { class: "answers" },
        line(told(interview.whom, [audience], audience), { kind: "whom" }),
        ...lines.map((one) => line(one.told, { kind: "question", id: one.id }))),
      make("p", { class: "actions" },
        make("button", { type: "submit" }, "Show the answer"),
        button("Back", () => go({ kind: "question", id: lines[lines.length - 1].id }))));
    sending(form, () => go({ kind: "result" }));
    draw(heading, [...alarm(), form]);
  }

  /** Return what an emergency says, where the answers are one. */
  function alarm() {
    if (!ends(interview, given)) return [];
    const advice = decide(interview, given);
    const filling = { interview, answers: advice.answers, audience, local: {} };
    const title = make("h2", {}, outcome(filling, advice.outcome, "label"));
    const reasons = make("p", {}, ...callable(because(filling, advice).join(" ")));
    return [make("section", { class: "banner banner-emergency" }, title, reasons)];
  }

  function result() {
    const blocks = page(interview, given, audience);
    const [box] = blocks;
    const actions = make("p", { class: "actions" },
      button("Print this page", () => print()),
      button("Change an answer", () => go({ kind: "review" })),
      button("Start again", restart));
    const title = box.kind === "callout" ? called(box) : "";
    const drawn = blocks.map((one, number) => block(one, number ? "h2" : "h1"));
    const memory = make("p", { class: "aside" }, interview.memory);
    // what can be done stands before what is folded, which is long
    draw(title, [...drawn.slice(0, -1), actions, ...drawn.slice(-1), memory]);
  }

  function restart() {
    given = {};
    forgotten = {};
    notices = [];
    audience = "self";
    started = false;
    go({ kind: "whom" });
  }

  // ---- a question

  /**
   * Return the form of a question; `answer` gets what is chosen there.
   * @param {Question} question @param {string[]} before @param {"h1" | "h2"} level
   * @param {(reply: string[]) => void} answer @param {HTMLElement[]} beside
   */
  function asking(question, before, level, answer, ...beside) {
    const heading = make(level, { id: "asked" }, voice(question.text, audience));
    const says = question.most !== null && !question.text.endsWith("?"); // how many may be chosen
    const limit = make("p", { class: "hint", id: "limit" }, says ? "" : course.limit(question));
    const long = question.options.length > LONG && !question.multiple;
    const options = long ? [choice(question, before)] : question.options.map((one) => option(question, one, before));
    const fields = make("fieldset", { class: "question", "aria-describedby": "limit" },
      make("legend", {}, heading), limit, ...options);
    const why = make("details", { class: "why" },
      make("summary", {}, "Why we ask"), make("p", {}, voice(question.why, audience)));
    const actions = make("p", { class: "actions" }, make("button", { type: "submit" }, "Continue"), ...beside);
    const form = make("form", { autocomplete: "off", novalidate: "" }, fields, why, actions);
    fields.addEventListener("change", (event) => exclude(question, fields, event.target));
    sending(form, () => {
      const reply = [...fields.querySelectorAll("input:checked, select")]
        .map((one) => /** @type {HTMLInputElement | HTMLSelectElement} */ (one).value)
        .filter(Boolean);
      const wrong = course.complaint(question, reply, audience);
      if (wrong) complain(form, fields, wrong);
      else answer(reply);
    });
    return form;
  }

  /** From so many options on, one is chosen from a list that opens. */
  const LONG = 20;

  /** @param {Question} question @param {Option} one @param {string[]} before */
  function option(question, one, before) {
    const id = `option-${one.id}`;
    /** @type {Record<string, string>} */
    const attributes = { type: question.multiple ? "checkbox" : "radio", name: question.id, value: one.id, id };
    attributes["aria-labelledby"] = `${id}-label`; // the hint is said behind it, and not as a part of the name
    const words = make("span", {}, make("span", { id: `${id}-label` }, voice(one.label, audience)));
    if (one.hint) {
      attributes["aria-describedby"] = `${id}-hint`;
      words.append(make("br", {}), make("span", { class: "hint", id: `${id}-hint` }, voice(one.hint, audience)));
    }
    const input = make("input", attributes);
    input.toggleAttribute("checked", before.includes(one.id));
    return make("div", { class: "option" }, make("label", { for: id }, input, words));
  }

  /** @param {Question} question @param {string[]} before */
  function choice(question, before) {
    const options = question.options.map((one) => {
      const found = make("option", { value: one.id }, voice(one.label, audience));
      found.toggleAttribute("selected", before.includes(one.id));
      return found;
    });
    const first = make("option", { value: "" }, "Choose from the list");
    return make("select", { "aria-labelledby": "asked", name: question.id }, first, ...options);
  }

  /** Take away what cannot stand with what was just chosen: "none of these" and the signs.
   * @param {Question} question @param {HTMLElement} fields @param {EventTarget | null} target */
  function exclude(question, fields, target) {
    if (!(target instanceof HTMLInputElement) || !target.checked || !question.multiple) return;
    const chosen = question.options.find((one) => one.id === target.value);
    for (const other of fields.querySelectorAll("input")) {
      const { alone } = question.options.find((one) => one.id === other.value) ?? {};
      if (other !== target && (chosen?.alone || alone)) other.checked = false;
    }
  }

  /** Say what is wrong above the question, and lead there.
   * @param {HTMLElement} form @param {HTMLElement} fields @param {string} wrong */
  function complain(form, fields, wrong) {
    form.querySelector(".error")?.remove();
    const first = fields.querySelector("input, select");
    const link = make("a", { href: `#${first?.id || "asked"}` }, wrong);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (first instanceof HTMLElement) first.focus();
    });
    const summary = make("div", { class: "error", role: "alert", tabindex: "-1" }, make("p", {}, link));
    form.prepend(summary);
    if (!document.title.startsWith("Error: ")) document.title = `Error: ${document.title}`;
    summary.focus();
  }

  /** Do something when a form is sent: by its button, or by Enter in it, also on its heading.
   * @param {HTMLElement} form @param {() => void} act */
  function sending(form, act) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act();
    });
    form.addEventListener("keydown", (event) => {
      const own = event.target instanceof Element && event.target.closest("button, summary, a, select");
      if (event.key !== "Enter" || own || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      form.requestSubmit();
    });
  }

  // ---- drawing

  /** Show nodes in place of what was shown, under a title, and lead there.
   * @param {string} title @param {Node[]} nodes */
  function draw(title, nodes) {
    const said = notices.map((text) => make("p", {}, text));
    notices = [];
    const notice = said.length ? [make("div", { class: "notice", role: "status" }, ...said)] : [];
    place?.replaceChildren(...notice, ...nodes);
    document.title = `${title} – ${name}`;
    if (trail.length < 2) return; // whoever just came here reads from the top of the page
    scrollTo(0, 0); // the line on emergencies is above
    const heading = place?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  function make(tag, attributes, ...children) {
    const found = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...children);
    return found;
  }

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    const found = make("button", { type: "button", class: "second" }, text);
    found.addEventListener("click", act);
    return found;
  }

  /** Return a callout's title, which says how pressing it is. @param {{level: string, title: string}} box */
  function called({ level, title }) {
    const pressing = level[0].toUpperCase() + level.slice(1);
    return title.startsWith(pressing) ? title : `${pressing}: ${title}`;
  }

  /** @param {Block} shown @returns {HTMLElement} */
  function block(shown, level = "h2") {
    switch (shown.kind) {
      case "heading":
        return make("h2", {}, shown.text);
      case "paragraph":
        return make("p", shown.aside ? { class: "aside" } : {}, ...inline(shown.content));
      case "list":
        return make(shown.ordered ? "ol" : "ul", {}, ...shown.items.map((item) => make("li", {}, ...inline(item))));
      case "callout": {
        const title = make(level, {}, called(shown));
        const kind = `banner banner-${shown.level}`;
        return make("section", { class: kind }, title, ...shown.blocks.map((one) => block(one)));
      }
      case "details": {
        const inside = make("div", { class: "behind" }, ...shown.blocks.map((one) => block(one)));
        return make("details", {}, make("summary", {}, shown.summary), inside);
      }
      case "table":
        return table(shown.columns, shown.rows);
      case "sources": {
        const items = shown.entries.map((one, number) => {
          const title = one.url ? make("a", { href: one.url }, one.title) : one.title;
          const rest = one.imprint ? `. ${one.imprint}` : "";
          return make("li", { id: `source-${number + 1}` }, title, `${rest}.`);
        });
        return make("ol", { class: "sources" }, ...items);
      }
    }
  }

  /** @param {string[]} columns @param {{head: Inline, benefits: string[], drawbacks: string[]}[]} rows */
  function table(columns, rows) {
    const head = make("tr", {}, ...columns.map((one) => make("th", { scope: "col" }, one)));
    /** @param {string} column @param {string} kind @param {string[]} texts */
    const cell = (column, kind, texts) => {
      const items = texts.map((text) => make("li", {}, kind ? `+ ${text}` : text));
      return make("td", { "data-column": column }, make("ul", kind ? { class: kind } : {}, ...items));
    };
    const body = rows.map((one) =>
      make("tr", {}, make("th", { scope: "row" }, ...inline(one.head)),
        cell(columns[1], "shared", one.benefits), cell(columns[2], "", one.drawbacks)));
    return make("table", { class: "c3" }, make("thead", {}, head), make("tbody", {}, ...body));
  }

  /** @param {Inline} content */
  function inline(content) {
    return content.flatMap((one) => {
      if (typeof one === "string") return callable(one);
      if ("url" in one) return [make("a", { href: one.url }, one.text)];
      return [make("sup", {}, make("a", { href: `#source-${one.number}` }, `[${one.number}]`))];
    });
  }

  /** Return words in which the numbers to call for help can be called.
   * @param {string} text @returns {(Node | string)[]} */
  function callable(text) {
    return text.split(/\b(911|988)\b/).map((one, odd) => (odd % 2 ? make("a", { href: `tel:${one}` }, one) : one));
  }

  trail = [{ kind: "whom" }];
  const left = history.state?.step; // where the page was before it was loaded again, and forgot all
  if (left) history.go(-left);
  else history.replaceState({ step }, "");
  show(trail[0]);
})();
