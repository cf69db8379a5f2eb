# `make run` opens the explorer, `make test` runs every check. Both install what they lack; see `make help`.

SHELL := /bin/sh
.SHELLFLAGS := -ec
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run build man install uninstall test recipes bench mutations fuzz sanitize lint format pictures
.PHONY: toolchain packages

# The profile `make run` opens, and options to open it with.
PROFILE ?= profiles/agx10w.json
ARGS ?=
SWIFT ?= swift
# Where `make install` puts the program and what it comes with; DESTDIR goes before it, for packages.
PREFIX ?= /usr/local
DESTDIR ?=
# A program that is built already: `make install` then builds nothing.
PROGRAM ?=
# Passed to `swift test`, say SWIFT_TEST_FLAGS='--filter HapiCoreTests'.
SWIFT_TEST_FLAGS ?=
# `make bench BENCH=all` also measures what takes minutes.
BENCH ?=
# `make mutations` changes so many files, or the one of that number alone.
COUNT ?= 10000
SEED ?= 1
ONLY ?=

# How long `make fuzz` tries each harness; HARNESS= names one of Tests/Fuzzing to try alone. SANITIZER=address looks at
# every access to memory as well, and tries less in the same time.
SECONDS ?= 60
HARNESS ?=
SANITIZER ?=
# What `make sanitize` runs the tests under, and which targets of them, all if none is named.
SANITIZERS ?= address thread
TARGETS ?=

# What `--version` says that it was built from; nothing outside a checkout of its own.
HAPI_COMMIT := $(shell test -e .git && git describe --always --abbrev=12 --exclude='*' --dirty=+ 2>/dev/null)
export HAPI_COMMIT

SOURCES := Package.swift Sources Tests
# Commands whose packages, of the same name, `packages` installs where they are missing.
TOOLS :=
test: TOOLS := tmux python3
bench: TOOLS := python3
# Modules of Python likewise, packaged as python3-MODULE.
MODULES :=
bench: MODULES := numpy
recipes: TOOLS := python3
recipes: MODULES := venv torch onnx mypy
test: MODULES := venv torch onnx mypy jsonschema

help:
	@cat <<'END'
	make run                 build, then open $(PROFILE) in the explorer
	make run PROFILE=FILE    the same with another profile; ARGS='--mean-latency 2.6' adds options
	make test                run the recipes' tests, build, run all tests
	make recipes             check the types of Profiles/Recipes, and run its tests alone
	make build               build for release
	make man                 write the manual pages to $(MANUAL), for install
	make install             build, then install the program, profiles, themes, completions and manual pages below
	                         PREFIX=$(PREFIX) (and DESTDIR=)
	make install PROGRAM=.build/release/hapi-tui    the same with a program that is built already
	make uninstall           remove what was installed below PREFIX
	make bench               print the aims in time and memory, each beside what is measured; BENCH=all for the slow ones
	make mutations           change files $(COUNT) times at random and see what is read of them; COUNT= SEED= ONLY=number
	make fuzz SECONDS=60     read hostile files: run every harness of Tests/Fuzzing that long; HARNESS=name for one
	make sanitize            run the tests under the address sanitizer, then under the thread sanitizer
	make pictures            draw the README's pictures of the screen anew
	make lint                check the source format, changing nothing
	make format              format the sources in place
	make run, install, test and bench install what they lack: libncursesw5-dev and zlib1g-dev, for test also tmux and
	python3 with venv, torch, onnx, mypy and jsonschema, for bench python3 and numpy.
	END

# The program gets the terminal itself: exec, no pipe.
run: toolchain packages
	@$(SWIFT) build -c release --product hapi-tui
	program="$$($(SWIFT) build -c release --product hapi-tui --show-bin-path)/hapi-tui"
	echo "Opening $(PROFILE)"
	exec "$$program" "$(PROFILE)" $(ARGS)

build: toolchain packages
	$(SWIFT) build -c release

# One page a command, by the argument parser's own plugin, which builds the program for release first.
MANUAL := .build/man

man: toolchain packages
	@rm -rf $(MANUAL)
	mkdir -p $(MANUAL)
	$(SWIFT) package --allow-writing-to-directory $(MANUAL) generate-manual --multi-page --output-directory $(MANUAL)

test: toolchain packages
	@set -x
	$(SWIFT) build
	$(MAKE) recipes
	$(SWIFT) test $(SWIFT_TEST_FLAGS)

