# Heddle: see `make help`.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

SWIFT ?= swift
SOURCES := Package.swift Sources Tests
# System libraries that the build needs, by Debian's names.
PACKAGES := pkg-config libsqlite3-dev libarchive-dev libsimdjson-dev libssl-dev
CHECKED := --explicit-target-dependency-import-check error
RELEASE := .build/release
# How long `make fuzz` runs.
SECONDS ?= 60

.PHONY: help setup build demo test lint format check golden fuzz bench evaluation crash clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (apt; sudo only if you are not root).
	@sh .ci/setup $(PACKAGES)

build: setup ## Build the release programs, heddle and heddle-fleet.
	@$(SWIFT) build -c release --product heddle
	@$(SWIFT) build -c release --product heddle-fleet

demo: build ## Learn a small fleet, score the days after, write a configuration, and say what happened.
	@HEDDLE=$(RELEASE)/heddle sh datasets/demo.sh

test: setup ## Build and run every test.
	@$(SWIFT) build --build-tests $(CHECKED)
	@$(SWIFT) test --skip-build

lint: ## Check format and documentation.
	@$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## Format the sources.
	@$(SWIFT) format --in-place --recursive $(SOURCES)

check: setup lint ## All that is checked without running tests: lint, warnings, undeclared imports, datasets.
	@$(SWIFT) build --build-tests $(CHECKED)
	@sh datasets/check.sh

golden: setup ## Rewrite the expected outputs of the golden tests from what the commands print now.
	@HEDDLE_REWRITE_GOLDEN=1 $(SWIFT) test --filter GoldenTests

fuzz: ## Fuzz the reader of event logs for a minute, or as long as `make fuzz SECONDS=600` says.
	@SWIFT="$(SWIFT)" sh Tests/Fuzzing/fuzz.sh $(SECONDS)

bench: build ## Time Heddle on synthetic fleets beside other readers of the same files (SIZE, ROUNDS, PYTHON, LOGS).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/bench.sh

evaluation: build ## Heddle beside four other rankings on simulated fleets (SEEDS="1 2", HOSTS, DAYS, ATTACK_DAYS).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet sh datasets/evaluation.sh

crash: build ## Kill training at random moments and show that no count is lost or doubled (KILLS, SEED).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/crash.sh

clean: ## Remove what was built.
	@rm -rf .build Tests/Fuzzing/.build
