# What the set-up scripts share. Sourced, from the root of the repository.

# The versions that are not pinned by a lock file.
WASM_PACK_VERSION=0.15.1

say() { printf 'setup: %s\n' "$*"; }
fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

# The version of a crate in Cargo.lock.
locked_version() { # CRATE
  sed -n "/^name = \"$1\"\$/{n;s/^version = \"\(.*\)\"/\1/p;}" Cargo.lock
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root, and there is no sudo: $*"
  fi
}

apt_updated=
apt_install() { # PACKAGE…
  command -v apt-get >/dev/null || fail "no apt-get here: install these yourself: $*"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq || fail "apt-get update failed (above is why)."
    apt_updated=yes
  fi
  # --no-remove: never takes away a package that somebody put there.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove --no-install-recommends "$@" >/dev/null ||
    fail "apt-get could not install: $*"
}

# Whether this compiler has a standard library for WebAssembly that is its own, and a linker. Compiles a line to find out,
# because a library left behind by an older compiler looks the same from outside.
builds_wasm() { # RUSTC
  local probe status=0
  command -v "$1" >/dev/null || return 1
  probe=$(mktemp -d)
  echo 'pub fn probe() -> String { String::new() }' |
    "$1" - --crate-name probe --crate-type cdylib --target wasm32-unknown-unknown -o "$probe/probe.wasm" 2>/dev/null || status=1
  rm -rf "$probe"
  return $status
}
