# make demo    set up .venv and build the sample story into output/alaska-summit.html
# make test    set up .venv and run ruff, mypy and all tests
# make bench   speed, memory, growth and the page's weight; accuracy needs data (benchmarks/README.md)
# make clean   remove what was set up and built

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
DEMO := output/alaska-summit.html

# The first interpreter that really runs and is new enough; `make PYTHON=/path/to/python3` takes another.
PYTHON ?=
FIND_PYTHON = for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done

.PHONY: demo test bench clean
.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	@$(BIN)/timeline build seeds/alaska-summit --title "The Alaska summit" -o $(DEMO)
	@echo "Open it in a browser: file://$(CURDIR)/$(DEMO)"

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(VENV)/.installed-test
	$(BIN)/python benchmarks/build_stories.py seeds/gold/alaska-summit seeds/gold/lannagh-flood --out output/bench
	$(BIN)/python benchmarks/speed.py seeds/alaska-summit seeds/lannagh-flood
	$(BIN)/python benchmarks/page.py

clean:
	rm -rf $(VENV) node_modules build dist timeline/render/static/vendor
	find output -mindepth 1 ! -name .gitkeep -delete

$(BIN)/python:
	@$(FIND_PYTHON) || { echo "timeline needs Python 3.11 or newer with its venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }; \
	echo "Setting up $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)

$(VENV)/.installed: pyproject.toml hatch_build.py package.json package-lock.json | $(BIN)/python
	$(PIP) install --quiet --quiet --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(PIP) install --quiet --quiet --editable '.[test]'
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --silent; else echo "npm is not here: the tests against iframe hosts are skipped"; fi
	@touch $@
