# Consult from a fresh checkout. `make` alone lists what can be asked.
#
#   PORT=8001       another port than 8000                    (demo, run)
#   DATA=DIR        another data folder than var/…            (demo, run)
#   PYTHON=python3  another Python, 3.11 or newer             (all)
#   ARGS="…"        words passed on to pytest or benchmarks   (test, bench)

PYTHON ?= $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$candidate" && break; done)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# What is compiled is kept, whatever the environment says: a run of the tests starts dozens of processes.
KEPT := PYTHONDONTWRITEBYTECODE=
OPTIONS = --port $(PORT) $(if $(DATA),--data "$(DATA)")

.PHONY: help demo run test check bench messages routes assets requirements clean

help:  ## List what can be asked
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@awk '/^#   / { print substr($$0, 2) }' Makefile

demo: $(VENV)/run.stamp  ## Try Consult on a demonstration town, until Ctrl-C
	@exec $(BIN)/consult run --demo $(OPTIONS)

run: $(VENV)/run.stamp  ## Run Consult for a town of your own, until Ctrl-C
	@exec $(BIN)/consult run $(OPTIONS)

test: $(VENV)/test.stamp  ## Run every test on private engines, in the browser too where there is a Chromium
	@$(KEPT) $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/test.stamp  ## Check the style and the types
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy

bench: $(VENV)/test.stamp  ## Measure the numbers to reach
	@$(BIN)/python -m benchmarks $(ARGS)

messages: $(VENV)/run.stamp  ## Collect the texts, bring the translations up to date, compile them
	@$(BIN)/pybabel -q extract -F babel.cfg -k lazy_gettext -k _l --no-location --sort-output --omit-header -o $(VENV)/messages.pot .
	@$(BIN)/pybabel -q update -w 120 -i $(VENV)/messages.pot -d consult/translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(BIN)/pybabel compile -d consult/translations

assets:  ## Build the style sheets and copy the scripts of others (needs npm; the results are committed)
	@npm ci
	@npm run build

routes: $(VENV)/test.stamp  ## Write down the addresses of the site anew, for the tests to compare with
	@$(BIN)/python -m tests.architecture.routes

requirements:  ## Pin the newest versions that setup.cfg allows (needs uv; the results are committed)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --extra test \
		setup.cfg requirements/build.in -o requirements/test.txt
	@uv pip compile --universal --python-version 3.11 --generate-hashes \
		setup.cfg requirements/build.in -c requirements/test.txt -o requirements/run.txt

clean:  ## Remove the environment (the data in var/ stay)
	@rm -rf $(VENV)

$(VENV)/run.stamp $(VENV)/test.stamp: $(VENV)/%.stamp: requirements/%.txt setup.cfg pyproject.toml | $(BIN)/python
	@echo "Installing what Consult needs into $(VENV) (once)…"
	@rm -f $(VENV)/failed; ($(PIP) install --root-user-action=ignore --progress-bar off --require-hashes -r requirements/$*.txt \
		|| touch $(VENV)/failed) | sed -n -e 's/^Collecting \([^ ]*\).*/  \1/p' -e 's/^Installing .*/  writing them…/p'; test ! -e $(VENV)/failed
	@$(PIP) install --root-user-action=ignore --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q consult workers migrations
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Consult needs Python 3.11 or newer, and found none. Name yours: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11, or is none." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments: its module venv or ensurepip is missing (on Debian: apt install python3-venv)." >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
