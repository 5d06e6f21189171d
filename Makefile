# SPDX-License-Identifier: EUPL-1.2
# Two commands from a bare Debian 12: make demo, make test. Everything else is CMake's (CMakePresets.json).
.POSIX:
.SUFFIXES:
.PHONY: help demo test clean

help:
	@echo 'make demo    install what is needed, build, and show eender on its fictional corpus'
	@echo 'make test    install what is needed, build, and run all tests'
	@echo 'make clean   remove build/'

demo:
	@tools/install-dependencies --build
	@cmake --preset release
	@cmake --build --preset release --target eender
	@tools/demo

test:
	@tools/install-dependencies
	@cmake --preset dev
	@cmake --build --preset dev
	@ctest --preset dev

clean:
	@rm -rf build
