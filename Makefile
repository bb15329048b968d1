.PHONY: demo test test-full check bench chaos mutants clean
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
PYTEST := $(RUN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(VENV)/ready   ## dossiers of real procedures live their lives; then GraphQL keeps serving (ONCE=1 ends)
	$(RUN)/hoso demo $(if $(ONCE),--once,)

test: $(VENV)/ready   ## every test and every feature
	$(PYTEST)

test-full: $(VENV)/ready $(VENV)/axe/ready $(VENV)/pm4py/ready  ## what needs a browser or foreign programs, and full counts instead of slices
	HOSO_AXE_DIR=$(CURDIR)/$(VENV)/axe/node_modules/axe-core HOSO_PM4PY_PYTHON=$(CURDIR)/$(VENV)/pm4py/bin/python \
	HOSO_FULL=1 $(PYTEST) -rs tests features

$(VENV)/axe/ready: $(VENV)/ready   # a rule book for accessible pages; without npm its tests say what they miss
	mkdir -p $(@D)
	if command -v npm >/dev/null && npm install --silent --no-audit --no-fund --prefix $(@D) axe-core@4; \
	then touch $@; else echo "axe-core could not be installed: its tests are skipped"; fi

$(VENV)/pm4py/ready: $(VENV)/ready   # a process miner in an environment of its own (AGPL): it reads what we export
	$(PYTHON) -m venv $(@D)
	if $(@D)/bin/python -m pip install --quiet --disable-pip-version-check pm4py; \
	then touch $@; else echo "pm4py could not be installed: its tests are skipped"; fi

check: $(VENV)/ready  ## format, lint, types, layers, fast tests without Postgres
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	HOSO_COMPARED_DOSSIERS=200 $(PYTEST) -m "not postgres and not slow"

bench: $(VENV)/ready  ## ratios beside plain eventsourcing and raw psycopg
	$(RUN)/python -m tests.bench

chaos: $(VENV)/ready  ## faults on purpose, a quarter of an hour: kills, lost answers, full disks, restores (R=R1 for one)
	$(RUN)/python -m tests.chaos $(R)

mutants: $(VENV)/ready  ## small changes to the program, half an hour: does any test see them? (SAMPLE=400 SEED=1)
	$(RUN)/python -m tests.mutants --sample $(or $(SAMPLE),400) --seed $(or $(SEED),1)

clean:
	rm -rf $(VENV) .hoso
