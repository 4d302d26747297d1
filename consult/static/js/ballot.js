// Says, while one fills a ballot in, how much is left of the budget or of the points. The server decides: this only helps.
for (const remainder of document.querySelectorAll(".remainder")) {
  const form = remainder.closest("form");
  const { limit, currency, left, over } = remainder.dataset;
  const amounts = JSON.parse(remainder.dataset.amounts);
  const bar = remainder.querySelector("progress");
  const words = remainder.querySelector("[role=status]");
  const style = currency ? { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: 2 } : {};
  const written = new Intl.NumberFormat(document.documentElement.lang, style);

  // A box ticked weighs its amount; a field weighs the figure written in it.
  const weight = (input) => {
    const amount = input.type === "checkbox" ? input.checked && amounts[input.value] : Number(input.value);
    return Number.isFinite(amount) ? Number(amount) : 0;
  };
  const say = () => {
    const inputs = form.querySelectorAll("input[name^=choices]");
    const spent = [...inputs].reduce((sum, input) => sum + Math.round(100 * weight(input)), 0) / 100;
    const rest = Math.round(100 * (Number(limit) - spent)) / 100;
    remainder.classList.toggle("remainder-over", rest < 0);
    bar.value = Math.min(spent, Number(limit));
    words.textContent = (rest < 0 ? over : left).replace("{over}", written.format(-rest)).replace("{left}", written.format(rest));
  };

  remainder.hidden = false;
  form.addEventListener("input", say);
  // A browser that comes back to the page fills the form in after this script has run.
  window.addEventListener("pageshow", say);
  say();
}
