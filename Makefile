# The verbs of the project; .ci/run calls the same ones. CONTRIBUTING.md explains them.
.PHONY: setup format lint type test test-slow test-franka-sim bench demo reproduce-policy reproduce-small help
.DEFAULT_GOAL := help

RUN := .venv/bin/ros-env
PYTEST := $(RUN) python -m pytest
PYTHON_FILES := src tests benchmarks
export ROS_AUTOMATIC_DISCOVERY_RANGE = LOCALHOST

# Taken as they are, whatever quotes or dollars they hold, and handed on through the environment.
$(foreach name,TASK SEED SCENE GOAL OUT SKILLS ROBOT CONTROL,$(eval override $(name) := $$(value $(name))))
export TASK SEED SCENE GOAL OUT SKILLS ROBOT CONTROL PYTHON

help:
	@echo "make setup      make or fix the environment .venv (PYTHON=/path/to/python3.12 chooses the Python)"
	@echo "make demo       do what a sentence asks: TASK=\"...\" SEED=3 SCENE=file.yaml GOAL=\"...\" OUT=folder SKILLS=oracle"
	@echo "                ROBOT=fake-franka CONTROL=impedance|position: through the real driver and protocol to a fake robot"
	@echo "make test       every test but the slow ones; make test-slow: those"
	@echo "make test-franka-sim  both links of the Franka driver against simulators of others, installed for it"
	@echo "make format     format the code;  make lint, make type: check it"
	@echo "make reproduce-policy  the learned skills, from nothing, in 60 minutes on two cores, and six tasks' table: OUT=folder"
	@echo "make reproduce-small   a reduced table of the comparison, from nothing, in 75 minutes on two cores: OUT=folder"
	@echo "make bench      measure, compare with the targets, fail if one is missed"

setup:
	@sh src/bootstrap/setup.sh

format: setup
	$(RUN) ruff check --fix $(PYTHON_FILES)
	$(RUN) ruff format $(PYTHON_FILES)

lint: setup
	$(RUN) ruff check $(PYTHON_FILES)
	$(RUN) ruff format --check $(PYTHON_FILES)

type: setup
	$(RUN) mypy src/hcvla/hcvla benchmarks
	$(RUN) mypy src/bootstrap

# Threads of torch and numpy would fight over the cores with the test processes.
test: setup
	OMP_NUM_THREADS=1 $(PYTEST) -m "not slow and not stack" -n 2 --dist loadfile $(ARGS)
	# In real time, and so alone on the machine.
	OMP_NUM_THREADS=1 $(PYTEST) -m "stack and not slow" $(ARGS)

test-slow: setup
	$(PYTEST) -m slow $(ARGS)

# By the wall's clock, and so alone on the machine.
test-franka-sim: setup
	@.venv/bin/python src/bootstrap/simulators.py
	OMP_NUM_THREADS=1 .venv/bin/hcvla bench franka-sim --json out/franka-sim.json

bench: setup
	@mkdir -p out
	@failed=; for part in sim sandbox ros perception planner collect; do \
	  .venv/bin/hcvla bench $$part --json out/bench-$$part.json || failed="$$failed $$part"; \
	done; [ -z "$$failed" ] || { echo "make bench: a target is missed, see above:$$failed" >&2; exit 1; }

demo: setup
	@.venv/bin/hcvla demo

reproduce-policy: setup
	@.venv/bin/hcvla reproduce policy --out "$${OUT:-out/policy}" --minutes 60 --suite pick,place,place_held,touch,stack2,next_to

reproduce-small: setup
	@.venv/bin/hcvla reproduce small --out "$${OUT:-out/small}"
