"use strict";
// The result to read, as in src/ptvspt/interview/page.py, behind.py and local.py: first one screen to act on, then,
// folded, all that stands behind it. It decides which words are shown; interview.js writes them.

/**
 * Words with links and the numbers of sources among them, and what is made of them.
 * @typedef {(string | {text: string, url: string} | {number: number})[]} Inline
 * @typedef {{kind: "heading", text: string}
 *   | {kind: "paragraph", content: Inline, aside: boolean}
 *   | {kind: "list", items: Inline[], ordered: boolean}
 *   | {kind: "table", columns: string[], rows: {head: Inline, benefits: string[], drawbacks: string[]}[]}
 *   | {kind: "callout", level: string, title: string, blocks: Block[]}
 *   | {kind: "details", summary: string, blocks: Block[]}
 *   | {kind: "sources", entries: Source[]}} Block
 */

/**
 * @typedef {object} Result
 * @property {(interview: Interview, answers: Answers, audience: string) => Block[]} page
 *   Return what comes of complete answers, in the words for whom they are.
 * @property {(interview: Interview, answers: Answers, audience: string) => {advice: Advice, filling: Filling}} advise
 *   Decide complete answers, with what holds where the person lives.
 * @property {(filling: Filling, advice: Advice) => string[]} because Return what each reason says, each once.
 * @property {(filling: Filling, advice: Advice) => Block[]} brief Return the first screen.
 */

