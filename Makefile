# Bell Lap. Needs Python 3.11 or newer, git and make; the rest is installed into .venv.
#   make run     the site, ready to use, on http://localhost:8000 (make run PORT=9000: on another port)
#   make dev     the same, reloading itself while you edit, with DEBUG on
#   make test    the whole suite
#   make soak    everybody at once for two minutes, and a hundred times kill -9
#   make bench   every bar of speed as a ratio to something measured beside it
#   make check   linters, Django's own checks, forgotten migrations
#   make clean   removes what can be made again; never the database, the pictures or .env

PYTHON ?= python3
PY := .venv/bin/python
RUN := .venv/installed-to-run
TEST := .venv/installed-to-test
TESTS ?= tests

.DELETE_ON_ERROR:
.PHONY: run dev test soak bench check clean

run: $(RUN) .env
	@exec $(PY) manage.py serve

dev: export DEBUG = on
dev: $(RUN) .env
	@$(PY) manage.py prepare && exec $(PY) manage.py runserver $${PORT:-8000}

test: $(TEST)
	$(PY) -m pytest $(TESTS) -n auto

soak: export SOAK_SECONDS = 120
soak: export KILLS = 100
soak: $(TEST)
	$(PY) -m pytest tests/operation/test_soak.py tests/operation/test_killed.py -s

bench: $(TEST)
	$(PY) benchmarks/bench.py

check: export ENV_FILE = /dev/null
check: $(TEST)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m djhtml --check templates
	@export SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') && set -x && \
	$(PY) manage.py check --fail-level WARNING && \
	$(PY) manage.py makemigrations --check --dry-run && \
	SITE_URL=https://www.example.org $(PY) manage.py check --deploy --fail-level WARNING

clean:
	rm -rf .venv var/static .pytest_cache .ruff_cache .hypothesis

.env:
	@umask 077 && echo "SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" > $@
	@echo "Wrote .env with a fresh secret key."

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("Bell Lap needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name a newer one: make run PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv || { echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv"; rm -rf .venv; exit 1; }

$(RUN): requirements.txt | $(PY)
	@echo "Installing what the site needs …"
	$(call install,$<)

$(TEST): requirements-dev.txt requirements.txt | $(PY)
	@echo "Installing what the site and its tests need …"
	$(call install,$<)
	@touch $(RUN)

define install
@$(PY) -m pip install -qq --disable-pip-version-check -r $(1) || { \
	echo "The packages could not be installed. The first start, and each after $(1) changed, needs the network;"; \
	echo "what pip said stands above."; exit 1; }
@touch $@
endef
