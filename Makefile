# make help lists the targets.
PYTHON ?= python3
PORT ?= 8080
DEMO_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo check arch browser lint types test prove requirements clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

demo: $(VENV)/.runtime ## start everything on sample cases (PORT=8080, DEMO_ARGS=--once or --fresh)
	@$(BIN)/hub demo --port $(PORT) $(DEMO_ARGS)

check: lint types arch test ## everything that must pass before a change lands

lint: $(VENV)/.development ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.development ## types
	$(BIN)/mypy

arch: $(VENV)/.development ## who may import whom
	$(BIN)/lint-imports --no-logo

test: $(VENV)/.development browser ## tests
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

prove: $(VENV)/.development ## the long form of the proofs (SUITE=schemathesis for one), figures to docs/proof
	$(BIN)/pytest --prove -m prove --timeout 7200 -k "$(SUITE)"

browser: ## Chromium for the page tests, where the machine allows it
	@command -v chromium >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; } \
	  || echo "Chromium is not installed: the page tests will be skipped and say so."

$(VENV)/.runtime: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the hub into $(VENV) (first run only) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

requirements: ## pin the dependencies again (needs uv)
	uv pip compile pyproject.toml --extra explorer --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.txt
	uv pip compile pyproject.toml --extra explorer --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-dev.txt

clean: ## remove the environment and the demo data
	rm -rf $(VENV) .hub
