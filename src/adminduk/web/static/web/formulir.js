// Hides fields whose condition does not hold, and suggests regions while typing. Without it every field shows.
import { pasangWilayah } from "./wilayah.js";

const formulir = document.getElementById("formulir");
const nilai = (nama) => {
  const semua = formulir.elements.namedItem(nama);
  if (!semua) return "";
  if (semua instanceof RadioNodeList) return semua.value;
  return semua.type === "checkbox" ? (semua.checked ? semua.value : "") : semua.value.trim();
};
const berlaku = ([nama, pilihan, selain]) => {
  const isi = nilai(nama);
  return selain || !pilihan.length ? Boolean(isi) && !pilihan.includes(isi) : pilihan.includes(isi);
};
const perbarui = () => {
  for (const bagian of formulir.querySelectorAll("[data-bila]")) {
    bagian.hidden = !JSON.parse(bagian.dataset.bila).every(berlaku);
  }
};
for (const teks of formulir.querySelectorAll(".bila-teks")) teks.hidden = true;
formulir.addEventListener("input", perbarui);
perbarui();

const dekat = document.getElementById("skrip-formulir").dataset.dekat;
for (const isian of formulir.querySelectorAll("input[data-wilayah]")) pasangWilayah(isian, dekat);

let terkirim = false;
formulir.addEventListener("submit", (kejadian) => {
  if (terkirim) kejadian.preventDefault();
  terkirim = true;
});
window.addEventListener("pageshow", () => { terkirim = false; });
document.getElementById("ringkasan-galat")?.focus();
