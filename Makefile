# Two commands matter: `make run` opens the window on the sample reports, `make test` runs the tests.
# Both set up what they need. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BESIDE := build/evaluate
READERS := build/readers
SAMPLES := build/samples.annot
I18N := resources/i18n
# every test and screenshot renders without a screen, and Qt wants a locale of Unicode
OFFSCREEN := LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen

.PHONY: help setup run test long torture evaluate fuzz walk bench lint types contracts readers i18n screenshots wheel clean
.DEFAULT_GOAL := help

help: ## list these targets
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(READY) ## build .venv; the program is then .venv/bin/annotator

$(READY): pyproject.toml scripts/system-packages resources/system/debian.tsv
	@scripts/system-packages $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

run: setup ## open the window on the sample reports
	@mkdir -p build
	$(BIN)/annotator open $(SAMPLES) seeds

test: setup ## run the tests; with coverage=yes, tell what they leave out
	$(OFFSCREEN) $(BIN)/python -m pytest -n auto --dist loadfile \
		$(if $(coverage),--cov --cov-report=term)

long: setup ## run the tests that take their time
	$(OFFSCREEN) $(BIN)/python -m pytest -m long

torture: setup ## kill reviewers 200 times, fill their disk, let two work at once: nothing is lost
	$(OFFSCREEN) $(BIN)/python -m pytest -m torture -o faulthandler_timeout=0 tests/torture

fuzz: setup ## run the properties of offsets and clean-up on 10,000 texts each
	HYPOTHESIS_PROFILE=fuzz $(OFFSCREEN) $(BIN)/python -m pytest \
		tests/unit/text/test_offsets.py tests/unit/text/test_clean_properties.py

walk: setup ## take 200 random walks of 50 keys, clicks and selections, undone and done again
	HYPOTHESIS_PROFILE=walk $(OFFSCREEN) $(BIN)/python -m pytest tests/gui/test_random_acts.py

evaluate: $(BESIDE)/.ready ## tell how good the suggestions are, beside other programs' and [ner]
	$(BESIDE)/bin/python scripts/evaluate.py

# what only a comparison needs stays out of the environment of the program and its tests
$(BESIDE)/.ready: $(READY) pyproject.toml
	@test -x $(BESIDE)/bin/python || $(PYTHON) -m venv $(BESIDE)
	$(BESIDE)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BESIDE)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[peers,ner]'
	@touch $@

readers: $(READERS)/.ready ## let other programs read our exports, span by span
	$(OFFSCREEN) $(READERS)/venv/bin/python -m pytest -k peers tests/unit/formats
	$(OFFSCREEN) $(READERS)/venv/bin/python -m tests.readers.exports $(READERS)/exports
	$(READERS)/venv/bin/python -m pytest -c tests/readers/pytest.ini tests/readers \
		--ignore tests/readers/reads_doccano.py
	$(READERS)/doccano/bin/python -m pytest -c tests/readers/pytest.ini \
		tests/readers/reads_doccano.py

# doccano is a server, which has its way with versions: it reads in an environment of its own
$(READERS)/.ready: pyproject.toml tests/readers/doccano.txt
	@test -x $(READERS)/venv/bin/python || $(PYTHON) -m venv $(READERS)/venv
	@test -x $(READERS)/doccano/bin/python || $(PYTHON) -m venv $(READERS)/doccano
	$(READERS)/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--editable '.[dev,readers]'
	$(READERS)/doccano/bin/python -m pip install --quiet --disable-pip-version-check \
		-r tests/readers/doccano.txt
	@touch $@

bench: setup ## measure the window up to 1 M characters and 100,000 reports (build/*.json), and the rest
	$(OFFSCREEN) $(BIN)/python -m pytest -m bench tests/benchmarks

lint: setup ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## check types
	$(BIN)/mypy --strict annotator

contracts: setup ## check that every room imports only the rooms below it
	$(BIN)/lint-imports

i18n: setup ## collect the window's texts and compile their translations
	$(BIN)/python scripts/translations.py

screenshots: setup ## draw the window into docs/images
	$(OFFSCREEN) $(BIN)/python -m scripts.screenshots docs/images

wheel: setup ## build the wheel into dist
	@rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist

clean: ## remove what was built
	rm -rf build dist $(VENV) .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
