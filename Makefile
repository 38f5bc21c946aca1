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
# On Linux the programs carry the Swift runtime, so that they run where no Swift is, and start in less time. macOS has its own.
RUNTIME := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
# How long `make fuzz` runs.
SECONDS ?= 60
# Where `make install` puts things.
PREFIX ?= /usr/local
DESTDIR ?=

.PHONY: help setup build demo test lint format check golden fuzz bench evaluation exports crash nights units install clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (apt; sudo only if you are not root).
	@sh .ci/setup $(PACKAGES)

build: setup ## Build the release programs, heddle and heddle-fleet.
	@$(SWIFT) build -c release $(RUNTIME) --product heddle
	@$(SWIFT) build -c release $(RUNTIME) --product heddle-fleet

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

fuzz: ## Fuzz the reader of event logs and the rule engine, each for a minute or `make fuzz SECONDS=600`.
	@SWIFT="$(SWIFT)" sh Tests/Fuzzing/fuzz.sh $(SECONDS)

bench: build ## Time Heddle on synthetic fleets beside other readers of the same files (SIZE, ROUNDS, PYTHON, LOGS).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/bench.sh

evaluation: build ## Heddle beside four other rankings on simulated fleets (SEEDS="1 2", HOSTS, DAYS, ATTACK_DAYS).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet sh datasets/evaluation.sh

exports: build ## Hold exports of configurations against decisions, with pySigma and libxml2 (PYTHON, SEEDS).
	@HEDDLE=$(RELEASE)/heddle sh datasets/exports.sh

crash: build ## Kill training and rebuilding at random moments and at every write, and show that nothing is lost (KILLS, SEED).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/crash.sh
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/crash-rebuild.sh

nights: build ## Rebuild a simulated fleet night for night, attacked and poisoned, and say what came of it (NIGHTS, HOSTS, SEED).
	@HEDDLE=$(RELEASE)/heddle FLEET=$(RELEASE)/heddle-fleet bash datasets/nights.sh

units: ## Check the systemd units: that they are right, and how exposed the service is (needs systemd-analyze).
	@sh packaging/check-units.sh

# The program without its symbols, the units, a cron line, the settings as an example, the guide.
install: ## Install below PREFIX, /usr/local where nothing is said; DESTDIR stages it.
	@test -x $(RELEASE)/heddle || { echo 'install: run make build first' >&2; exit 1; }
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" HEDDLE=$(RELEASE)/heddle sh packaging/install.sh

clean: ## Remove what was built.
	@rm -rf .build Tests/Fuzzing/.build
