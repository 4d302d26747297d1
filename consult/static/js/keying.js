// Lets whoever types sheets in choose with figures: 1 is the first answer of a line, 2 the second, and so on; 0 the tenth.
// Without this script arrows, the space bar and the mouse do as everywhere.
document.addEventListener("keydown", (event) => {
  const here = event.target;
  const figure = /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!figure || !here.matches?.("input[type=radio], input[type=checkbox]")) return;
  const line = here.closest("fieldset") ?? here.closest("form");
  const choices = [...line.querySelectorAll(`input[type=${here.type}]`)].filter((one) => one.name === here.name);
  const chosen = choices[(Number(event.key) || 10) - 1];
  if (!chosen) return;
  event.preventDefault();
  chosen.focus();
  chosen.click();
});
