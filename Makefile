# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Caches and build output live outside the checkout, so that a fresh clone starts warm.
CACHE ?= $(if $(PLIMSOLL_CACHE),$(PLIMSOLL_CACHE),$(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/plimsoll)
export CARGO_TARGET_DIR ?= $(CACHE)/target
# Without Go, charts and overlays are reported as not read; the script says so.
RENDERER := scripts/renderer >/dev/null || echo "continuing without a renderer"
export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: demo test test-real differential conformance fmt clippy tidy codegen release install help

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

demo: ## Install what is missing, build the binary, draw the line of the example estate
	@scripts/setup rust
	@$(RENDERER)
	cargo build --quiet --release -p plimsoll
	@echo '$$ plimsoll scan examples/harbour'
	@$(CARGO_TARGET_DIR)/release/plimsoll scan examples/harbour; code=$$?; \
	  echo "(exit code $$code: $$(scripts/exit-code $$code))"; [ $$code -le 1 ]

test: ## First tier: debug build, own fixtures, conformance where ../shared exists
	@scripts/setup rust
	@$(RENDERER)
	cargo test --workspace --quiet
	@scripts/conformance

test-real: ## Second tier: real components from the cache (kube-apiserver and etcd)
	@scripts/setup rust go java
	@scripts/renderer >/dev/null
	scripts/test-real

differential: ## Third tier: peers and benchmarks; run by hand, results go to docs/benchmarks.md
	@scripts/setup rust
	cargo xtask bench scan --peers kube-linter,checkov

conformance: ## Conformance suites against ../shared
	@scripts/conformance

fmt: ## Format check
	cargo fmt --all -- --check

clippy: ## Lints, warnings denied
	cargo clippy --workspace --all-targets --quiet -- -D warnings

tidy: ## House rules: crate edges, purity, checks with docs and cases, fresh generated files
	cargo xtask tidy
	cargo xtask codegen --check

codegen: ## Write the generated files anew
	cargo xtask codegen

release: ## Static binaries, checksums and SBOM of this commit (docs/releasing.md)
	scripts/release --verify

install: ## Install the binary into ~/.cargo/bin
	@$(RENDERER)
	cargo install --locked --path crates/plimsoll
