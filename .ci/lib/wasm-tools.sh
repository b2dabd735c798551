# wasm-pack and the wasm-bindgen command, where cargo puts commands. Sourced by .ci/setup.

has_version() { # COMMAND VERSION
  [ "$("$1" --version 2>/dev/null | head -n 1)" = "$1 $2" ]
}

install_wasm_pack() {
  has_version wasm-pack "$WASM_PACK_VERSION" && return
  say "installing wasm-pack $WASM_PACK_VERSION, which builds the npm package's WebAssembly (a few minutes)"
  cargo install --quiet --locked --force wasm-pack --version "$WASM_PACK_VERSION" || fail "cargo could not install wasm-pack."
}

install_wasm_bindgen() {
  local version
  version=$(locked_version wasm-bindgen)
  [ -n "$version" ] || fail "Cargo.lock does not name wasm-bindgen."
  has_version wasm-bindgen "$version" && return
  say "installing wasm-bindgen $version, the version in Cargo.lock, which writes the JavaScript around it (a few minutes)"
  cargo install --quiet --locked --force wasm-bindgen-cli --version "$version" && return
  say "its own lock file cannot be followed here (above is why): trying without"
  cargo install --quiet --force wasm-bindgen-cli --version "$version" || fail "cargo could not install wasm-bindgen-cli."
}

install_wasm_pack
install_wasm_bindgen
