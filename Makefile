# Every command line stands in tools/run.py, which also runs where there is no make: python3 tools/run.py test
PYTHON ?= python3

.PHONY: demo serve test check golden faults bench-setup bench clean

demo: ## build the sample Väghyveln into out/vaghyveln
	@$(PYTHON) tools/run.py demo

serve: ## open the page with a copy of the samples: prints a link that works once
	@$(PYTHON) tools/run.py serve

test: ## the whole suite
	@$(PYTHON) tools/run.py test

check: ## lint, format, types, layers, spelling, the suite and its coverage
	@$(PYTHON) tools/run.py check

golden: ## rewrite the approved texts in tests/golden from what the code writes now
	@$(PYTHON) tools/run.py golden

faults: ## an hour of killed runs, failing disks, runs at once and spoiled files; the report is out/faults.md
	@$(PYTHON) tools/run.py faults

bench-setup: ## put what tenderkit is measured beside into benchmarks/.venv and benchmarks/node_modules
	@$(PYTHON) tools/run.py bench-setup

bench: ## measure, compare with the last result and write benchmarks/results; make bench QUICK=1 only tries it
	@$(PYTHON) tools/run.py bench $(if $(QUICK),--quick)

clean: ## remove what the other targets made
	@$(PYTHON) tools/run.py clean