# The recipes' own tests, on the system's PyTorch; what it lacks beside comes from PyPI, into a virtual environment.
# What they write is also read by the program, where it is built.
recipes: packages
	@system=python3
	"$$system" -c 'import torch' 2>/dev/null || system=/usr/bin/python3
	test -x .build/recipes/bin/python || "$$system" -m venv --system-site-packages .build/recipes
	set -x
	.build/recipes/bin/pip install -q --disable-pip-version-check -r Profiles/Recipes/tests/requirements.txt
	program="$$(ls -t .build/debug/hapi-tui .build/release/hapi-tui 2>/dev/null | head -n 1)"
	test -z "$$program" || export HAPI_TUI="$$PWD/$$program"
	cd Profiles/Recipes
	../../.build/recipes/bin/python -m mypy hapi_export comparisons glyphs networks platforms resnet56 plan_runner.py run_plan.py examples tests
	OMP_NUM_THREADS=1 ../../.build/recipes/bin/python -m pytest -q tests

bench: toolchain packages
	@$(SWIFT) build -c release --product hapi-tui
	$(SWIFT) build -c release --product hapi-bench
	exec "$$($(SWIFT) build -c release --show-bin-path)/hapi-bench" $(BENCH)

mutations: toolchain packages
	@$(SWIFT) build -c release --product hapi-mutate
	exec "$$($(SWIFT) build -c release --show-bin-path)/hapi-mutate" $(if $(ONLY),only $(ONLY),run $(COUNT)) $(SEED)

# Every module counts its branches for libFuzzer. Status 1 where an input breaks something.
FUZZED := -c release --product hapi-fuzz -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link \
    --build-path .build/fuzz$(if $(SANITIZER),-$(SANITIZER) --sanitize=$(SANITIZER))

fuzz: toolchain packages
	@export HAPI_FUZZ=1
	$(SWIFT) build $(FUZZED)
	program="$$($(SWIFT) build $(FUZZED) --show-bin-path)/hapi-fuzz"
	harnesses="$(HARNESS)"
	echo "$${harnesses:-$$("$$program")}" |
	    xargs -P "$$(nproc)" -I NAME Tests/Fuzzing/fuzz.sh "$$program" NAME "$(SECONDS)" .build/fuzz/found || exit 1

# Leaks are not looked for: what is only held by a pointer with tag bits, as Data holds its bytes, would count as one.
# Swift's own report of a crash reads the stack, which the address sanitizer takes for a second crash. gold warns of every
# name of a sanitizer's that it does not export.
sanitize: toolchain packages
	@export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 HAPI_TESTS="$(TARGETS)"
	for sanitizer in $(SANITIZERS); do
	    echo "Under the $$sanitizer sanitizer"
	    $(SWIFT) test --sanitize="$$sanitizer" --build-path ".build/$$sanitizer" -Xswiftc -use-ld=lld \
	        $(if $(TARGETS),--test-product hapi-tuiPackageTests) $(SWIFT_TEST_FLAGS)
	done

# Below ~/.local the share folder is the user's own as well: a list of what was installed tells that from the rest.
SHARE = $(DESTDIR)$(PREFIX)/share/hapi-tui