ptvspt.result = (() => {
  const { decide, wouldChange } = ptvspt.engine;
  const { voice, asked, bare, filled, meant, outcome: says, note } = ptvspt.words;

  // how many reasons, steps and signs the first screen names: the first of these that fits 24 rows of 80 columns
  const COUNTS = [[2, 4, 4], [2, 4, 3], [2, 3, 4], [2, 4, 2], [2, 3, 3], [2, 3, 2], [1, 3, 2]];
  const ROWS = 24;
  const COLUMNS = 80;
  const BORDER = 4;
  const BULLET = 3;
  const EMERGENCIES = 3;
  const CHANGES = 6;
  const THERAPIST = "pt";
  const NOTES = {
    specialty: "Who fits best",
    disagreement: "Where experts differ",
    handover: "From one to the other",
    practical: "Practical notes",
  };

  /** @param {string} text @returns {Block} */
  const heading = (text) => ({ kind: "heading", text });
  /** @param {string} text @param {boolean} aside @returns {Block} */
  const paragraph = (text, aside = false) => ({ kind: "paragraph", content: [text], aside });
  /** @param {(string | Inline)[]} items @param {boolean} ordered @returns {Block} */
  const list = (items, ordered = false) => ({
    kind: "list",
    items: items.map((one) => (typeof one === "string" ? [one] : one)),
    ordered,
  });
  /** @template T @param {T[]} items */
  const each = (items) => [...new Set(items)];

  /** @type {Result["advise"]} */
  function advise(interview, answers, audience) {
    const advice = decide(interview, answers);
    const [code] = advice.answers.jurisdiction ?? [];
    const place = advice.professions.includes(THERAPIST) ? interview.places[code] : undefined;
    if (place) advice.notes = [...advice.notes.filter((one) => one.id !== interview.everywhere), place.note];
    return { advice, filling: { interview, answers: advice.answers, audience, local: place?.words ?? {} } };
  }

  /** @type {Result["page"]} */
  function page(interview, answers, audience) {
    const { advice, filling } = advise(interview, answers, audience);
    /** @type {string[]} */
    const sources = [];
    const behind = whole(filling, advice, wouldChange(interview, answers), sources);
    const stamp = `Logic of ${interview.version}, data of ${interview.data}.`;
    const limits = interview.limits.map((one) => voice(one, audience)).filter(Boolean);
    behind.push(heading("How sure this is"), list([...limits, stamp]));
    if (sources.length) {
      behind.push(heading("Sources"), { kind: "sources", entries: sources.map((id) => interview.sources[id]) });
    }
    const held = "reasons, notes, choices, the note to take along";
    const summary = `All of it: ${advice.outcome.ends ? "the reasons and what was said" : held}`;
    return [...brief(filling, advice), { kind: "details", summary, blocks: behind }];
  }

  /** @type {Result["because"]} */
  function because(filling, advice) {
    return each(advice.reasons.map(({ rule }) => filled(filling, rule.because)));
  }

  /** @type {Result["brief"]} */
  function brief(filling, advice) {
    const { interview } = filling;
    const { ends } = advice.outcome;
    const steps = meant(filling, advice.outcome.steps);
    const signs = ends ? [] : meant(filling, interview.warnings);
    const why = because(filling, advice);
    const box = boxed(filling, advice, why);
    const sure = voice(interview.sure, filling.audience);
    const screens = COUNTS.map(([reasons, most, count]) =>
      screen(box, ends ? [] : why.slice(0, reasons), steps.slice(0, most), signs.slice(0, count)),
    );
    const fits = screens.find((one) => rows(one) + lines([sure]) <= ROWS);
    return [...(fits ?? screens[screens.length - 1]), paragraph(sure, true)];
  }

  /** Return what comes first: whom to see and how soon; of an emergency, what each reason says to do.
   * @param {Filling} filling @param {Advice} advice @param {string[]} why @returns {Block} */
  function boxed(filling, advice, why) {
    const { outcome } = advice;
    const title = says(filling, outcome, "label");
    const told = outcome.ends ? why.slice(0, EMERGENCIES) : [says(filling, outcome, "urgency")];
    const more = why.length - EMERGENCIES;
    if (outcome.ends && more > 0) told.push(`${more} more of these signs were named.`);
    return { kind: "callout", level: outcome.level, title, blocks: told.map((one) => paragraph(one)) };
  }

  /** @param {Block} box @param {string[]} why @param {string[]} steps @param {string[]} signs */
  function screen(box, why, steps, signs) {
    const blocks = [box];
    if (why.length) blocks.push(heading("Why"), paragraph(why.join(" ")));
    if (steps.length) blocks.push(heading("What to do"), list(steps, true));
    if (signs.length) blocks.push(heading("Stop and get help if"), list(signs));
    return blocks;
  }

  /** Return how many lines some blocks take on a screen of 80 columns. @param {Block[]} blocks @returns {number} */
  function rows(blocks) {
    return blocks.reduce((sum, block) => {
      if (block.kind === "callout") {
        const inside = block.blocks.map((one) => (one.kind === "paragraph" ? lines(one.content, BORDER) : 0));
        return sum + inside.reduce((all, one) => all + one + 1, 2); // lines between them, two borders and the gap
      }
      if (block.kind === "list") return sum + block.items.reduce((all, one) => all + lines(one, BULLET), 1);
      return sum + (block.kind === "paragraph" ? lines(block.content) : 0) + 1;
    }, 0);
  }

  /** @param {Inline} content */
  function lines(content, less = 0) {
    let count = 1;
    let column = 0;
    for (const word of content.filter((one) => typeof one === "string").join("").split(/\s+/)) {
      const length = [...word].length;
      if (column && column + 1 + length > COLUMNS - less) {
        count += 1;
        column = length;
      } else {
        column += length + (column ? 1 : 0);
      }
    }
    return count;
  }

  /** Return everything that stands behind an advice; what the first screen says in full is not repeated.
   * @param {Filling} filling @param {Advice} advice @param {Change[]} changes @param {string[]} sources */
  function whole(filling, advice, changes, sources) {
    const { interview } = filling;
    const blocks = [
      paragraph(says(filling, advice.outcome, "summary")),
      heading("Every reason, with your answers"),
      list(advice.reasons.map((one) => reason(filling, one, sources))),
    ];
    if (advice.outcome.ends) return blocks;
    blocks.push(heading("Every sign to stop for"), list(meant(filling, interview.warnings)));
    if (advice.also.length) {
      blocks.push(heading("What else was true"), list(advice.also.map((one) => reason(filling, one, sources))));
    }
    for (const [kind, title] of Object.entries(NOTES)) {
      const found = advice.notes.filter((one) => one.kind === kind);
      const items = found.map((one) => [filled(filling, one.text), ...cite(one.citations, sources)]);
      if (items.length) blocks.push(heading(title), list(items));
    }
    for (const { title, items } of advice.professions.flatMap((id) => interview.professions[id] ?? [])) {
      const cited = items.map((item) =>
        item.flatMap((one) => (typeof one === "object" && "source" in one ? cite([[one.source, null]], sources) : [one])),
      );
      blocks.push(heading(title), list(cited));
    }
    blocks.push(heading("The note to take along"), list(note(filling)));
    return [...blocks, ...ways(filling, sources), ...changed(filling, changes)];
  }

  /** Return the numbers of some sources, each once; a new one gets the next.
   * @param {Citation[]} citations @param {string[]} sources @returns {Inline} */
  function cite(citations, sources) {
    return each(citations.map(([id]) => id)).map((id) => {
      if (!sources.includes(id)) sources.push(id);
      return { number: sources.indexOf(id) + 1 };
    });
  }

  /** @param {Filling} filling @param {Reason} reason @param {string[]} sources @returns {Inline} */
  function reason(filling, { rule, answers }, sources) {
    const { questions } = filling.interview;
    const given = Object.entries(answers).map(([id, options]) => spoken(questions[id], options, filling.audience));
    const words = filled(filling, rule.because);
    const said = given.length ? `${words} You said: ${given.join("; ")}.` : words;
    return [said, ...cite(rule.citations, sources)];
  }

  /** Return an answer that stands alone: where one fits many questions, like "yes" or "none", with its question.
   * @param {Question} question @param {string[]} options @param {string} audience */
  function spoken(question, options, audience) {
    const found = question.options.filter((one) => options.includes(one.id));
    const words = found.map((one) => bare(voice(one.label, audience))).join("; ");
    return question.multiple && !found.some((one) => one.alone) ? words : `${asked(question, audience)} ${words}`;
  }

  /** Return what each way would mean, benefits and drawbacks beside each other.
   * @param {Filling} filling @param {string[]} sources @returns {Block[]} */
  function ways(filling, sources) {
    /** @param {string[]} texts */
    const spoken = (texts) => texts.map((one) => voice(one, filling.audience)).filter(Boolean);
    const rows = filling.interview.choices.map((one) => ({
      head: [voice(one.label, filling.audience), ...cite(one.citations, sources)],
      benefits: spoken(one.benefits),
      drawbacks: spoken(one.drawbacks),
    }));
    if (!rows.length) return [];
    return [heading("What each way would mean"), { kind: "table", columns: ["Way to go", "Benefits", "Drawbacks"], rows }];
  }

  /** Return the nearest other answers: one for each outcome, then one of each question while there is room.
   * @param {Filling} filling @param {Change[]} changes @returns {Block[]} */
  function changed(filling, changes) {
    /** @param {Change[]} from @param {(one: Change) => string} key */
    const firsts = (from, key) => from.filter((one) => from.find((other) => key(other) === key(one)) === one);
    /** @param {Change} one */
    const where = (one) => `${one.question.id} ${one.outcome.id}`;
    const first = firsts(changes, (one) => one.outcome.id);
    const told = first.map(where);
    const rest = firsts(changes.filter((one) => !told.includes(where(one))), where);
    const chosen = [...first, ...rest].slice(0, CHANGES);
    if (!chosen.length) return [];
    const items = chosen.map(({ question, option, outcome }) => {
      const answer = bare(voice(option.label, filling.audience));
      return `${asked(question, filling.audience)} If the answer were "${answer}": ${says(filling, outcome, "label")}.`;
    });
    return [heading("What would change this answer"), list(items)];
  }

  return { advise, page, because, brief };
})();
