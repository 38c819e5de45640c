# One word each; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help brief test smoke lock bench bench-growth bench-replay bench-archive bench-quality budget validate fuzz rogues golden kill guards mail-test faults soak cron-test look clean environment environment-test

# Compiled modules halve the start of every command, whatever the caller's shell says about writing them.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
WORKERS ?= 2

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

brief: environment ## set up what is missing and make today's brief of the sample articles
	@$(PYTHON) -m briefer make --date today

test: environment-test ## set up what is missing, then lint, type-check, build and test everything
	@$(PYTHON) -m ruff check --quiet
	@$(PYTHON) -m ruff format --check --quiet
	@$(PYTHON) -m mypy --strict
	@setup/smoke.sh
	@$(PYTHON) -m pytest -n $(WORKERS) -p tests.floors --cov --cov-fail-under=95

smoke: environment ## build the wheel, install it alone and make a brief with it
	@setup/smoke.sh

lock: environment-test ## write the lock files anew (UPGRADE=1 takes the newest versions)
	@setup/lock.sh $(if $(UPGRADE),--upgrade)

bench: environment-test ## 1,000 articles from files to HTML and PDF, beside the naive pipeline; a brief set, beside WeasyPrint; 500 feeds, beside a loop
	@setup/bench.sh
	@$(PYTHON) -m bench.pipeline $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(CHECK),--check)
	@$(PYTHON) -m bench.render $(if $(CHECK),--check)
	@$(PYTHON) -m bench.feeds $(if $(CHECK),--check)

bench-growth: environment-test ## the reduce half on 300 to 10,000 articles, room by room, beside scikit-learn
	@setup/bench.sh
	@$(PYTHON) -m bench.growth $(if $(CHECK),--check)

bench-replay: environment-test ## a fortnight of mornings on planted news: what is printed twice, missed, told again
	@$(PYTHON) -m bench.replay

bench-archive: environment-test ## the archive with 10,000 articles under eight visitors at once: editions and searches a second
	@setup/bench.sh
	@$(PYTHON) -m bench.archive $(if $(CHECK),--check)

bench-quality: environment-test ## measure quality and write docs/quality.md (DATASET=FILE: score on that instead)
	@$(PYTHON) -m $(if $(DATASET),briefer evaluate $(DATASET),bench.quality)
	@$(if $(DATASET),:,$(PYTHON) -m bench.themes --out docs)
	@$(if $(DATASET),:,$(PYTHON) -m bench.grouping)
	@$(if $(DATASET),:,$(PYTHON) -m bench.openings)

budget: environment-test ## a hundred random days: whether minutes and pages are met (DAYS=N: so many)
	@$(PYTHON) -m tests.make.budget $(if $(DAYS),$(DAYS),100)

validate: environment-test ## the web page before the Nu HTML checker, the book before EPUBCheck (they need Java and npm)
	@setup/validators.sh
	@$(PYTHON) -m pytest -q tests/renderers/test_validators.py

fuzz: environment-test ## 16,000 damaged feeds, pages, mails, PDFs and DOCX, and the property tests with 5,000 new examples each
	@$(PYTHON) -m pytest -q -n $(WORKERS) --fuzz tests/fuzz
	@$(PYTHON) -m pytest -q -n $(WORKERS) -m hypothesis --hypothesis-profile=long

rogues: environment-test ## seventy rogues beside twenty healthy feeds, with all the patience that briefer has
	@ROGUES=all $(PYTHON) -m pytest -q -s tests/sources/test_rogues.py

guards: environment-test ## take away every limit and guard in turn; a test must miss each
	@GUARDS=all $(PYTHON) -m pytest -q -n $(WORKERS) tests/guards

mail-test: environment-test ## a real edition through postfix, newsletters out of dovecot (installed for it), 10,000 generated mails
	@setup/mail.sh
	@MESSAGES=10000 $(PYTHON) -m pytest -q tests/cli/test_postfix.py tests/cli/test_dovecot.py tests/delivery/test_message.py

kill: environment-test ## kill 200 runs while they send, 200 of every other kind, and count what is left
	@KILLS=200 $(PYTHON) -m pytest -q -s tests/send/test_kill.py
	@KILLS=200 $(PYTHON) -m pytest -q -n $(WORKERS) -k killed tests/run tests/store tests/delivery/test_folder.py

faults: environment-test ## let every n-th call to the disk fail, for each n
	@FAULTS=all $(PYTHON) -m pytest -q -rP -n $(WORKERS) tests/run/test_faults.py

soak: environment-test ## two months of mornings with fifty feeds, of which a twentieth of everything fails (DAYS=N, FEEDS=N)
	@DAYS=$(or $(DAYS),60) FEEDS=$(or $(FEEDS),50) $(PYTHON) -m pytest -q -s tests/run/test_soak.py

cron-test: environment-test ## let a real cron run the installed line once (as root, on a machine to spare)
	@setup/cron-test.sh

golden: environment-test ## make the expected editions of the tests anew; read the difference before you commit it
	@$(PYTHON) -m tests.golden.regenerate

look: environment ## draw two days on every paper, in every look and at every width into out/look/, the first page into docs/
	@setup/look.sh

clean: ## remove everything that is made
	@rm -rf .venv .venv-bench build dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@setup/environment.sh brief
	@setup/system.sh brief

environment-test:
	@setup/environment.sh test
	@setup/system.sh test
