"use strict";
// The words of an interview: voices spoken to whom they are for, blanks filled with the answers, answers told in a
// line, and the note to take along; as in src/ptvspt/interview/voices.py, blanks.py, answers.py and note.py.

/**
 * What fills the blanks of texts. `local` fills those about the place.
 * @typedef {{interview: Interview, answers: Answers, audience: string, local: Record<string, string>}} Filling
 */

/**
 * @typedef {object} Words
 * @property {(text: string, audience: string) => string} voice Return a text in the alternatives for an audience.
 * @property {(question: Question, given: string[] | undefined) => Option[]} said
 *   Return the options of an answer that say something: neither "none of these" nor "not sure".
 * @property {(question: Question, given: string[], audience: string) => string} told
 *   Return an answer as a line that reads by itself: "Heart or lung signs: none".
 * @property {(question: Question, audience: string) => string} asked
 *   Return the question itself, without what follows it and says how to answer.
 * @property {(label: string) => string} bare Return words without the point at their end.
 * @property {(filling: Filling, text: string) => string} filled Return a text, spoken and with its blanks filled.
 * @property {(filling: Filling, passages: Passage[]) => string[]} meant
 *   Return the texts that are for somebody with these answers, spoken and filled.
 * @property {(filling: Filling, outcome: Outcome, field: "label" | "urgency" | "summary") => string} outcome
 *   Return what an outcome says to somebody with these answers.
 * @property {(filling: Filling) => string[]} note Return the lines of the note to take along.
 */

ptvspt.words = (() => {
  const { holds } = ptvspt.engine;
  const AUDIENCES = ["self", "relative", "client"]; // in the order of the alternatives: [are you/are they/is your client]
  const NAMED = ["state", "jurisdiction"]; // blanks that are filled with a name

  /** @type {Words["voice"]} */
  function voice(text, audience) {
    return text.replace(/\[([^[\]]*)\]/g, (_, voices) => voices.split("/")[AUDIENCES.indexOf(audience)]);
  }

  /** @type {Words["said"]} */
  function said(question, given = []) {
    return question.options.filter((one) => given.includes(one.id) && !one.alone && one.id !== question.unsure);
  }

  /** @type {Words["bare"]} */
  function bare(label) {
    return label.replace(/\.+$/, "");
  }

  /** @type {Words["told"]} */
  function told(question, given, audience) {
    const labels = said(question, given).map((one) => bare(voice(one.label, audience)));
    const none = question.unsure !== null && given.includes(question.unsure) ? "not sure" : "none";
    return `${voice(question.short, audience)}: ${labels.join("; ") || none}`;
  }

  /** @type {Words["asked"]} */
  function asked(question, audience) {
    const [first, ...rest] = voice(question.text, audience).split("?");
    return rest.length ? `${first}?` : first;
  }

  /** @type {Words["filled"]} */
  function filled(filling, text) {
    return voice(text, filling.audience).replace(/\{([^{}|]*)\|([^{}]*)\}/g, (_, ids, otherwise) => {
      const phrases = ids.split("+").flatMap((/** @type {string} */ id) => phrased(filling, id.trim()));
      return joined(phrases) || otherwise;
    });
  }

  /** Return what fills a blank. @param {Filling} filling @param {string} id @returns {string[]} */
  function phrased(filling, id) {
    const question = filling.interview.questions[id === "state" ? "jurisdiction" : id];
    if (!question) return filling.local[id] ? [filling.local[id]] : [];
    const options = said(question, filling.answers[question.id]);
    return options.map((one) => voice(NAMED.includes(id) ? one.label : one.phrase, filling.audience));
  }

  /** Return words as a sentence lists them: with commas, and "and" before the last. @param {string[]} phrases */
  function joined(phrases) {
    const last = phrases.at(-1) ?? "";
    return phrases.length > 1 ? `${phrases.slice(0, -1).join(", ")} and ${last}` : last;
  }

  /** @type {Words["meant"]} */
  function meant(filling, passages) {
    const known = { ...filling.answers, for: [filling.audience] };
    return passages
      .filter((one) => (one.when === null || holds(one.when, known)) && voice(one.text, filling.audience))
      .map((one) => filled(filling, one.text));
  }

  /** @type {Words["outcome"]} */
  function outcome(filling, outcome, field) {
    return meant(filling, outcome.special[field] ?? [])[0] || filled(filling, outcome[field]);
  }

  /** @type {Words["note"]} */
  function note(filling) {
    const { questions, note } = filling.interview;
    const reported = Object.values(questions)
      .filter((one) => one.scope !== "practical" && said(one, filling.answers[one.id]).length)
      .map((one) => told(one, filling.answers[one.id], filling.audience));
    return note.flatMap((one) =>
      one.text.startsWith("{answers|") && reported.length ? reported : meant(filling, [one]),
    );
  }

  return { voice, said, told, asked, bare, filled, meant, outcome, note };
})();
