# What people and CI run, by the same names. `make demo` and `make test` need Python 3.11+ and nothing else.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ENV := .venv
BIN := $(ENV)/bin

SETS ?= dev releases
SIZE ?= 1000
SOAK ?= 1800
SCALE ?= 3000 10000 30000

.PHONY: demo test mutants torture soak lint bench growth scale eval eval-ratchet docs words assets lock wheel clean

demo: $(ENV)/installed
	@echo "Checking the shipped graph against its shapes ..."
	@$(BIN)/polgraph validate
	@echo
	@$(BIN)/polgraph query deputy-ministers-at-regional-meetings --lang en
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/polgraph query                                  all saved questions"
	@echo "  $(BIN)/polgraph query figures-of-a-region --region KZ-59"
	@echo "  $(BIN)/polgraph query evidence-of-a-claim --claim participation:8be8bf7d9458"
	@echo "  $(BIN)/polgraph export --format jsonld > polgraph.jsonld"

test: $(ENV)/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/spark
	$(BIN)/python -m pytest tests/spark  # a cluster has its own processes

mutants: $(ENV)/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/shacl --every-mutant --hypothesis-profile=many

torture: $(ENV)/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/torture --torture
	$(BIN)/python -m pytest tests/spark tests/tables/test_answers_of_spark.py --torture

soak: $(ENV)/installed-dev
	$(BIN)/python -m tests.service.soak $(SOAK)

lint: $(ENV)/installed-dev
	$(BIN)/ruff format --check src tests bench manual evaluation
	$(BIN)/ruff check src tests bench manual evaluation
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(ENV)/installed-dev
	$(BIN)/python -m bench $(SIZE)
	$(BIN)/python bench/extraction.py
	$(BIN)/python -m bench.serving

scale: $(ENV)/installed-dev
	$(BIN)/python -m bench.scaling $(SCALE)

growth: $(ENV)/installed-dev
	$(BIN)/python -m bench.growing

eval: $(ENV)/installed-dev
	$(BIN)/python evaluation/run.py $(SETS)

eval-ratchet: $(ENV)/installed-dev
	$(BIN)/python evaluation/run.py --update $(SETS)

docs: $(ENV)/installed-dev
	$(BIN)/python -m manual
	$(BIN)/zensical build --clean --strict
	$(BIN)/zensical build --clean --strict -f mkdocs.ru.yml
	$(BIN)/zensical build --clean --strict -f mkdocs.kk.yml

words: $(ENV)/installed
	$(BIN)/python evaluation/word_forms.py > words.tmp && mv words.tmp ontology/lexicon/word-forms.tsv

assets:
	cd frontend && npm ci --ignore-scripts && npm run --silent build

lock: $(ENV)/installed-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra web --group build --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --upgrade --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra web --extra mcp --group build --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --upgrade --constraint requirements.lock --output-file requirements-dev.lock

wheel: $(ENV)/installed-dev
	rm -rf dist
	$(BIN)/python -m build --outdir dist

clean:
	rm -rf $(ENV) build dist .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(ENV)/ready:
	@test -n "$(PYTHON)" || { echo "polgraph needs Python 3.11 or newer: none was found as python3 (Debian: apt install python3 python3-venv)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "polgraph needs Python's venv module, which this Python lacks (Debian: apt install python3-venv)"; exit 1; }
	@echo "Setting up $(ENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(ENV)
	@touch $@

$(ENV)/installed: $(ENV)/ready requirements.lock pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(ENV)/installed-dev: $(ENV)/installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
