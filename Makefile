# A thin front over CMake and Ninja.  `make help` lists the targets.

BUILD ?= build
FILE  ?= examples/hello.js
ARGS  ?=

.PHONY: build run help clean

build: $(BUILD)/build.ninja
	@cmake --build $(BUILD)

$(BUILD)/build.ninja: CMakeLists.txt
	@cmake -S . -B $(BUILD) -G Ninja $(CMAKE_ARGS) >/dev/null

run: build
	@$(BUILD)/nodus $(FILE) $(ARGS)

clean:
	rm -rf build build-*

help:
	@echo "make run [FILE=app.js ARGS='a b']   build and run a program"
	@echo "make build                          build/nodus"