install: $(if $(PROGRAM),,toolchain packages man)
	@program="$(PROGRAM)"
	if test -z "$$program"; then
	    $(SWIFT) build -c release --product hapi-tui
	    program="$$($(SWIFT) build -c release --product hapi-tui --show-bin-path)/hapi-tui"
	fi
	# Before anything is installed beside it.
	test -f "$$program" && test -x "$$program" || {
	    echo "$$program is no program: give PROGRAM= a built hapi-tui, or leave it out" >&2
	    exit 1
	}
	export LC_ALL=C
	share="$(SHARE)" list="$(SHARE)/installed.txt" before="$$(mktemp)" files="$$(mktemp)" beside="$$(mktemp -d)"
	trap 'rm -rf "$$before" "$$files" "$$beside"' EXIT
	test ! -e "$$list" || cp "$$list" "$$before"
	set -- Profiles/*.json Profiles/Models Themes/*.json
	for folder in Profiles/Schemas Profiles/Recipes; do
	    test ! -d "$$folder" || set -- "$$@" "$$folder"
	done
	# Networks as ONNX are not ours: whoever wrote one there has it there.
	find "$$@" \( -name '.*' -o -name __pycache__ -o -path 'Profiles/Models/*.onnx' \) -prune -o -type f -print | sed 's/^P/p/; s/^T/t/' > "$$files"
	# What shells and man look for lies beside the share folder.
	mkdir -p "$$beside/bash-completion/completions" "$$beside/zsh/site-functions" \
	    "$$beside/fish/vendor_completions.d" "$$beside/man/man1"
	"$$program" --generate-completion-script bash > "$$beside/bash-completion/completions/hapi-tui"
	"$$program" --generate-completion-script zsh > "$$beside/zsh/site-functions/_hapi-tui"
	"$$program" --generate-completion-script fish > "$$beside/fish/vendor_completions.d/hapi-tui.fish"
	if test -d $(MANUAL); then cp $(MANUAL)/*.1 "$$beside/man/man1"; fi
	(cd "$$beside" && find . -type f | sed 's/^\./../') >> "$$files"
	sort -o "$$files" "$$files"
	foreign() {
	    echo "$$1 was not installed by this: move it away, or install below another PREFIX" >&2
	    exit 1
	}
	bin="$(DESTDIR)$(PREFIX)/bin/hapi-tui"
	test -e "$$list" || ! test -e "$$bin" || foreign "$$bin"
	while IFS= read -r file; do
	    if test -e "$$share/$$file" && ! grep -qxF "$$file" "$$before"; then foreign "$$share/$$file"; fi
	done < "$$files"
	mkdir -p "$$share"
	# Should this be cut short, what there is can be installed over and removed all the same.
	sort -u "$$before" "$$files" > "$$list"
	while IFS= read -r file; do
	    case "$$file" in
	    ../*) source="$$beside/$${file#../}" ;;
	    *) source="$$(echo "$$file" | sed 's/^p/P/; s/^t/T/')" ;;
	    esac
	    install -D -m 644 "$$source" "$$share/$$file"
	done < "$$files"
	comm -23 "$$before" "$$files" | while IFS= read -r file; do rm -f "$$share/$$file"; done
	cp "$$files" "$$list"
	install -D -m 755 "$$program" "$$bin"
	echo "Installed $$bin, profiles and themes in $$share"
	test -d $(MANUAL) || echo "Without manual pages: make man writes them, before make install"

uninstall:
	@list="$(SHARE)/installed.txt"
	test -e "$$list" || {
	    echo "There is no $$list: give the PREFIX and DESTDIR that it was installed with" >&2
	    exit 1
	}
	while IFS= read -r file; do rm -f "$(SHARE)/$$file"; done < "$$list"
	rm -f "$$list" "$(DESTDIR)$(PREFIX)/bin/hapi-tui"
	find "$(SHARE)" -depth -type d -empty -delete
	# What others have files in stays.
	cd "$(DESTDIR)$(PREFIX)"
	for folder in share/bash-completion/completions share/zsh/site-functions share/fish/vendor_completions.d \
	    share/man/man1; do
	    rmdir -p "$$folder" 2>/dev/null || true
	done
	rmdir bin share 2>/dev/null || true
	echo "Removed $(DESTDIR)$(PREFIX)/bin/hapi-tui and what came with it"

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
	pkg-config --exists zlib 2>/dev/null || test -e /usr/include/zlib.h || test -e /usr/local/include/zlib.h ||
	    missing="$$missing zlib1g-dev"
	for tool in $(TOOLS); do
	    command -v "$$tool" >/dev/null || missing="$$missing $$tool"
	done
	for module in $(MODULES); do
	    # A system's package serves the system's own Python, which need not be the first.
	    import=$$module
	    # Debian splits off what makes an environment of it.
	    test "$$module" != venv || import=ensurepip
	    python3 -c "import $$import" 2>/dev/null || /usr/bin/python3 -c "import $$import" 2>/dev/null ||
	        missing="$$missing python3-$$module"
	done
	test -n "$$missing" || exit 0
	if ! command -v apt-get >/dev/null; then
	    echo "Missing, and there is no apt-get to install it with:" $$missing >&2
	    echo "(libncursesw5-dev is Debian's name for the headers of wide-character ncurses, looked for in" \
	        "/usr/include/ncursesw; Fedora calls them ncurses-devel, Arch ncurses. zlib1g-dev are zlib's headers:" \
	        "zlib-devel on Fedora, zlib on Arch.)" >&2
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
