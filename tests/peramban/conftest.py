"""A real browser on a real server: Debian's Chromium, driven by Playwright, one page a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMEN = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium tidak terpasang. Pasang dengan: apt-get install -y chromium")
    # Playwright keeps an event loop in this thread: Django then takes every query for asynchronous, and asyncio.run
    # fails in whatever test comes after. So it ends with the module.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as alat:
        peramban = alat.chromium.launch(executable_path=CHROMIUM, args=ARGUMEN)
        yield peramban
        peramban.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def halaman(chromium: Browser) -> Iterator[Page]:
    """A fresh browser with its own cookies; an error of a script fails the test."""
    lingkup = chromium.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    halaman = lingkup.new_page()
    galat: list[str] = []
    halaman.on("pageerror", lambda g: galat.append(str(g)))
    halaman.on("console", lambda p: galat.append(p.text) if "Content Security Policy" in p.text else None)
    yield halaman
    lingkup.close()
    assert not galat, galat
