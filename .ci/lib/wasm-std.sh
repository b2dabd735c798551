# Rust's standard library for wasm32-unknown-unknown. Sourced by .ci/setup.
#
# rustup has it ready made. Where rustup may not download, or there is no rustup, Debian has a Rust for building browsers, with
# the sources of the standard library: it goes to /usr, beside the Rust that is in use, and serves only for WebAssembly.

debian_packages() {
  # The linker has to be of the same LLVM as the compiler.
  local llvm
  llvm=$(apt-cache depends rust-web-llvm | sed -n 's/.*Depends: llvm-\([0-9]\+\)$/\1/p' | head -n 1)
  [ -n "$llvm" ] || fail "this Debian has no package rust-web-llvm. Add the wasm32-unknown-unknown target to your Rust, then run this again."
  echo rustc-web cargo-web rust-web-src rust-web-llvm "lld-$llvm"
}

build_std() {
  local crate lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
  crate=$(mktemp -d)
  mkdir "$crate/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n' >"$crate/Cargo.toml"
  echo '#![no_std]' >"$crate/src/lib.rs"
  # -Zbuild-std wants a nightly compiler or this variable.
  (cd "$crate" && PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" /usr/bin/cargo build --quiet --release \
    --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort) ||
    fail "the standard library for WebAssembly could not be built (above is why)."
  rm -f "$crate"/target/wasm32-unknown-unknown/release/deps/libempty-*
  as_root rm -rf "$lib"
  as_root mkdir -p "$lib"
  as_root cp "$crate"/target/wasm32-unknown-unknown/release/deps/*.rlib "$lib/"
  rm -rf "$crate"
}

if builds_wasm rustc || builds_wasm /usr/bin/rustc; then
  :
elif command -v rustup >/dev/null && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ] &&
  say "adding the target wasm32-unknown-unknown with rustup, to compile the engine to WebAssembly" &&
  rustup target add wasm32-unknown-unknown && builds_wasm rustc; then
  :
else
  say "installing Debian's Rust for WebAssembly, since the Rust in use lacks wasm32-unknown-unknown"
  # shellcheck disable=SC2046 # a list of names
  apt_install $(debian_packages)
  say "building the standard library for WebAssembly, once (a minute or two)"
  build_std
  builds_wasm /usr/bin/rustc || fail "/usr/bin/rustc still cannot compile for wasm32-unknown-unknown."
fi
