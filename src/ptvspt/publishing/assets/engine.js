"use strict";
// The interview's engine, in the browser: what src/ptvspt/interview/conditions.py and engine.py are in Python.
// The state of an interview is its answers; everything else is a replay of them from the first question on.
// Nothing here knows of a page. tests/publishing/test_conformance.py holds it to the engine in Python.

/**
 * Data, as publishing/browser.py writes it. Its texts hold voices and blanks, which result.js speaks and fills.
 * @typedef {["is", string, string[]] | ["not", Condition] | ["all", ...Condition[]] | ["any", ...Condition[]]} Condition
 * @typedef {{id: string, label: string, hint: string, alone: boolean, phrase: string}} Option
 * @typedef {{id: string, scope: string, text: string, why: string, short: string, options: Option[],
 *   multiple: boolean, most: number | null, when: Condition | null, unsure: string | null}} Question
 * @typedef {{text: string, when: Condition | null}} Passage
 * @typedef {[source: string, locator: string | null]} Citation
 * @typedef {{id: string, label: string, urgency: string, summary: string, level: string, ends: boolean,
 *   steps: Passage[], professions: string[], special: Record<string, Passage[]>}} Outcome
 * @typedef {{id: string, when: Condition, outcome: string, because: string, citations: Citation[],
 *   professions: string[] | null}} Rule
 * @typedef {{id: string, kind: string, when: Condition, text: string, outcomes: string[],
 *   citations: Citation[]}} Note
 * @typedef {{label: string, benefits: string[], drawbacks: string[], citations: Citation[]}} Choice
 * @typedef {{title: string, imprint: string, url: string | null}} Source
 * @typedef {{title: string, items: (string | {text: string, url: string} | {source: string})[][]}} Choosing
 * @typedef {{name: string, note: Note, words: Record<string, string>}} Place
 * @typedef {{title: string, version: string, data: string, opening: string[], memory: string, whom: Question,
 *   questions: Record<string, Question>, outcomes: Record<string, Outcome>, rules: Rule[], notes: Note[],
 *   choices: Choice[], warnings: Passage[], note: Passage[], sure: string, limits: string[],
 *   sources: Record<string, Source>, professions: Record<string, Choosing[]>, places: Record<string, Place>,
 *   everywhere: string}} Interview
 */

/**
 * What comes of the data.
 * @typedef {Record<string, string[]>} Answers the options chosen, by question
 * @typedef {{rule: Rule, answers: Answers}} Reason
 * @typedef {{outcome: Outcome, professions: string[], reasons: Reason[], also: Reason[], notes: Note[],
 *   answers: Answers, dropped: string[]}} Advice
 * @typedef {{question: Question, option: Option, outcome: Outcome}} Change
 */

/**
 * @typedef {object} Engine
 * @property {(condition: Condition, answers: Answers) => boolean} holds Tell whether a condition holds.
 * @property {(condition: Condition) => Answers} mentioned Return the options that a condition asks for, by question.
 * @property {(question: Question, options: string[]) => "" | "unknown" | "several" | "alone" | "many"} misfit
 *   Return why some options are no answer to a question, or nothing.
 * @property {(interview: Interview, answers: Answers) => {kept: Answers, missing: Question | null}} replay
 *   Return the answers to the questions that are asked, and the first of these without one, if any.
 * @property {(interview: Interview, answers: Answers) => boolean} ends Tell whether an emergency ends it at once.
 * @property {(interview: Interview, answers: Answers) => Advice} decide Return what comes of complete answers.
 * @property {(interview: Interview, answers: Answers) => Change[]} wouldChange
 *   Return the single other answers that lead to another outcome, the last question's first.
 */

/** @typedef {{engine: Engine, ahead: Ahead, words: Words, result: Result, dialogue: Dialogue, data: Interview}} Rooms */

/** The only name that the scripts of a page share. */
var ptvspt = /** @type {Rooms} */ ({});

