# make try      read the example reports, to see what OnRecord does
# make test     run the tests           make check   style, types and the import contract
# make evaluate measure the model       make bench   measure the speed (half an hour)
# make kills    kill it a hundred times (20 minutes)         make fuzz     read ten thousand files that mean harm (half an hour)
# make train    train a model           make clean   remove all that make made
#
# Needs Python 3.11 or later and nothing else; each command installs what it lacks into .venv. Another Python: make PYTHON=python3.12 test

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ONRECORD_SHARED ?= $(abspath ../shared)
POLNEAR := $(ONRECORD_SHARED)/data/polnear
WIKINEWS := $(ONRECORD_SHARED)/data/wikinews/data
BIN := .venv/bin
export ONRECORD_SHARED

.PHONY: try test check style types imports bench kills fuzz evaluate train clean
.DEFAULT_GOAL := try

try: .venv/.installed
	$(BIN)/onrecord read examples/*.txt examples/live.html
	@echo
	@echo "Next, try:"
	@echo "  $(BIN)/onrecord read YOUR-REPORT.txt                           a report of your own; - is standard input"
	@echo "  $(BIN)/onrecord read examples --format jsonl --out said.jsonl  to go on with, in a program"
	@echo "  $(BIN)/onrecord read examples --format html --out said.html    the reports with what is said in them, in a browser"
	@echo "  $(BIN)/onrecord add examples && $(BIN)/onrecord find escort*    keeps them in a record, onrecord.db, and finds who spoke of escorts"
	@echo "  $(BIN)/onrecord serve examples                                 opens them in the browser, with who is who; Ctrl-C ends it"
	@echo "and read docs/2_read_a_report.md and docs/3_keep.md"

test: .venv/.installed-dev
	$(BIN)/python -m pytest -n auto

check: style types imports

style: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev
	$(BIN)/mypy

imports: .venv/.installed-dev
	$(BIN)/lint-imports

bench: .venv/.installed-dev
	$(BIN)/python -m benchmarks.read
	$(BIN)/python -m benchmarks.keep
	$(BIN)/python -m benchmarks.find
	$(BIN)/python -m benchmarks.like
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.serve
	$(BIN)/python -m benchmarks.link
	$(BIN)/python -m benchmarks.dates

kills: .venv/.installed-dev
	$(BIN)/python -m benchmarks.kills --kills 100
	$(BIN)/python -m benchmarks.kills --kills 100 --database postgresql

fuzz: .venv/.installed-dev
	$(BIN)/python -m benchmarks.fuzz --inputs 10000 --keep fuzzed
	$(BIN)/python -m benchmarks.fuzz --extremes --keep fuzzed

evaluate: .venv/.installed
	$(BIN)/onrecord evaluate --polnear $(POLNEAR)/dev --marked tests/texts --corpus corpus --texts $(WIKINEWS)

train: .venv/.installed-train
	$(BIN)/onrecord train --data $(POLNEAR)/train --corpus corpus --texts $(WIKINEWS) --seed 3 --out runs/first
	$(BIN)/onrecord train --data $(POLNEAR)/train --corpus corpus --texts $(WIKINEWS) --start runs/first --teacher runs/first --seed 7 --out runs/second
	$(BIN)/onrecord train --data $(POLNEAR)/train --corpus corpus --texts $(WIKINEWS) --dev $(POLNEAR)/dev --start runs/second --seed 5 --out runs/model

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find onrecord tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@ .venv/.installed

.venv/.installed-train: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[train]"
	@touch $@ .venv/.installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "OnRecord needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
