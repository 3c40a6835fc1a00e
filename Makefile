# SPDX-License-Identifier: MIT
# A thin front over CMake, Ninja and the scripts that prove things.  `make help` lists the targets.

BUILD  ?= build
FILE   ?= examples/hello.js
ARGS   ?=
PREFIX ?= /usr/local
SECONDS ?= 60

export BUILD T KINDS ORACLE M JOBS TIMEOUT V NODE_ALIAS

.PHONY: build run test test-quick check asan asan-build gcstress fuzz conformance conformance-ci syntax apps bench \
  install clean help

build: $(BUILD)/build.ninja
	@cmake --build $(BUILD)

$(BUILD)/build.ninja: CMakeLists.txt
	@tools/install-deps build
	@cmake -S . -B $(BUILD) -G Ninja $(CMAKE_ARGS) >/dev/null

run: build
	@$(BUILD)/nodus $(FILE) $(ARGS)

# The whole suite, with the engine accelerators and without them.
test: build
	@cmake --build $(BUILD) --target unit -- --quiet
	@tools/run-tests
ifndef ORACLE
	@echo "once more, without the engine accelerators:"
	@NODUS_ENGINE_ACCEL=0 KINDS=js,cli tools/run-tests
endif

test-quick: build
	@cmake --build $(BUILD) --target unit -- --quiet
	@tools/run-tests

check:
	@tools/install-deps build check
	@tools/check/run $(T)

# The suite under the address and undefined-behaviour sanitizers.
asan-build:
	@tools/install-deps build fuzz
	@cmake -S . -B build-asan -G Ninja -DNODUS_SANITIZE=ON >/dev/null
	@LEAKS=0 tools/with-sanitizers cmake --build build-asan --target nodus unit

asan: asan-build
	@NODUS=build-asan/nodus BUILD=build-asan tools/with-sanitizers tools/run-tests

# The suite with a garbage collection every few allocations.
gcstress: build
	@JSC_slowPathAllocsBetweenGCs=10 KINDS=js TIMEOUT=$(or $(TIMEOUT),600) tools/run-tests

fuzz:
	@tools/install-deps build fuzz
	@tools/fuzz $(SECONDS) $(T)

# Node's own test suite; M=fs runs a slice, conformance-ci a sample.
conformance: build
	@tools/install-deps source
	@test/conformance/run

conformance-ci: build
	@tools/install-deps source
	@test/conformance/run --ci

# The syntax front end: the test262-parser-tests, and all the code of popular packages.
syntax: build
	@tools/install-deps apps
	@test/syntax/parser_tests/run
	@test/syntax/packages

# Popular packages at work, compared with Node 26.
apps: build
	@tools/install-deps apps
	@test/apps/run $(T)

bench: build
	@tools/install-deps apps bench
	@bench/run $(T)

install: build
	@cmake --install $(BUILD) --prefix $(PREFIX)
ifdef NODE_ALIAS
	@ln -sf nodus $(DESTDIR)$(PREFIX)/bin/node
endif

clean:
	rm -rf build build-*

help:
	@echo "make build                          build/nodus"
	@echo "make run [FILE=app.js ARGS='a b']   build and run a program"
	@echo "make test [T=fs]                    the tests, or those whose path contains fs"
	@echo "make test ORACLE=/path/to/node      the JavaScript tests on Node 26"
	@echo "make test-quick                     the tests once, with the accelerators"
	@echo "make check                          format, linters, structure; both compilers"
	@echo "make asan | gcstress                the tests under sanitizers | under constant collection"
	@echo "make fuzz [SECONDS=60 T=name]       hostile bytes into every parser"
	@echo "make conformance [M=fs,path V=1]    Node's own test suite against the expectations"
	@echo "make syntax                         the parser's tests from npm, and all code of popular packages"
	@echo "make apps [T=name]                  npm packages at work, compared with Node 26"
	@echo "make bench [T=name]                 measurements against Node, Bun and Deno"
	@echo "make install [PREFIX=/usr/local NODE_ALIAS=1]"
