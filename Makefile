# What people run; `.ci/run` does the same as `check` in an environment of its own.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help install format lint check property mutations wheel bench

help:
	@echo "make install   put the project and its tools into .venv"
	@echo "make format    bring Python and Turtle into the common form"
	@echo "make lint      ruff, mypy, mcpolicy fmt --check"
	@echo "make check     these and the tests; the frameworks' own faults are among them"
	@echo "make property  the laws, on many more cases than usual"
	@echo "make mutations  change every number, day and listed value of rules; some example has to notice"
	@echo "make wheel     build the source archive and the wheel into dist/"
	@echo "make bench     measure; prints, judges nothing"

$(BIN)/python:
	$(PYTHON) -m venv .venv

install: $(BIN)/python
	$(BIN)/python -m pip install -q -e ".[dev]"

format:
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/mcpolicy fmt frameworks shapes

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mcpolicy fmt --check frameworks shapes

check: lint
	$(BIN)/python -m pytest -n auto

property:
	$(BIN)/python -m pytest -n auto tests/laws --hypothesis-profile=thorough

mutations:
	$(BIN)/python benchmarks/mutations.py

wheel:
	$(BIN)/python -m build

bench:
	$(BIN)/python benchmarks/check.py
