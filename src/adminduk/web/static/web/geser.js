// A slider beside the date of a page that shows what was; without it the date field alone does the same.
const formulir = document.querySelector("form[data-geser]");
const [mulai, sampai] = formulir.dataset.geser.split(" ").map((t) => Date.parse(t) / 864e5);
const tanggal = formulir.elements.pada;
const geser = document.createElement("input");
Object.assign(geser, { type: "range", min: mulai, max: sampai, step: 1, value: Date.parse(tanggal.value) / 864e5 });
geser.setAttribute("aria-label", document.querySelector('label[for="pada"]').textContent);
const tulis = () => { tanggal.value = new Date(geser.value * 864e5).toISOString().slice(0, 10); geser.setAttribute("aria-valuetext", tanggal.value); };
geser.addEventListener("input", tulis);
geser.addEventListener("change", () => formulir.requestSubmit());
tanggal.addEventListener("change", () => { geser.value = Date.parse(tanggal.value) / 864e5; });
formulir.append(geser);
