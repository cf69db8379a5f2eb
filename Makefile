# `make run` opens the explorer, `make test` runs every check. Both install what they lack; see `make help`.

SHELL := /bin/sh
.SHELLFLAGS := -ec
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run build test bench lint format pictures toolchain packages

# The profile `make run` opens, and options to open it with.
PROFILE ?= profiles/agx10w.json
ARGS ?=
SWIFT ?= swift
# Passed to `swift test`, say SWIFT_TEST_FLAGS='--filter HapiCoreTests'.
SWIFT_TEST_FLAGS ?=
# `make bench BENCH=all` also measures what takes minutes.
BENCH ?=

SOURCES := Package.swift Sources Tests
# Commands whose packages, of the same name, `packages` installs where they are missing.
TOOLS :=
test: TOOLS := tmux python3
bench: TOOLS := python3
# Modules of Python likewise, packaged as python3-MODULE.
MODULES :=
test: MODULES := jsonschema
bench: MODULES := numpy

help:
	@cat <<'END'
	make run                 build, then open $(PROFILE) in the explorer
	make run PROFILE=FILE    the same with another profile; ARGS='--mean-latency 2.6' adds options
	make test                check the generated profiles, build, run all tests
	make build               build for release
	make bench               print the aims in time and memory, each beside what is measured; BENCH=all for the slow ones
	make pictures            draw the README's pictures of the screen anew
	make lint                check the source format, changing nothing
	make format              format the sources in place
	make run, test and bench install what they lack: libncursesw5-dev, for test also tmux, python3 and
	python3-jsonschema, for bench python3 and python3-numpy.
	END

# The program gets the terminal itself: exec, no pipe.
run: toolchain packages
	@$(SWIFT) build -c release --product hapi-tui
	program="$$($(SWIFT) build -c release --product hapi-tui --show-bin-path)/hapi-tui"
	echo "Opening $(PROFILE)"
	exec "$$program" "$(PROFILE)" $(ARGS)

build: toolchain packages
	$(SWIFT) build -c release

test: toolchain packages
	@set -x
	python3 Profiles/Recipes/agx_xavier.py --check
	$(SWIFT) build
	$(SWIFT) test $(SWIFT_TEST_FLAGS)

bench: toolchain packages
	@$(SWIFT) build -c release --product hapi-tui
	$(SWIFT) build -c release --product hapi-bench
	exec "$$($(SWIFT) build -c release --show-bin-path)/hapi-bench" $(BENCH)

# The README's pictures of the screen: a recorded session, played and drawn.
pictures: toolchain packages
	@$(SWIFT) build -c release --product hapi-tui
	program="$$($(SWIFT) build -c release --product hapi-tui --show-bin-path)/hapi-tui"
	for theme in dark light; do
	    background="$$(sed -n 's/.*"background": "\(#[0-9a-f]*\)".*/\1/p' Themes/$$theme.json)"
	    "$$program" --play Themes/Pictures/tour.jsonl --dump-frame 120x36 --ansi --theme $$theme |
	        python3 Themes/Pictures/ansi_to_svg.py --title "hapi-tui, $$theme theme" \
	            --background "$$background" > Themes/Pictures/$$theme.svg
	done

lint: toolchain
	$(SWIFT) format lint --strict -r $(SOURCES)

format: toolchain
	$(SWIFT) format -i -r $(SOURCES)

toolchain:
	@command -v "$(SWIFT)" >/dev/null || {
	    echo "hapi-tui is built with Swift 6.2 or newer, and '$(SWIFT)' was not found:" \
	        "install it from https://www.swift.org/install/linux/" >&2
	    exit 1
	}

# Installs with apt-get only what is missing; elsewhere says what to install.
packages:
	@missing=
	pkg-config --exists ncursesw 2>/dev/null || test -e /usr/include/ncursesw/curses.h ||
	    test -e /usr/local/include/ncursesw/curses.h || missing=libncursesw5-dev
	for tool in $(TOOLS); do
	    command -v "$$tool" >/dev/null || missing="$$missing $$tool"
	done
	for module in $(MODULES); do
	    # A system's package serves the system's own Python, which need not be the first.
	    python3 -c "import $$module" 2>/dev/null || /usr/bin/python3 -c "import $$module" 2>/dev/null ||
	        missing="$$missing python3-$$module"
	done
	test -n "$$missing" || exit 0
	if ! command -v apt-get >/dev/null; then
	    echo "Missing, and there is no apt-get to install it with:" $$missing >&2
	    echo "(libncursesw5-dev is Debian's name for the headers of wide-character ncurses, looked for in" \
	        "/usr/include/ncursesw; Fedora calls them ncurses-devel, Arch ncurses.)" >&2
	    exit 1
	fi
	as_root=
	if test "$$(id -u)" -ne 0; then
	    as_root=sudo
	    command -v sudo >/dev/null || {
	        echo "Install as root, there is no sudo here: apt-get install" $$missing >&2
	        exit 1
	    }
	fi
	echo "Installing with apt-get:" $$missing
	$$as_root apt-get update -q
	for package in $$missing; do
	    # Newer releases have dropped the older name of the ncurses headers.
	    if test "$$package" = libncursesw5-dev && ! apt-cache show "$$package" >/dev/null 2>&1; then
	        package=libncurses-dev
	    fi
	    $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$$package"
	done
