"use strict";
// Shows the columns of the professions that are chosen. The address keeps the choice, so that it can be sent to somebody.
(() => {
  const chooser = document.getElementById("chooser");
  const told = document.getElementById("told");
  const tables = [...document.querySelectorAll("#tables table")];
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("#chooser input")]);
  if (!chooser || !told) return;
  const fewest = Number(chooser.dataset.fewest), most = Number(chooser.dataset.most);

  /** @returns {number[]} the places of what is chosen */
  const chosen = () => boxes.flatMap((box, place) => (box.checked ? [place] : []));

  /** Takes the choice from the address, if it names one that can be shown. */
  const recall = () => {
    const named = location.hash.slice(1).split(",").filter((id) => boxes.some((box) => box.value === id));
    if (named.length && named.length <= most) for (const box of boxes) box.checked = named.includes(box.value);
  };

  /** Shows the columns of some places, and stacks a table on a narrow screen as one of that many columns. */
  const show = (/** @type {number[]} */ places) => {
    for (const table of tables) {
      table.className = table.className.replace(/\bc\d+\b/, `c${places.length + 1}`);
      for (const row of table.querySelectorAll("tr"))
        [...row.children].forEach((cell, place) => {
          /** @type {HTMLElement} */ (cell).hidden = place > 0 && !places.includes(place - 1);
        });
    }
    prove();
  };

  /** Shows the sources of what is shown, and no others. */
  const prove = () => {
    const cited = new Set([...document.querySelectorAll("#tables td:not([hidden]) sup a")].map((one) => one.getAttribute("href")?.slice(1)));
    for (const source of document.querySelectorAll("#tables .sources li")) /** @type {HTMLElement} */ (source).hidden = !cited.has(source.id);
  };

  /** Says what is shown, or what to change, and leads to the page of a pair that has one. */
  const tell = (/** @type {number[]} */ places) => {
    const names = places.map((place) => boxes[place].parentElement?.textContent?.trim() ?? "");
    told.classList.toggle("error", places.length < fewest || places.length > most);
    if (places.length < fewest) told.textContent = `Choose ${places.length ? "one more" : "two"} to compare.`;
    else if (places.length > most) told.textContent = `${places.length} are chosen, and ${most} fit side by side. Take away ${places.length - most}.`;
    else {
      told.textContent = "";
      const pair = places.map((place) => boxes[place].value).join(" ");
      const page = document.querySelector(`[data-pair="${pair}"]`);
      if (page) told.append(link(`${names[0]} and ${names[1].toLowerCase()} on a page of their own`, page.getAttribute("href")));
      else places.forEach((place, number) => told.append(number ? ", " : "Notes and sources: ", link(names[number], boxes[place].dataset.page)));
    }
  };

  const link = (/** @type {string} */ text, /** @type {string | null | undefined} */ address) => {
    const found = document.createElement("a");
    found.href = address ?? "";
    found.textContent = text;
    return found;
  };

  const follow = () => {
    const places = chosen();
    tell(places);
    if (places.length < fewest || places.length > most) return;
    show(places);
    history.replaceState(null, "", `#${places.map((place) => boxes[place].value).join(",")}`);
  };

  for (const box of boxes) box.addEventListener("change", follow);
  addEventListener("hashchange", () => { recall(); follow(); });
  recall();
  show(chosen());
  tell(chosen());
  chooser.hidden = false;
})();
