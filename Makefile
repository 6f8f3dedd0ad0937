# Every command line stands in tools/run.py, which also runs where there is no make: python3 tools/run.py test
PYTHON ?= python3

.PHONY: demo test check golden faults clean

demo: ## build the sample Väghyveln into out/vaghyveln
	@$(PYTHON) tools/run.py demo

test: ## the whole suite
	@$(PYTHON) tools/run.py test

check: ## lint, format, types, layers, spelling, the suite and its coverage
	@$(PYTHON) tools/run.py check

golden: ## rewrite the approved texts in tests/golden from what the code writes now
	@$(PYTHON) tools/run.py golden

faults: ## an hour of killed runs, failing disks, runs at once and spoiled files; the report is out/faults.md
	@$(PYTHON) tools/run.py faults

clean: ## remove what the other targets made
	@$(PYTHON) tools/run.py clean
