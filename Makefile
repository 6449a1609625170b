# make run    the whole system on ADMINDUK_PORT (8000), with JIWA (20000) synthetic residents the first time
# make test   every test, browser included        make check  lint, types, import contracts, generated docs
# make bench  figures on 1,000,000 residents      make latihan  long drills      make alat  Debian packages of the tests
# make latihan-drc  failover and partitions of DC and DRC, as root               make latihan-serangan  scanners
PYTHON ?= python3
PERALATAN = chromium libfaketime pgbouncer poppler-utils libnss3-tools postgresql-15 softhsm2
PERALATAN_LATIHAN = etcd-client etcd-server fuse3 iproute2 postgresql-15
VENV = .venv
BIN = $(VENV)/bin
SIAP = $(VENV)/.siap

.DEFAULT_GOAL = run
.PHONY: run test check bench latihan latihan-drc latihan-serangan alat alat-latihan ada-alat

run: $(SIAP)
	@exec $(BIN)/adminduk jalan $(if $(JIWA),--jiwa $(JIWA))

test: $(SIAP) ada-alat
	$(BIN)/pytest -q -n 2 --dist worksteal
	@echo "Register sekali lagi pada PostgreSQL 15:"
	PG_BIN=/usr/lib/postgresql/15/bin $(BIN)/pytest -q -n 2 src/adminduk/register

check: $(SIAP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tests/periksa_bandit.py
	$(BIN)/adminduk dokumentasi --periksa

bench: $(SIAP)
	$(BIN)/python -m bench

latihan: $(SIAP) ada-alat alat-latihan
	ALAT=$(VENV)/latihan $(BIN)/pytest -q tests/latihan

latihan-drc: $(SIAP) alat-latihan
	@PYTHONPATH=tests ALAT=$(VENV)/latihan $(BIN)/python -m latihan.drc

# wapiti and sqlmap have dependencies of their own: they stay out of the project's environment.
latihan-serangan: $(SIAP)
	test -x $(VENV)/serangan/bin/wapiti || $(PYTHON) -m venv $(VENV)/serangan
	$(VENV)/serangan/bin/python -m pip install -q --disable-pip-version-check sqlmap==1.10.10 wapiti3==3.2.3
	ADMINDUK_DATA=$${ADMINDUK_DATA:-.adminduk/serangan} ALAT=$(VENV)/serangan $(BIN)/python tests/latihan/pemindaian.py

# Patroni and FUSE serve drills only: they stay out of the project's environment and its lock.
alat-latihan:
	@test "$$(id -u)" = 0 || { echo "Latihan ini memerlukan root (mount, FUSE, ruang jaringan): jalankan dengan sudo."; exit 1; }
	@if ! { command -v etcd && command -v etcdctl && command -v fusermount3 && command -v ip && test -x /usr/lib/postgresql/15/bin/postgres; } >/dev/null; then \
		$(MAKE) --no-print-directory alat PERALATAN="$(PERALATAN_LATIHAN)"; fi
	@test -x $(VENV)/latihan/bin/patroni || $(PYTHON) -m venv $(VENV)/latihan
	@$(VENV)/latihan/bin/python -m pip install -q --disable-pip-version-check "patroni[etcd3]==4.1.5" "psycopg[binary]==3.3.9" mfusepy==3.1.1

# apt brings programs only: Debian's PostgreSQL would otherwise start a cluster of its own.
alat:
	@test "$$(id -u)" = 0 || { echo "Jalankan sebagai root: apt-get install -y --no-install-recommends $(PERALATAN)"; exit 1; }
	mkdir -p /etc/postgresql-common
	test -e /etc/postgresql-common/createcluster.conf || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PERALATAN)

ada-alat:
	@if ! { command -v chromium && command -v pdfsig && command -v softhsm2-util && command -v certutil && test -x /usr/sbin/pgbouncer && ls /usr/lib/*/faketime/libfaketimeMT.so.1 && test -x /usr/lib/postgresql/15/bin/postgres; } >/dev/null; then \
		if test "$$(id -u)" = 0; then $(MAKE) --no-print-directory alat; else \
		echo "make test memerlukan: sudo apt-get install -y --no-install-recommends $(PERALATAN)"; exit 1; fi; fi

# One stamp: a second run costs one comparison of times. A broken build leaves no stamp and is done again.
$(SIAP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Perlu Python 3.11 atau lebih baru."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Perlu paket python3-venv: apt-get install python3-venv"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $(SIAP)
