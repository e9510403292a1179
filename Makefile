# The two commands of the README. Without make: python3 dev.py demo, python3 dev.py test.
PYTHON ?= python3

.PHONY: demo test

demo:
	@$(PYTHON) dev.py demo

test:
	@$(PYTHON) dev.py test
