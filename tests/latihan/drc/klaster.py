"""DC and DRC: three machines with etcd, Patroni and PostgreSQL each, from the templates that operators use."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

import psycopg
from latihan.drc.mesin import JARINGAN, Mesin

from adminduk.perintah.peluncur import pangkalan
from adminduk.perintah.peluncur.pengguna import UNSHARE

ALAT = Path(os.environ.get("ALAT", ".venv/latihan")).absolute() / "bin"
BIN = Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))
TEMPLAT = Path(__file__).parent
ALAMAT = {"dc1": "10.99.0.11", "dc2": "10.99.0.12", "drc": "10.99.0.13"}
# A server that went silent is given up after some nine seconds, and only the one that takes writes is used.
KLIEN = "connect_timeout=2&keepalives_idle=3&keepalives_interval=2&keepalives_count=3&tcp_user_timeout=9000"
SUPER = "adminduk_super"
ETCDCTL = os.environ | {"ETCDCTL_API": "3"}


class Klaster:
    """``serempak``: strictly synchronous as operators run it; else asynchronous, the control."""

    def __init__(self, folder: Path, *, serempak: bool = True) -> None:
        self.folder, self.serempak = folder, serempak
        self.sandi = secrets.token_hex(16)
        self.mesin = {n: Mesin(n, a, folder / n) for n, a in ALAMAT.items()}

    def pasang(self) -> None:
        """Start all three, with an empty database of its owner."""
        for satu in self.mesin.values():
            satu.pasang()
            self._tulis(satu, "new", ALAMAT)
            self.hidupkan_etcd(satu.nama)
        self.hidupkan_patroni("dc1")
        self.tunggu(self.utama, "dc1 membuat klaster")
        for nama in ("dc2", "drc"):
            self.hidupkan_patroni(nama)
        self.tunggu(self.utuh, "klaster baru", 120)
        with self.sebagai_super("postgres") as db:
            db.execute(f"create role adminduk login createrole password '{self.sandi}'")
            db.execute("create database adminduk owner adminduk")

    def bongkar(self) -> None:
        for satu in self.mesin.values():
            satu.bongkar()

    def hidupkan_etcd(self, nama: str, *tambahan: str) -> None:
        mesin = self.mesin[nama]
        if tambahan:  # etcd takes arguments or a file, never both
            baru = (mesin.folder / "etcd.yml").read_text() + "\n".join(tambahan) + "\n"
            (mesin.folder / "etcd-sekali.yml").write_text(baru)
        berkas = mesin.folder / ("etcd-sekali.yml" if tambahan else "etcd.yml")
        mesin.jalankan("etcd", "etcd", "--config-file", str(berkas))

    def hidupkan_patroni(self, nama: str) -> None:
        mesin = self.mesin[nama]
        mesin.jalankan("patroni", *UNSHARE, str(ALAT / "patroni"), str(mesin.folder / "patroni.yml"), LC_ALL="C")

    def hidupkan(self, nama: str) -> None:
        self.hidupkan_etcd(nama)
        self.hidupkan_patroni(nama)

    def ambil_alih_drc(self, *, paksa: bool) -> None:
        """What docs/operasi.md tells the operator at DRC to do once the DC is known to be dead.

        ``paksa``: DRC was not waited for, so Patroni does not make it primary without being told.
        """
        drc = self.mesin["drc"]
        drc.hentikan("etcd")
        self.hidupkan_etcd("drc", "force-new-cluster: true")
        if paksa:
            self.tunggu(lambda: self.patronictl("failover", "--candidate", "drc", "--force"), "DRC diangkat")
        self.tunggu(lambda: self.utama() == "drc", "DRC menjadi utama")
        self.ubah(synchronous_mode_strict=False, synchronous_node_count=1)

    def pulihkan_dc(self) -> None:
        """Bring the DC back as standbys of DRC: each etcd is a new member, each PostgreSQL is wound back."""
        anggota = {"drc": ALAMAT["drc"]}
        for nama in ("dc1", "dc2"):
            mesin = self.mesin[nama]
            anggota[nama] = mesin.alamat
            shutil.rmtree(mesin.folder / "etcd")
            tambah = ("member", "add", nama, f"--peer-urls=http://{mesin.alamat}:2380")
            # etcd takes the next one only some seconds after the last has joined.
            self.tunggu(partial(self._etcdctl, "drc", *tambah), f"{nama} menjadi anggota etcd")
            self._tulis(mesin, "existing", anggota)
            self.hidupkan(nama)
            self.tunggu(partial(self._etcdctl, nama, "endpoint", "health"), f"etcd {nama} sehat")
        self.tunggu(lambda: len(self.anggota("drc")) == 3 and self.serentak(), "DC menyalin dari DRC", 180)
        self.ubah(synchronous_mode_strict=True)

    def url(self, *nama: str) -> str:
        """Return the owner's address as operators write it; with one name, that machine whatever it is now."""
        tuan = ",".join(f"{ALAMAT[n]}:5432" for n in nama or ALAMAT)
        sasaran = "" if nama else "&target_session_attrs=read-write"
        return f"postgresql://adminduk:{quote(self.sandi)}@{tuan}/adminduk?{KLIEN}{sasaran}"

    def sebagai_super(self, basis: str = pangkalan.NAMA_DB, nama: str = "") -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=ALAMAT[nama or self.utama()], port=5432, dbname=basis, user=SUPER, password=self.sandi,
            autocommit=True, connect_timeout=5,
        )  # fmt: skip

    def anggota(self, dari: str) -> dict[str, dict[str, Any]]:
        """Return what Patroni of that machine knows: name to role and state; empty when it does not answer."""
        isi = self._tanya(dari, "cluster")
        return {m["name"]: m for m in isi.get("members", ())}

    def utama(self, selain: str = "") -> str:
        """Return the machine that holds the lock and takes writes, "" when there is none."""
        for nama in self.mesin:
            if nama != selain and self._tanya(nama, "primary"):
                return nama
        return ""

    def serentak(self) -> set[str]:
        """Return the machines that a commit waits for."""
        utama = self.utama()
        return {n for n, m in self.anggota(utama).items() if m["role"] == "sync_standby"} if utama else set()

    def utuh(self) -> bool:
        """Whether all run, follow one leader, and a commit waits for the other machine of the DC where there is one."""
        utama = self.utama()
        anggota = self.anggota(utama) if utama else {}
        if len(anggota) < 3 or any(m["state"] not in ("running", "streaming") for m in anggota.values()):
            return False
        if len({m.get("timeline") for m in anggota.values()}) > 1:
            return False
        return not self.serempak or bool(self.serentak() & ({"dc1", "dc2"} - {utama}))

    def ubah(self, **setelan: Any) -> None:
        """Change what `patronictl edit-config` changes."""
        permintaan = urllib.request.Request(
            f"http://{ALAMAT[self.utama()]}:8008/config", json.dumps(setelan).encode(), method="PATCH"
        )
        urllib.request.urlopen(permintaan, timeout=5).read()

    def patronictl(self, *perintah: str) -> bool:
        dari = ("-c", str(self.mesin["drc"].folder / "patroni.yml"))
        return subprocess.run([ALAT / "patronictl", *dari, *perintah], capture_output=True).returncode == 0

    def log(self, nama: str) -> str:
        return (self.mesin[nama].folder / "patroni.log").read_text(errors="replace")

    @staticmethod
    def tunggu(syarat: Callable[[], Any], apa: str, detik: float = 90) -> Any:
        batas = time.monotonic() + detik
        while not (hasil := syarat()):
            if time.monotonic() > batas:
                raise TimeoutError(f"{apa}: tidak tercapai dalam {detik:.0f} detik")
            time.sleep(0.2)
        return hasil

    def _etcdctl(self, nama: str, *perintah: str) -> bool:
        alamat = f"--endpoints=http://{ALAMAT[nama]}:2379"
        return subprocess.run(["etcdctl", alamat, *perintah], capture_output=True, env=ETCDCTL).returncode == 0

    def _tanya(self, nama: str, apa: str) -> dict[str, Any]:
        with (
            suppress(urllib.error.URLError, OSError, ValueError),
            urllib.request.urlopen(f"http://{ALAMAT[nama]}:8008/{apa}", timeout=1) as jawaban,
        ):
            isi: dict[str, Any] = json.load(jawaban)
            return isi
        return {}

    def _tulis(self, mesin: Mesin, keadaan: str, anggota: dict[str, str]) -> None:
        nilai = {
            "nama": mesin.nama,
            "alamat": mesin.alamat,
            "folder": str(mesin.folder),
            "anggota": ",".join(f"{n}=http://{a}:2380" for n, a in anggota.items()),
            "keadaan": keadaan,
            "etcd": ", ".join(f"{a}:2379" for a in ALAMAT.values()),
            "jaringan": JARINGAN,
            "bin": str(BIN),
            "sandi": self.sandi,
            "serempak": str(self.serempak).lower(),
            "utamakan": "1" if mesin.nama == "drc" else "2",
            "pengawas": "off",
            "ingatan": "32MB",
        }
        for nama in ("etcd.yml", "patroni.yml"):
            (mesin.folder / nama).touch(mode=0o600)
            (mesin.folder / nama).write_text(Template((TEMPLAT / nama).read_text()).substitute(nilai))
