// A combobox over /wilayah/cari (ARIA 1.2, list autocomplete). The input still holds plain text: sent as it is, the server finds the region.
const TUNDA = 150;

export function pasangWilayah(isian, dekat) {
  const kotak = document.createElement("div");
  kotak.className = "combo";
  isian.replaceWith(kotak);
  kotak.append(isian);
  const daftar = document.createElement("ul");
  daftar.id = `${isian.id}-daftar`;
  daftar.role = "listbox";
  daftar.hidden = true;
  daftar.setAttribute("aria-label", document.querySelector(`label[for="${isian.id}"]`)?.textContent ?? "");
  kotak.append(daftar);
  isian.role = "combobox";
  isian.setAttribute("aria-autocomplete", "list");
  isian.setAttribute("aria-controls", daftar.id);
  isian.setAttribute("aria-expanded", "false");
  let terpilih = -1, tunggu, nomor = 0;

  const tutup = () => {
    daftar.hidden = true;
    terpilih = -1;
    isian.setAttribute("aria-expanded", "false");
    isian.removeAttribute("aria-activedescendant");
  };
  const pilih = (butir) => {
    isian.value = butir.textContent;
    tutup();
    isian.dispatchEvent(new Event("input", { bubbles: true, cancelable: false }));
    clearTimeout(tunggu);
  };
  const sorot = (ke) => {
    const butir = [...daftar.children];
    if (!butir.length) return;
    terpilih = (ke + butir.length) % butir.length;
    butir.forEach((b, i) => b.setAttribute("aria-selected", String(i === terpilih)));
    butir[terpilih].scrollIntoView({ block: "nearest" });
    isian.setAttribute("aria-activedescendant", butir[terpilih].id);
  };
  const cari = async () => {
    const ini = ++nomor;
    const tanya = new URLSearchParams({ teks: isian.value, jenis: isian.dataset.wilayah, dekat });
    let hasil;
    try {
      hasil = await (await fetch(`/wilayah/cari?${tanya}`)).json();
    } catch {
      return tutup(); // the server finds the region when the form is sent
    }
    if (ini !== nomor || document.activeElement !== isian) return;
    daftar.replaceChildren(...hasil.wilayah.map((w, i) => {
      const butir = document.createElement("li");
      butir.id = `${daftar.id}-${i}`;
      butir.role = "option";
      butir.setAttribute("aria-selected", "false");
      butir.textContent = w.nama;
      butir.addEventListener("pointerdown", (k) => { k.preventDefault(); pilih(butir); });
      return butir;
    }));
    terpilih = -1;
    daftar.hidden = !hasil.wilayah.length;
    isian.setAttribute("aria-expanded", String(!daftar.hidden));
  };
  isian.addEventListener("input", (kejadian) => {
    clearTimeout(tunggu);
    if (!kejadian.isTrusted) return;
    if (isian.value.trim().length < 2) return tutup();
    tunggu = setTimeout(cari, TUNDA);
  });
  isian.addEventListener("keydown", (k) => {
    if (k.key === "ArrowDown" || k.key === "ArrowUp") {
      if (daftar.hidden) return;
      k.preventDefault();
      sorot(terpilih + (k.key === "ArrowDown" ? 1 : -1));
    } else if (k.key === "Enter" && terpilih >= 0) {
      k.preventDefault();
      pilih(daftar.children[terpilih]);
    } else if (k.key === "Escape") tutup();
  });
  isian.addEventListener("blur", tutup);
}
