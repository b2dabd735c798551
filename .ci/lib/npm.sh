# The npm packages under js/, exactly as locked. Sourced by .ci/setup.

install_npm() { # FOLDER INPUT… : installs what the folder's lock file says, unless it was installed from the same inputs
  local folder=$1 stamp=$1/node_modules/.installed inputs
  shift
  inputs=$(cat "$@" <(node --version) | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$inputs" ] && return
  say "installing the npm packages of $folder/package-lock.json, to build and test the packages there"
  npm ci --prefix "$folder" --no-progress --loglevel=error >/dev/null </dev/null || fail "npm ci in $folder failed (above is why)."
  echo "$inputs" >"$stamp"
}

# What decides which packages there are: the lock file, what each workspace asks for, and the Node that runs them.
install_npm js js/package-lock.json js/package.json js/{engine,dom,bindings,extension,playground}/package.json
