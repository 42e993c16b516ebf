# Everything runs in .venv, made from requirements.lock, and made again when the lock or pyproject.toml changes.
PYTHON ?= python3
VENV   ?= .venv
DEMO   ?= demo
MADE   := $(VENV)/made-from-the-lock

.PHONY: demo test lint bench lock wheel

demo: $(MADE)  ## treat the sample case, and say where its report is
	$(VENV)/bin/casekit demo $(DEMO)
	@printf '\nLe rapport : %s (Word)\n             %s (à lire dans un navigateur)\n' \
	  '$(abspath $(DEMO))/out/report.docx' '$(abspath $(DEMO))/out/report.html'

test: $(MADE)
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile

lint: $(MADE)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

bench: $(MADE)
	@for figure in bench/*.py; do printf '\n%s\n' "$$figure"; $(VENV)/bin/python "$$figure" || exit 1; done

lock: $(MADE)  ## resolve again for every platform, with the hashes of every file; no index is named in it
	$(VENV)/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

wheel: $(MADE)
	$(VENV)/bin/python -m build --no-isolation --wheel

$(MADE): requirements.lock pyproject.toml tools/venv.sh
	sh tools/venv.sh $(PYTHON) $(VENV)
	@touch $@
