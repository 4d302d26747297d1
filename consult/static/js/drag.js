// Lines that can be dragged into order, with a mouse, a finger or a pen. Fields and buttons do the same without this script:
// a line dropped only fills in the fields, or sends the form, that keep the order.
(() => {
  if (window.isDragReady) return; // Each question of a page brings this script along.
  window.isDragReady = true;
  const EDGE = 60;
  const STEP = 14;

  const linesOf = (list) => [...list.querySelectorAll(":scope > [data-sortable-item]")];

  // Where a line was dropped among questions: in front of which one, on which page.
  const sendQuestion = (list, line) => {
    let page = line;
    do page = page.previousElementSibling;
    while (page && !page.dataset.page);
    const form = line.querySelector("form[data-arrange]");
    const next = linesOf(list)[linesOf(list).indexOf(line) + 1];
    form.elements.before.value = next?.dataset.sortableItem ?? "";
    form.elements.page.value = page?.dataset.page ?? 1;
    form.submit();
  };

  // Ranks: what is dragged up gets a place, what is dragged below the last place loses it.
  const field = (line) => line.querySelector("select");
  const ranked = (list) => linesOf(list).filter((line) => field(line).value);
  const sort = (list) => {
    const inOrder = ranked(list).sort((one, other) => field(one).value - field(other).value);
    list.prepend(...inOrder);
  };
  const rank = (list, line, before) => {
    const others = ranked(list).filter((one) => one !== line);
    const place = linesOf(list).indexOf(line);
    const isUp = place < before;
    if (place <= others.length) others.splice(place, 0, line);
    else if (isUp) others.push(line);
    for (const one of linesOf(list)) {
      const at = others.indexOf(one);
      field(one).value = at >= 0 && at < Number(list.dataset.places) ? String(at + 1) : "";
    }
    sort(list);
    field(line).dispatchEvent(new Event("input", { bubbles: true }));
  };

  const number = (list) => {
    linesOf(list).forEach((line, at) => {
      line.querySelector("input[id$=-place]").value = at + 1;
    });
  };

  const KINDS = {
    questions: { drop: sendQuestion },
    ranks: { begin: sort, drop: rank },
    places: { drop: number },
  };

  const drag = (list, line, start) => {
    const kind = KINDS[list.dataset.sortable];
    kind.begin?.(list);
    const before = linesOf(list).indexOf(line);
    const order = [...list.children];
    line.classList.add("is-dragged");
    const move = (event) => {
      if (event.clientY < EDGE) window.scrollBy(0, -STEP);
      if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      const passed = [...list.children].filter((one) => one !== line && !isFixedFirst(list, one));
      const next = passed.find((one) => event.clientY < one.getBoundingClientRect().top + one.offsetHeight / 2);
      if (next !== line.nextElementSibling) list.insertBefore(line, next ?? null);
    };
    const end = (isDropped) => {
      watched.abort();
      line.classList.remove("is-dragged");
      if (!isDropped) list.append(...order);
      else if (order.indexOf(line) !== [...list.children].indexOf(line)) kind.drop(list, line, before);
    };
    const watched = new AbortController();
    const listen = (what, act) => document.addEventListener(what, act, { signal: watched.signal });
    start.target.setPointerCapture(start.pointerId);
    listen("pointermove", move);
    listen("pointerup", () => end(true));
    listen("pointercancel", () => end(false));
    listen("keydown", (event) => event.key === "Escape" && end(false));
  };
  // The heading of the first page stays first.
  const isFixedFirst = (list, one) => one === list.firstElementChild && one.dataset.page;

  for (const list of document.querySelectorAll("[data-sortable]")) {
    for (const line of linesOf(list)) {
      const grip = line.querySelector("[data-grip]");
      grip.hidden = false;
      grip.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        drag(list, line, event);
      });
    }
  }
})();
