# Two goals for newcomers, `run` and `test`; the rest is for those who work on the project.
RELEASE := .build-release
CITIZENS ?= 1000
PORT ?= 8080

.PHONY: run test lint build unit browser scenario api signin deploy overload failover simulate release benchmark \
	benchmark-postgres screenshots definitions

## Makes a synthetic region if there is none and serves it on http://localhost:8080
run: release
	$(RELEASE)/release/tovholder demo --citizens $(CITIZENS) --port $(PORT)

## Installs what is missing and runs every test; ends with the test runner's summary
test: lint build deploy browser scenario api signin overload failover simulate unit

release:
	scripts/install run
	swift build -c release --scratch-path $(RELEASE) --product tovholder

build:
	scripts/install test
	swift build --build-tests

lint:
	scripts/install test
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Tools Benchmarks

unit:
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=24 swift test --disable-xctest --skip-build

## The pages in a real browser, as every persona, with an accessibility checker
browser:
	scripts/browser/run check --quick

## One way home in a browser, from all sides, over five days (about two minutes)
scenario:
	scripts/browser/run scenario

## The FHIR API, driven by clients that others wrote
api:
	scripts/api/run

## Signing in with a provider that others wrote, by programs and in a browser (about two minutes)
signin:
	scripts/signin/run

## The systemd units in deploy/
deploy:
	scripts/deploy/run

## A server under more than it can do, with clients that dawdle, stopped in the middle of work
overload:
	scripts/overload/run

## A PostgreSQL cluster whose primary is killed under load: no acknowledged write may be lost (about two minutes)
failover:
	scripts/failover/run

## Two hundred regions that live for a month: does anybody fall between two chairs? (a few minutes)
simulate:
	scripts/simulate/run

## The pictures in the documentation
screenshots: release
	scripts/browser/run picture
	scripts/browser/run screenshots

## The figures in docs/performance.md
benchmark:
	scripts/install benchmark
	swift build -c release --scratch-path $(RELEASE) --product tovholder-benchmark
	$(RELEASE)/release/tovholder-benchmark all

## The same of a record in PostgreSQL: after `make benchmark`, and longer
benchmark-postgres:
	scripts/benchmark/run all

## Makes the FHIR tables anew from the public definitions in ../shared/data
definitions:
	swift run tovholder-definitions ../shared/data/02_fhir_r4_core/definitions Sources/FHIR/Definitions/Tables
