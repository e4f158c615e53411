# `make demo` shows what it does, `make test` proves it. Needs make and a Python from 3.11 on; the rest goes into .venv.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip --disable-pip-version-check install --quiet
BUILD_FILES := pyproject.toml hatch_build.py

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs bench eval clean

help: ## Show these lines
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

demo: $(VENV)/.installed ## Check the drafts and plans in examples/ (which are meant to give findings)
	$(RUN)/socialpolicy check examples || test $$? -eq 1

test: $(VENV)/.developing ## Run all tests
	$(RUN)/python -m pytest -n auto --dist loadgroup

check: $(VENV)/.developing ## Check format, lint, types, layers, rules and our own drafts
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/socialpolicy rules test
	$(RUN)/socialpolicy rules docs --check
	$(RUN)/socialpolicy check --channel blog --fail-on warning --ignore a-person-speaks README.md examples/blog/gears-that-slip.md

format: $(VENV)/.developing ## Mend format and what lint can mend
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

docs: $(VENV)/.installed ## Write the rulebook's pages: rules/README.md and rules/docs/
	$(RUN)/socialpolicy rules docs

bench: $(VENV)/.developing ## Measure CPU and memory side by side with other tools
	$(RUN)/python -m tests.bench

eval: $(VENV)/.measuring ## Measure the rules that judge text on labelled posts, beside simpler ways
	$(RUN)/python -m tests.evaluation

clean: ## Remove the environment, builds and caches
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed: $(VENV)/.created $(BUILD_FILES)
	$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed $(BUILD_FILES)
	$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.measuring: $(VENV)/.installed $(BUILD_FILES)
	$(PIP) --editable '.[eval]'
	@touch $@

$(VENV)/.created:
	@for python in '$(PYTHON)' python3.13 python3.12 python3.11 python3; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; \
	    "$$python" -m venv --clear $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo "No Python from 3.11 on was found. Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1
