# Commsdesk. Needs git, make and python3 3.11 or newer with venv; everything else is installed here.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv pip
ifneq ($(shell test -w "$$HOME" && echo yes),yes)  # who has no home folder keeps downloads here
export UV_CACHE_DIR := $(CURDIR)/build/uv
export PIP_NO_CACHE_DIR := 1
endif

.PHONY: help setup test-setup demo up test check format lock bench bench-fanout bench-checker pictures rules clean

help:  ## print this
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

demo: setup  ## play one outage before your eyes (ONCE=1: at full speed, then stop)
	@$(BIN)/commsdesk demo $(if $(ONCE),--once)

up: setup  ## start the desk: database, web server, worker
	@$(BIN)/commsdesk up

setup: .venv/run.stamp  ## install what running needs, into .venv

test: test-setup  ## run every test
	@sh tools/browser.sh
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(ARGS)

check: test-setup  ## format, lint, types, floor plan, migrations, templates
	@$(BIN)/ruff format --check --cache-dir build/ruff .
	@$(BIN)/ruff check --cache-dir build/ruff .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --cache-dir build/imports
	@$(BIN)/python tools/check_migrations.py
	@git ls-files -z '*/templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 --check

format: test-setup  ## let the formatters have their way
	@$(BIN)/ruff format --cache-dir build/ruff .
	@$(BIN)/ruff check --fix --cache-dir build/ruff .
	@git ls-files -z -co --exclude-standard '*/templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: test-setup  ## measure the fan-out and the checker against their peers
	@$(BIN)/python bench/fanout.py

bench-fanout: test-setup  ## measure the fan-out against a client in C and four other ways (ARGS=--help)
	@$(BIN)/python bench/limit.py $(ARGS)

bench-checker: test-setup  ## measure how right and how fast the checker is (ARGS=--missed: where not)
	@$(BIN)/python bench/checker.py $(ARGS)

pictures: test-setup  ## take the README's screenshots
	@sh tools/browser.sh
	@$(BIN)/python -m tools.pictures

rules: setup  ## write the reference page of the checker's rules
	@$(BIN)/python -m tools.rules_page

lock: .venv/uv.stamp  ## pin every dependency with its hash
	@for set in run test; do \
	  $(UV) compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --upgrade $$([ $$set = test ] && echo --group test) \
	    -o requirements/$$set.txt pyproject.toml || exit 1; done
	@$(UV) compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header -o requirements/uv.txt requirements/uv.in

clean:  ## forget the environment and everything built
	@rm -rf .venv build

test-setup: .venv/test.stamp

# A stamp says that a step is done; it is done again when the file that it follows is newer, and all
# of them are where the checkout was moved or copied, for an environment knows its place by name.
MOVED := $(shell test "$$(cat .venv/home 2>/dev/null)" = "$(CURDIR)" || echo moved)
.PHONY: moved

.venv/uv.stamp: requirements/uv.txt $(MOVED)
	@sh tools/environment.sh $(PYTHON)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt \
	  || { echo "pip could not install uv. Is the package index reachable from here? Then type make again."; exit 1; }
	@touch $@

.venv/run.stamp: requirements/run.txt pyproject.toml .venv/uv.stamp
	@echo "Installing Commsdesk into .venv"
	@$(UV) install -q --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/run.txt \
	  && $(UV) install -q --python $(BIN)/python --no-deps -e . \
	  && $(BIN)/python -m compileall -q commsdesk \
	  || { echo "The installation did not finish; the lines above say why. Is the package index reachable from here? Then type make again."; exit 1; }
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	@echo "Installing what the tests need into .venv"
	@$(UV) install -q --python $(BIN)/python --require-hashes -r requirements/test.txt \
	  || { echo "The installation did not finish; the lines above say why. Is the package index reachable from here? Then type make again."; exit 1; }
	@touch $@
