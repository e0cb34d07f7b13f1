# Everything runs in .venv, which is made from the lock file when it is not there or the lock has changed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check pictures keys model search-benchmark crash fuzz monkey soak lock clean

run: .venv/ready
	$(BIN)/namedrop seeds

test: .venv/ready
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pictures: .venv/ready
	$(BIN)/python -m benchmarks.picture docs

# The page of keys, from the table of commands.
keys: .venv/ready
	$(BIN)/python -m tui.keys_page docs/keys.md

# The second model that votes on names, from DATA=folder with gold.jsonl.gz and silver.jsonl.gz; three
# trainings, ten to fifteen minutes each, of which the best is kept.
model: .venv/ready
	test -n "$(DATA)" || { echo "Say where the annotated texts are: make model DATA=folder"; exit 1; }
	OMP_NUM_THREADS=1 $(BIN)/python -m training.train "$(DATA)" build/model --seeds 3

# Search beside other engines: SIZE articles, made of those in NEWS where it is given, else of the seeds.
SIZE ?= 100000
search-benchmark: .venv/ready
	$(BIN)/python -m pip install --quiet "$$(sed -n 's/^ *"\(tantivy==[^"]*\)".*/\1/p' pyproject.toml)"
	$(BIN)/python -m benchmarks.corpus build/corpus-$(SIZE).jsonl --size $(SIZE) $(if $(NEWS),--from "$(NEWS)")
	$(BIN)/python -m benchmarks.search --corpus build/corpus-$(SIZE).jsonl

# Kills the program KILLS times, and prints what came of it; SEED gives the same lives again.
KILLS ?= 5000
crash: .venv/ready
	$(BIN)/python -m tests.crash --kills $(KILLS) $(if $(SEED),--seed "$(SEED)")

# Readers, parsers and stores with inputs by chance, SECONDS for each.
SECONDS ?= 60
fuzz: .venv/ready
	$(BIN)/python -m pip install --quiet "$$(sed -n 's/^ *"\(atheris==[^"]*\)".*/\1/p' pyproject.toml)" || true
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

# The app with so many keys by chance.
KEYS ?= 100000
monkey: .venv/ready
	$(BIN)/python -m tests.monkey --keys $(KEYS)

# The app in use for so long, looking whether memory or files grow.
MINUTES ?= 60
soak: .venv/ready
	$(BIN)/python -m tests.soak --minutes $(MINUTES)

lock: .venv/ready
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --group dev --no-header \
		--quiet --upgrade --output-file requirements.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Namedrop needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

clean:
	rm -rf .venv
