"use strict";
// The course of a dialogue, as in src/ptvspt/interview/dialogue.py and replies.py: where one is, what is asked again,
// what falls away when an answer changes. It draws nothing; interview.js does.

/**
 * @typedef {object} Dialogue
 * @property {(question: Question, given: string[], audience: string) => string} complaint
 *   Return why some options are no answer to a question, and what to do, or nothing when they are one.
 * @property {(question: Question) => string} limit Return how many options may be chosen.
 * @property {(interview: Interview, given: Answers, question: Question) => string} position
 *   Return where one is, in a line.
 * @property {(interview: Interview, given: Answers, question: Question) => Question | null} before
 *   Return the question asked before another one.
 * @property {(interview: Interview, given: Answers, question: Question, reply: string[]) => boolean} alarming
 *   Tell whether somebody is not sure where that alone would end the interview.
 * @property {(question: Question) => Question} which
 *   Return the question which of some signs somebody is not sure of: it counts as that sign, which is named.
 * @property {(interview: Interview, given: Answers, question: Question, reply: string[], audience: string) =>
 *   {given: Answers, forgotten: Answers, told: string[]}} take
 *   Return the answers with another one, those that fall away with it, and what is said of these.
 * @property {(interview: Interview, given: Answers, audience: string) => {id: string, told: string}[]} review
 *   Return all answers, each as a line that reads by itself.
 */

ptvspt.dialogue = (() => {
  const { ends, mentioned, misfit, replay } = ptvspt.engine;
  const { remaining } = ptvspt.ahead;
  const { asked, told, voice } = ptvspt.words;
  const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

  /** @type {Dialogue["complaint"]} */
  function complaint(question, given, audience) {
    if (!given.length) return `Nothing is chosen yet. Please choose one${question.multiple ? " or more" : ""}.`;
    const alone = question.options.find((one) => one.alone && given.includes(one.id));
    switch (misfit(question, given)) {
      case "":
        return "";
      case "alone":
        return `'${voice(alone?.label ?? "", audience)}' cannot stand with others. Please choose again.`;
      case "many":
        return `Please choose at most ${NUMBERS[question.most ?? 0] ?? question.most}: those that matter most.`;
      default:
        return "Please choose only one.";
    }
  }

  /** @type {Dialogue["limit"]} */
  function limit(question) {
    if (!question.multiple) return "Choose one.";
    if (question.most === null) return "Choose all that fit.";
    return `Choose at most ${NUMBERS[question.most] ?? question.most}.`;
  }

  /** @type {Dialogue["position"]} */
  function position(interview, given, question) {
    const number = earlier(interview, given, question).length + 1;
    const left = remaining(interview, given) - (question.id in given ? 0 : 1);
    if (left > 0) return `Question ${number}, about ${left} left after it`;
    return question.id in given ? `Question ${number}` : `Question ${number}, the last one`;
  }

  /** @type {Dialogue["before"]} */
  function before(interview, given, question) {
    const last = earlier(interview, given, question).at(-1);
    return last === undefined ? null : interview.questions[last];
  }

  /** Return the questions that were answered and come before another one.
   * @param {Interview} interview @param {Answers} given @param {Question} question */
  function earlier(interview, given, question) {
    const { kept } = replay(interview, given);
    const ids = Object.keys(interview.questions);
    return ids.slice(0, ids.indexOf(question.id)).filter((id) => id in kept);
  }

  /** @type {Dialogue["alarming"]} */
  function alarming(interview, given, question, reply) {
    if (!question.multiple || reply.length !== 1 || reply[0] !== question.unsure) return false;
    return ends(interview, { ...given, [question.id]: reply });
  }

  /** @type {Dialogue["which"]} */
  function which(question) {
    const signs = question.options.filter((one) => !one.alone && one.id !== question.unsure);
    const others = question.options.filter((one) => one.alone && one.id !== question.unsure).slice(0, 1);
    const unsure = question.options.filter((one) => one.id === question.unsure);
    return {
      ...question,
      text: "Which of them are you not sure about? What you choose counts as a yes, to be safe.",
      why: "Then the answer names that sign, and you can tell it to those who help.",
      options: [
        ...signs,
        ...others.map((one) => ({ ...one, label: "None of these after all" })),
        ...unsure.map((one) => ({ ...one, label: "I cannot say", hint: "", alone: true })),
      ],
    };
  }

  /** @type {Dialogue["take"]} */
  function take(interview, given, question, reply, audience) {
    const earlier = given[question.id] ?? reply;
    const changed = earlier.length !== reply.length || earlier.some((one) => !reply.includes(one));
    const next = { ...given, [question.id]: reply };
    const gone = dropped(interview, next);
    const settled = without(next, gone);
    // of one answer all that counts is what it brings up
    const doubtful = changed && question.multiple ? resting(interview, settled, question) : [];
    /** @param {string[]} ids */
    const named = (ids) => ids.map((id) => asked(interview.questions[id], audience)).join(" ");
    return {
      given: without(settled, doubtful),
      forgotten: Object.fromEntries([...gone, ...doubtful].map((id) => [id, next[id]])),
      told: [
        ...(gone.length ? [`Not asked with these answers, so dropped: ${named(gone)}`] : []),
        ...(doubtful.length ? [`Please look once more at what rests on this answer: ${named(doubtful)}`] : []),
      ],
    };
  }

  /** Return the answers to questions that are not asked. Those after the next question stay: it may bring them up.
   * @param {Interview} interview @param {Answers} given */
  function dropped(interview, given) {
    const { kept, missing } = replay(interview, given);
    const ids = Object.keys(interview.questions);
    const settled = missing === null ? ids : ids.slice(0, ids.indexOf(missing.id));
    return settled.filter((id) => id in given && !(id in kept));
  }

  /** Return the questions about safety whose answers rest on a changed choice: they may not fit any more.
   * @param {Interview} interview @param {Answers} given @param {Question} changed */
  function resting(interview, given, changed) {
    return Object.keys(replay(interview, given).kept).filter((id) => {
      const { scope, when } = interview.questions[id];
      return when !== null && changed.id in mentioned(when) && ["emergency", "safety"].includes(scope);
    });
  }

  /** @param {Answers} answers @param {string[]} ids @returns {Answers} */
  function without(answers, ids) {
    return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
  }

  /** @type {Dialogue["review"]} */
  function review(interview, given, audience) {
    const kept = Object.entries(replay(interview, given).kept);
    return kept.map(([id, chosen]) => ({ id, told: told(interview.questions[id], chosen, audience) }));
  }

  return { complaint, limit, position, before, alarming, which, take, review };
})();
