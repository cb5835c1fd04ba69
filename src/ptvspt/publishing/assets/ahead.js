"use strict";
// How many questions may still come, as in src/ptvspt/interview/ahead.py: on the longest way that is open, so that
// the number never grows.

/**
 * @typedef {object} Ahead
 * @property {(interview: Interview, answers: Answers) => number} remaining
 *   Return how many questions without an answer may still be asked, at most.
 */

ptvspt.ahead = (() => {
  const { holds, replay } = ptvspt.engine;
  const LONGEST = 18; // the most questions that anybody is asked
  const TRIED = 5000; // ways to choose that are tried

  /**
   * What is known of answers: those that are settled; questions that may yet be asked (null), or answered so.
   * @typedef {{settled: Answers, open: Record<string, string[] | null>}} Known
   */

  /** @type {Ahead["remaining"]} */
  function remaining(interview, answers) {
    if (!replay(interview, answers).missing) return 0;
    /** @type {Known} */
    const known = { settled: {}, open: {} };
    /** @type {Question[]} */
    const coming = [];
    for (const question of Object.values(interview.questions)) {
      const asked = question.when === null || settled(question.when, known);
      if (asked === false) continue;
      const given = answers[question.id];
      if (given?.length && asked) known.settled[question.id] = given;
      else known.open[question.id] = given?.length ? given : null;
      if (!given?.length) coming.push(question);
    }
    const sure = coming.filter((one) => one.when === null || settled(one.when, known) === true).length;
    return Math.max(Math.min(longest(coming, known), LONGEST - Object.keys(known.settled).length), sure);
  }

  /** Return whether a condition will hold, or null while that is open.
   * @param {Condition} condition @param {Known} known @returns {boolean | null} */
  function settled(condition, known) {
    if (condition[0] === "is") {
      const [, question, options] = condition;
      if (question in known.settled) return holds(condition, known.settled);
      const given = known.open[question];
      if (given === undefined) return false; // it is not asked
      return given === null || given.some((one) => options.includes(one)) ? null : false;
    }
    if (condition[0] === "not") {
      const part = settled(condition[1], known);
      return part === null ? null : !part;
    }
    const [kind, ...parts] = condition;
    const found = parts.map((part) => settled(part, known));
    const decisive = kind === "any";
    if (found.includes(decisive)) return decisive;
    return found.includes(null) ? null : !decisive;
  }

  /** Return the number of questions to come, those that hang on a bounded choice counted as many as it can bring.
   * @param {Question[]} coming @param {Known} known */
  function longest(coming, known) {
    let count = 0;
    let rest = coming;
    for (const bounded of coming) {
      if (bounded.most === null) continue;
      const hanging = rest.filter((one) => one.when !== null && wanted(one.when, bounded.id) === 1);
      count += brings(bounded, hanging, known);
      rest = rest.filter((one) => !hanging.includes(one));
    }
    return count + rest.length;
  }

  /** Return how many of some questions a choice of no more options than are allowed can bring up.
   * @param {Question} bounded @param {Question[]} hanging @param {Known} known */
  function brings(bounded, hanging, known) {
    /** What an option brings up: a digit for each of the questions. @param {Option} option */
    const brought = (option) => {
      const chosen = { ...known, settled: { ...known.settled, [bounded.id]: [option.id] } };
      return hanging.map((one) => one.when !== null && settled(one.when, chosen) !== false);
    };
    /** @param {boolean} alone */
    const different = (alone) => {
      const found = bounded.options.filter((one) => one.alone === alone).map(brought);
      return [...new Map(found.map((one) => [one.join(), one])).values()];
    };
    const several = different(false);
    const together = Math.min(bounded.most ?? 0, several.length);
    if (ways(several.length, together) > TRIED) return hanging.length;
    /** @param {boolean[][]} chosen @param {number} from @param {number} left @returns {number} */
    const most = (chosen, from, left) => {
      if (!left) return hanging.filter((_, place) => chosen.some((one) => one[place])).length;
      const next = several.slice(from, several.length - left + 1);
      return Math.max(0, ...next.map((one, step) => most([...chosen, one], from + step + 1, left - 1)));
    };
    return Math.max(most([], 0, together), ...different(true).map((one) => one.filter(Boolean).length));
  }

  /** Return in how many ways some of several can be chosen.
   * @param {number} several @param {number} chosen @returns {number} */
  function ways(several, chosen) {
    return chosen ? (ways(several - 1, chosen - 1) * several) / chosen : 1;
  }

  /** Return how often a condition asks for a question's options; twice where it denies them, which adds nothing up.
   * @param {Condition} condition @param {string} question @returns {number} */
  function wanted(condition, question) {
    if (condition[0] === "is") return Number(condition[1] === question);
    if (condition[0] === "not") return 2 * wanted(condition[1], question);
    const [, ...parts] = condition;
    return parts.reduce((sum, part) => sum + wanted(part, question), 0);
  }

  return { remaining };
})();
