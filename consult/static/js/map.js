// Draws the map of each question about places, and writes the point somebody puts on it into the fields of the question.
// The outline comes with the page; pictures of the ground only from the server that the town has named, if any.
for (const box of document.querySelectorAll("[data-map]")) {
  const { outline, tiles, credit, words } = JSON.parse(box.dataset.map);
  const around = box.closest("section");
  const status = around.querySelector("[data-map-words]");
  const clear = around.querySelector("[data-map-clear]");
  const field = (name) => around.querySelector(`[name$="-${name}"]`);
  const latitude = field("latitude");
  const longitude = field("longitude");
  const area = field("area");
  const question = box.closest("[data-question]");
  const toPairs = (ring) => ring.map(([east, north]) => [north, east]);

  box.hidden = status.hidden = false;
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", words.name);
  // One finger scrolls the page; two fingers move and scale the map.
  const map = L.map(box, {
    attributionControl: false,
    dragging: !L.Browser.mobile,
    scrollWheelZoom: false,
    zoomControl: false,
    zoomSnap: 0.25,
  });
  L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
  if (tiles) {
    L.control.attribution({ prefix: false }).addAttribution(plain(credit)).addTo(map);
    L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map);
  }
  const shapes = outline.map(({ name, rings }) => {
    const shape = L.polygon(rings.map(toPairs), { className: tiles ? "place-area place-area-open" : "place-area", interactive: false });
    if (name && outline.length > 1) shape.bindTooltip(plain(name), { permanent: true, direction: "center", className: "place-name" });
    return shape.addTo(map);
  });
  const whole = L.featureGroup(shapes).getBounds();
  map.fitBounds(whole, { animate: false }).setMaxBounds(whole.pad(0.5));
  map.setMinZoom(map.getZoom() - 0.5);
  map.createPane("point").style.zIndex = 660; // Above the names of areas.
  const mark = L.circleMarker(whole.getCenter(), { pane: "point", radius: 10, className: "place-point", interactive: false });

  // The area a point lies in: its rings are crossed an odd number of times on the way east.
  const holder = ({ lat, lng }) =>
    outline.find(({ rings }) => {
      const crossed = rings.flatMap((ring) =>
        ring.slice(1).filter(([x, y], place) => {
          const [before, below] = ring[place];
          return below > lat !== y > lat && lng < before + ((x - before) * (lat - below)) / (y - below);
        }),
      );
      return crossed.length % 2 === 1;
    });

  const show = () => {
    const point = L.latLng(Number(latitude?.value.replace(",", ".")) || 0, Number(longitude?.value.replace(",", ".")) || 0);
    const isGiven = Boolean(latitude?.value && longitude?.value);
    if (isGiven) mark.setLatLng(point).addTo(map);
    else mark.remove();
    const place = [holder(point)?.name, `${point.lat.toFixed(5)} ; ${point.lng.toFixed(5)}`].filter(Boolean).join(", ");
    status.textContent = isGiven ? words.point.replace("{place}", place) : words.none;
    clear.hidden = !isGiven;
  };
  const tell = (control, value) => {
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let chosen = "";
  const put = (point) => {
    const inside = holder(point);
    if (!inside) {
      status.textContent = words.outside;
      return;
    }
    if (!latitude) return;
    tell(latitude, point.lat.toFixed(5));
    tell(longitude, point.lng.toFixed(5));
    const line = [...area.options].find((option) => option.value && option.text.trim() === inside.name);
    if (line && (!area.value || area.value === chosen)) {
      chosen = line.value;
      tell(area, chosen);
    }
    show();
  };

  map.on("click", (event) => put(event.latlng));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== box) return;
    event.preventDefault();
    put(map.getCenter());
  });
  clear.querySelector("button").addEventListener("click", () => {
    tell(latitude, "");
    tell(longitude, "");
    show();
    box.focus();
  });
  for (const control of [latitude, longitude]) control?.addEventListener("change", show);
  question?.addEventListener("filled", show);
  show();
}

// Words of organisers are words, not markup.
function plain(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}
