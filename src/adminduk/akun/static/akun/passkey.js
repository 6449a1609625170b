// Passkeys: asks the server for a challenge, the device for an answer, and goes where the server says.

async function kirim(alamat, isi, token) {
  const jawaban = await fetch(alamat, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(isi),
  });
  const hasil = await jawaban.json();
  if (!jawaban.ok) throw new Error(hasil.galat);
  return hasil;
}

async function jalankan(wadah, formulir) {
  const token = formulir.elements.csrfmiddlewaretoken.value;
  const opsi = await kirim(wadah.dataset.mulai, {}, token);
  const daftar = wadah.dataset.passkey === "daftar";
  const kunci = daftar
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(opsi) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(opsi) });
  const lanjut = formulir.elements.lanjut?.value ?? "";
  const jawaban = { ...kunci.toJSON(), nama: formulir.elements.nama?.value ?? "" };
  return kirim(`${wadah.dataset.selesai}?${new URLSearchParams({ lanjut })}`, jawaban, token);
}

// With a form that carries typed fields the proof is fresh now: send the form itself, nothing is typed again.
function lanjutkan(formulir, hasil) {
  if (!hasil.lanjut) return formulir.submit();
  if (!formulir.elements.kode_bukti) return location.assign(hasil.lanjut);
  formulir.elements.kode_bukti.required = false;
  formulir.submit();
}

for (const wadah of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  const [tombol, pesan] = wadah.children;
  const formulir = wadah.closest("form");
  wadah.hidden = false;
  tombol.addEventListener("click", async () => {
    tombol.disabled = true;
    pesan.hidden = true;
    try {
      lanjutkan(formulir, await jalankan(wadah, formulir));
    } catch (galat) {
      pesan.textContent = galat.name === "NotAllowedError" ? wadah.dataset.batal : galat.message;
      pesan.hidden = false;
    } finally {
      tombol.disabled = false;
    }
  });
}
