(() => {
  "use strict";
  const BOXES = ["state", "severity", "owner"];
  const LISTS = ["area", "check", "object", "file"];
  const form = document.getElementById("filter");
  const byId = (id) => document.getElementById(id);
  // Names come from the input: they are compared and shown as text, never read as markup.
  const items = [...document.querySelectorAll("[data-state]")].map((element) => ({
    element,
    values: { ...element.dataset, area: element.dataset.area.split(" ") },
    text: null,
    shown: true,
  }));
  const groups = new Map();
  for (const item of items) {
    let element = item.element.closest("[data-group]");
    for (; element; element = element.parentElement.closest("[data-group]")) {
      if (!groups.has(element)) groups.set(element, []);
      groups.get(element).push(item);
    }
  }

  const textOf = (item) => (item.text ??= `${item.values.object} ${item.values.file} ${item.element.textContent}`.toLowerCase());
  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const has = (item, name, value) => (name === "area" ? item.values.area.includes(value) : item.values[name] === value);

  /** One test for each filter that leaves something out. */
  function tests() {
    const found = new Map();
    for (const name of BOXES) {
      const off = new Set(boxes(name).filter((box) => !box.checked).map((box) => box.value));
      if (off.size > 0) found.set(name, (item) => !off.has(item.values[name]));
    }
    for (const name of LISTS) {
      const wanted = form.elements[name].value;
      if (wanted !== "") found.set(name, (item) => has(item, name, wanted));
    }
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) found.set("q", (item) => words.every((word) => textOf(item).includes(word)));
    return found;
  }

  const passes = (item, found, but) => [...found].every(([name, test]) => name === but || test(item));

  /** How many entries each choice would show, given the other filters. */
  function count(found) {
    for (const name of [...BOXES, ...LISTS]) {
      const numbers = new Map();
      for (const item of items.filter((item) => passes(item, found, name))) {
        for (const value of [item.values[name]].flat()) numbers.set(value, (numbers.get(value) ?? 0) + 1);
      }
      if (BOXES.includes(name)) {
        for (const box of boxes(name)) box.closest("label").querySelector("[data-count]").textContent = numbers.get(box.value) ?? 0;
      } else {
        for (const option of [...form.elements[name].options].slice(1)) {
          const number = numbers.get(option.value) ?? 0;
          option.textContent = `${option.dataset.word} (${number})`;
          option.hidden = number === 0 && !option.selected;
        }
      }
    }
  }

  function update() {
    const found = tests();
    for (const item of items) item.element.hidden = !(item.shown = passes(item, found));
    for (const [group, within] of groups) {
      const shown = within.filter((item) => item.shown).length;
      group.hidden = shown === 0;
      const told = group.querySelector(":scope > h2 > [data-count]");
      if (told) told.textContent = shown === within.length ? shown : `${shown} / ${within.length}`;
    }
    const shown = items.filter((item) => item.shown).length;
    const told = form.dataset.shown.replace("{n}", shown).replace("{all}", items.length);
    byId("shown").textContent = told;
    byId("filtered").querySelector("span").textContent = told;
    byId("filtered").hidden = shown === items.length;
    byId("none").hidden = shown > 0;
    count(found);
  }

  /** The filters stand in the address, so that a view can be kept and passed on. */
  function keep() {
    const told = new URLSearchParams();
    if (form.elements.q.value !== "") told.set("q", form.elements.q.value);
    for (const name of LISTS) if (form.elements[name].value !== "") told.set(name, form.elements[name].value);
    for (const name of BOXES) {
      const off = boxes(name).filter((box) => !box.checked);
      if (off.length > 0) told.set(`not-${name}`, off.map((box) => box.value).join(","));
    }
    const fragment = told.toString();
    try {
      history.replaceState(null, "", fragment === "" ? location.pathname + location.search : `#?${fragment}`);
    } catch {
      // A page without an address of its own keeps nothing.
    }
  }

  function restore() {
    const told = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    form.elements.q.value = told.get("q") ?? "";
    for (const name of LISTS) {
      form.elements[name].value = told.get(name) ?? "";
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    }
    for (const name of BOXES) {
      const off = (told.get(`not-${name}`) ?? "").split(",");
      for (const box of boxes(name)) box.checked = !off.includes(box.value);
    }
    update();
  }

  /** Lists the values that entries have; areas came with the page, in its language. */
  function fill() {
    for (const name of LISTS) {
      const list = form.elements[name];
      const known = new Set(items.flatMap((item) => item.values[name]).filter(Boolean));
      for (const option of [...list.options].slice(1)) if (!known.delete(option.value)) option.remove();
      for (const value of [...known].sort()) list.append(new Option(value, value));
      for (const option of list.options) option.dataset.word = option.textContent;
    }
  }

  const changed = () => {
    update();
    keep();
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  addEventListener("hashchange", () => location.hash.startsWith("#?") && restore());
  // Paper has nothing to click on: everything is opened, and closed again after it.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((details) => (details.open = false)));
  fill();
  form.hidden = items.length === 0;
  restore();
})();
