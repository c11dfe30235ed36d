# make demo   make the environment, index seeds/, and run one check of each kind
# make test   make the environment and pass the tests (ARGS="tests/quotes -k speaker" for a part)
# Only Python 3.11 or newer, its pip, and make are needed. PYTHON=... chooses the interpreter,
# VENV=... the folder of the environment.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := UV_SYSTEM_CERTS=true $(BIN)/uv pip install --quiet --python $(BIN)/python
DEMO_STORE := vectorstore/demo
ARGS ?=
DATA ?= ../shared/data

.PHONY: demo test faults lint bench replay app screenshots readme lock lock-hashes clean help

help:
	@sed -n '1,4s/^# //p' Makefile

demo: $(READY)
	@VERIFY="$(BIN)/verify" VERIFY_STORE="$(DEMO_STORE)" sh seeds/demo.sh

# A process for each core; ARGS="-n 0" for one, to use a debugger.
test: $(READY)
	$(BIN)/python -m pytest -n auto $(ARGS)

# Faults and hostile input in their long form: thousands of broken files, an hour on two cores.
faults: $(READY)
	VERIFY_FAULTS=long $(BIN)/python -m pytest tests/faults $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The labelled cases; and, where DATA has the labelled sets, every benchmark over them (an hour or
# more on two cores). quantulum3 is the tool our reading of figures is held against; matplotlib draws
# reliability and risk against coverage into docs/.
bench: $(READY)
	$(BIN)/verify bench $(ARGS)
	@if [ -d "$(DATA)" ]; then \
		$(PIP) "quantulum3>=0.9,<1" "matplotlib>=3.9,<4" && \
		cd benchmarks && export PY="$(abspath $(BIN))/python" D="$(abspath $(DATA))" && \
		$$PY desk.py --data $$D && $$PY library.py --data $$D && \
		$$PY quantities.py --data $$D --pairs 2000 && \
		$$PY quotes.py polnear $$D/quotes-polnear-dev.jsonl.gz && \
		$$PY quotes.py changes $$D/news.jsonl.gz --articles 9000 --count 3000 && \
		$$PY desk_claims.py $$D --half b && $$PY desk_questions.py $$D --half b && \
		$$PY changed_sentences.py $$D && $$PY checker.py && $$PY questions.py $$D/qa-dev.jsonl.gz --half b && \
		$$PY claims.py $$D/claims-dev.jsonl.gz --half b --json ../.scores.json && \
		$$PY plots.py ../.scores.json ../docs && \
		$$PY card.py ../.scores.json ../verify/checker/model/README.md && \
		$$PY overrule.py $$D/claims-dev.jsonl.gz --half b && $$PY model.py; \
	else echo "no labelled sets in $(DATA): set DATA to the folder that has them"; fi

# What the shipped judge says of fixed cases, compared with what was kept; WHAT=keep keeps it anew.
replay: $(READY)
	$(BIN)/python -m tests.replay.replay $(or $(WHAT),compare) --data "$(DATA)" \
		--cases "$(DATA)/../cases" $(ARGS)

app: $(READY)
	$(BIN)/verify app $(ARGS)

# Each page of the web desk and its main states, at two widths, in light and dark, into screenshots/.
screenshots: $(READY)
	$(BIN)/python -m pytest -q tests/browser/screenshots.py

# The session in the README, run again and written down.
readme: $(READY)
	WRITE_README=1 $(BIN)/python -m pytest tests/test_docs.py -k session

# Exact versions of everything, for every Python and platform, without a registry address.
lock: $(READY)
	UV_SYSTEM_CERTS=true $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--group dev --no-header --no-annotate --no-emit-index-url pyproject.toml \
		-o requirements.lock

# The same versions with the hashes that the index has, for `pip install --require-hashes`.
lock-hashes: $(READY)
	UV_SYSTEM_CERTS=true $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url requirements.lock \
		-o requirements.hashes

clean:
	rm -rf $(VENV) .make .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist $(DEMO_STORE)
	find verify tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is touched last, so that an install that broke off is begun again. uv takes seconds
# where pip takes a minute and a half; it does not read pip's configuration, so where it cannot be
# had or cannot reach an index (a mirror, a proxy), pip does the same from the same lock. Compiled
# bytecode halves the time of every import, also where PYTHONDONTWRITEBYTECODE is set.
$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@test -x $(BIN)/uv || $(PIP) uv || true
	@$(UV) --compile-bytecode -r requirements.lock || { \
		echo "uv could not install; pip does it, which takes longer" >&2; \
		$(PIP) --upgrade pip && $(PIP) -r requirements.lock; }
	@$(UV) --no-deps -e . || $(PIP) --no-deps -e .
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer on PATH: install one, or say" \
		"make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