ptvspt.engine = (() => {
  /** @type {Engine["holds"]} */
  function holds(condition, answers) {
    if (condition[0] === "is") {
      const given = answers[condition[1]];
      const options = condition[2];
      return given !== undefined && given.some((one) => options.includes(one));
    }
    if (condition[0] === "not") return !holds(condition[1], answers);
    const every = condition[0] === "all";
    for (let place = 1; place < condition.length; place += 1) {
      if (holds(/** @type {Condition} */ (condition[place]), answers) !== every) return !every;
    }
    return every;
  }

  /** Return every part that asks for options, at any depth.
   * @param {Condition} condition @returns {["is", string, string[]][]} */
  function asking(condition) {
    if (condition[0] === "is") return [condition];
    const [, ...parts] = condition;
    return parts.flatMap(asking);
  }

  /** @type {Engine["mentioned"]} */
  function mentioned(condition) {
    /** @type {Answers} */
    const found = {};
    for (const [, question, options] of asking(condition)) {
      found[question] = [...(found[question] ?? []), ...options];
    }
    return found;
  }

  /** @type {Engine["misfit"]} */
  function misfit(question, options) {
    const chosen = question.options.filter((one) => options.includes(one.id));
    if (chosen.length < options.length) return "unknown";
    if (options.length < 2) return "";
    if (!question.multiple) return "several";
    if (chosen.some((one) => one.alone)) return "alone";
    return question.most !== null && options.length > question.most ? "many" : "";
  }

  /** @type {Engine["replay"]} */
  function replay(interview, answers) {
    /** @type {Answers} */
    const kept = {};
    /** @type {Question | null} */
    let missing = null;
    for (const question of Object.values(interview.questions)) {
      if (question.when !== null && !holds(question.when, kept)) continue;
      const given = answers[question.id];
      if (given?.length) {
        kept[question.id] = given;
        // an emergency leaves nothing to ask, also where an earlier question has no answer
        if (question.scope === "emergency" && ending(interview, kept)) return { kept, missing: null };
      } else {
        missing ??= question;
      }
    }
    return { kept, missing };
  }

  /** @param {Interview} interview @param {Answers} kept */
  function ending(interview, kept) {
    return interview.rules.some((rule) => interview.outcomes[rule.outcome].ends && holds(rule.when, kept));
  }

  /** @type {Engine["ends"]} */
  function ends(interview, answers) {
    return ending(interview, replay(interview, answers).kept);
  }

  /** Return the most urgent outcome: rules come from the most urgent on, and one always holds.
   * @param {Interview} interview @param {Answers} kept */
  function outcome(interview, kept) {
    const first = interview.rules.find((rule) => holds(rule.when, kept));
    return interview.outcomes[/** @type {Rule} */ (first).outcome];
  }

  /** @type {Engine["decide"]} */
  function decide(interview, answers) {
    const { kept } = replay(interview, answers);
    const holding = interview.rules
      .filter((rule) => holds(rule.when, kept))
      .map((rule) => ({ rule, answers: led(rule, kept) }));
    const decided = interview.outcomes[holding[0].rule.outcome];
    const reasons = holding.filter(({ rule }) => rule.outcome === decided.id);
    return {
      outcome: decided,
      professions: [...new Set(reasons.flatMap(({ rule }) => rule.professions ?? decided.professions))],
      reasons,
      also: holding.slice(reasons.length).filter((one) => Object.keys(one.answers).length > 0),
      notes: interview.notes.filter(
        (note) => (!note.outcomes.length || note.outcomes.includes(decided.id)) && holds(note.when, kept),
      ),
      answers: kept,
      dropped: Object.keys(answers).filter((id) => !(id in kept)),
    };
  }

  /** Return what was chosen of the options that a rule asks for; all of its answers where it asks that none was.
   * @param {Rule} rule @param {Answers} kept @returns {Answers} */
  function led(rule, kept) {
    const about = mentioned(rule.when);
    const all = Object.entries(kept).filter(([id]) => id in about);
    const named = all.map(([id, given]) => [id, given.filter((one) => about[id].includes(one))]);
    const some = named.filter(([, given]) => given.length);
    return Object.fromEntries(some.length ? some : all);
  }

  /** @type {Engine["wouldChange"]} */
  function wouldChange(interview, answers) {
    const { kept } = replay(interview, answers);
    const now = outcome(interview, kept);
    /** @type {Change[]} */
    const found = [];
    for (const id of Object.keys(kept).reverse()) {
      const question = interview.questions[id];
      if (question.scope === "practical") continue;
      for (const option of question.options) {
        if (kept[id].includes(option.id) || option.id === question.unsure) continue;
        const other = beside(question, kept[id], option);
        if (misfit(question, other)) continue; // no more may be chosen
        const changed = replay(interview, { ...answers, [id]: other });
        if (changed.missing) continue; // where it leads depends on that answer
        const then = outcome(interview, changed.kept);
        if (then !== now) found.push({ question, option, outcome: then });
      }
    }
    return found;
  }

  /** Return an answer with another option: beside the others where that is allowed, else alone.
   * @param {Question} question @param {string[]} before @param {Option} option */
  function beside(question, before, option) {
    if (!question.multiple || option.alone) return [option.id];
    const others = question.options.filter((one) => !one.alone && before.includes(one.id));
    return [...others.map((one) => one.id), option.id];
  }

  return { holds, mentioned, misfit, replay, ends, decide, wouldChange };
})();
