# Everything a person or a CI machine does here. CI calls only these.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

PORT ?= 4173
comma := ,
export CARGO_TARGET_DIR := $(CURDIR)/target
# Commands that cargo and npm install for the build: wasm-pack, wasm-bindgen, wasm-opt.
export PATH := $(CURDIR)/js/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

# What is built, in the order of its making, and from what.
COMMAND    := target/release/phraselint
WASM       := js/engine/wasm/phraselint_bg.wasm
AUTHOR     := js/engine/wasm-author/author_bg.wasm
PACKS      := $(patsubst rules/%/pack.yaml,js/engine/packs/%.pack,$(wildcard rules/*/pack.yaml))
ENGINE     := js/engine/dist/index.js
DOM        := js/engine/dist/dom/index.js
BINDINGS   := js/engine/dist/react/index.js
PLAYGROUND := js/playground/dist/index.html
EXTENSION  := js/extension/dist/chrome/manifest.json
EDITORS    := js/editors/dist/index.html

files = $(shell find $(1) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
ENGINE_SOURCES := Cargo.toml Cargo.lock $(call files,src rules/tables)
RULES          := $(call files,rules)
JS_SETTINGS    := js/package-lock.json js/tsconfig.base.json

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: wasm packs js extension $(COMMAND) ## the command, the WebAssembly, the packs, the npm package, the playground, the extension
wasm: $(WASM) $(AUTHOR) ## the engine as WebAssembly, and what checks packs
packs: $(PACKS) ## the packs under rules/, compiled
js: $(ENGINE) $(DOM) $(BINDINGS) $(PLAYGROUND) ## the npm package and the playground
extension: $(EXTENSION) ## the browser extension, for Chromium and Firefox, as folders and as zips

editors: SETUP := browser
editors: $(EDITORS) ## pages with real editors, for the tests

demo: js ## build, and serve the playground on 127.0.0.1 (PORT=4173)
	@echo "The playground is at http://127.0.0.1:$(PORT)/ (Ctrl+C ends it)"
	@exec vite preview js/playground --host 127.0.0.1 --port $(PORT) --strictPort

test: SETUP := browser
test: build test-rust lint test-rules typecheck test-js test-browser sizes ## everything that CI checks

test-rust: setup ## Rust tests
	@echo "== Rust tests"
	@cargo test --locked
	@echo "== Rust tests of what goes into the WebAssembly"
	@cargo test --locked --no-default-features

test-rules: $(COMMAND) ## every rule's examples
	@echo "== examples of the rules"
	@for pack in rules/*/pack.yaml; do $(COMMAND) pack check "$$(dirname "$$pack")"; done

schemas: $(COMMAND) ## the JSON Schemas of pack files, from the Rust types
	$(COMMAND) pack schema rules/schema

test-js: $(ENGINE) $(DOM) $(BINDINGS) $(PACKS) $(COMMAND) ## npm tests, against the built WebAssembly
	@echo "== npm tests"
	@npm test --silent --prefix js

test-browser: SETUP := browser
test-browser: js extension editors $(COMMAND) ## npm tests that need a browser
	@echo "== browser tests"
	@npm run test:browser --silent --prefix js
	@echo "== real editors: ten in Chromium, the browser's own fields in Firefox"
	@npm run typecheck --silent --prefix js/editors
	@npm test --silent --prefix js/editors

test-editors: SETUP := browser
test-editors: $(DOM) ## a table: every editor by what has to work in it, in Chromium and Firefox
	@EDITORS=all npm test --silent --prefix js/editors

test-firefox: SETUP := browser
test-firefox: extension editors ## the extension in Firefox
	@npm run test:firefox --silent --prefix js --workspace @phraselint/extension

lint: $(ENGINE) $(DOM) $(BINDINGS) $(EXTENSION) ## clippy, rustfmt, and what npm packages and browser extensions get wrong
	@echo "== clippy, rustfmt, publint, web-ext"
	@cargo clippy --locked --all-targets -- -D warnings
	@cargo clippy --locked --no-default-features --features wasm -- -D warnings
	@cargo clippy --locked --no-default-features --features author-wasm -- -D warnings
	@cargo fmt --check
	@npm run check:package --silent --prefix js --workspace phraselint
	@npm run lint --silent --prefix js --workspace @phraselint/extension

typecheck: $(ENGINE) $(DOM) $(BINDINGS) ## TypeScript types
	@echo "== type checks"
	@npm run typecheck --silent --prefix js

sizes: $(ENGINE) $(DOM) ## what is shipped, against its budgets
	@echo "== sizes"
	@npm run sizes --silent --prefix js

fmt: ## format the Rust sources
	cargo fmt

clean: ## take away everything that was built
	cargo clean
	rm -rf js/engine/{dist,wasm,wasm-author,packs} js/{playground,editors,extension}/dist

# Always asked, and quick when everything is there.
setup:
	@.ci/setup $(SETUP)

$(COMMAND): $(ENGINE_SOURCES) $(RULES) | setup
	cargo build --release --locked
	@touch $@

# One crate as WebAssembly: FOLDER, NAME, FEATURES, how it is optimized. Without the paths of this machine, so that it is the same on others.
define build_wasm
	CARGO_TARGET_DIR=target/wasm CARGO_PROFILE_RELEASE_OPT_LEVEL=$(4) .ci/with-wasm-rust env \
	  RUSTFLAGS="--remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src/= --remap-path-prefix=$(CURDIR)/=" \
	  wasm-pack build --release --target web --out-dir js/engine/$(1) --out-name $(2) --no-pack --no-gitignore . \
	  --locked --no-default-features --features $(3)
	@touch $@
endef

$(WASM): $(ENGINE_SOURCES) | setup
	$(call build_wasm,wasm,phraselint,wasm,s)

# With the engine in it, so that the extension needs no other. Smaller and slower: nobody waits for a pack to be checked.
$(AUTHOR): $(ENGINE_SOURCES) | setup
	$(call build_wasm,wasm-author,author,author-wasm$(comma)wasm,z)

js/engine/packs/%.pack: $(COMMAND) $(RULES)
	@mkdir -p $(@D)
	$(COMMAND) pack build rules/$* -o $@

$(ENGINE): $(call files,js/engine/src js/engine/scripts) $(wildcard js/engine/*.json) LICENSE $(JS_SETTINGS) $(WASM) $(AUTHOR) $(PACKS) | setup
	rm -rf js/engine/dist
	npm run build --silent --prefix js --workspace phraselint

$(DOM): $(call files,js/dom/src) $(wildcard js/dom/*.json) $(ENGINE)
	npm run build --silent --prefix js --workspace @phraselint/dom

$(BINDINGS): $(call files,js/bindings/src) $(wildcard js/bindings/*.json) $(DOM)
	npm run build --silent --prefix js --workspace @phraselint/bindings

$(PLAYGROUND): $(call files,js/playground/src js/playground/public) $(wildcard js/playground/*.*) $(ENGINE) $(DOM)
	npm run build --silent --prefix js --workspace @phraselint/playground

$(EDITORS): $(call files,js/editors/pages) $(wildcard js/editors/*.*) $(DOM) | setup
	npm run build --silent --prefix js/editors
	@touch $@

# PHRASELINT_CHANNEL=FOLDER builds in where packs are renewed from: see js/extension/README.md. Another folder, another extension.
js/extension/dist/channel: setup
	@mkdir -p $(@D)
	@echo "$(PHRASELINT_CHANNEL)" | cmp -s - $@ || echo "$(PHRASELINT_CHANNEL)" >$@

$(EXTENSION): js/extension/dist/channel $(wildcard $(PHRASELINT_CHANNEL)/*.json) $(call files,js/extension/src js/extension/public js/extension/scripts) $(wildcard js/extension/*.json) $(PACKS) $(WASM) $(AUTHOR) $(ENGINE) $(DOM)
	npm run build --silent --prefix js --workspace @phraselint/extension
	@npm run zip --silent --prefix js --workspace @phraselint/extension
	@touch $@

.PHONY: help build wasm packs js extension editors demo test test-rust test-rules schemas test-js test-browser test-editors test-firefox lint typecheck sizes fmt clean setup
