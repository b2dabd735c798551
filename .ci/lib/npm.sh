# The npm packages under js/, exactly as locked. Sourced by .ci/setup.

# What decides which packages there are: the lock file, what each workspace asks for, and the Node that runs them.
npm_inputs() { cat js/package-lock.json js/package.json js/*/package.json <(node --version) | sha256sum; }

stamp=js/node_modules/.installed
if [ "$(cat "$stamp" 2>/dev/null)" != "$(npm_inputs)" ]; then
  say "installing the npm packages of js/package-lock.json, to build and test the packages there"
  npm ci --prefix js --no-progress --loglevel=error >/dev/null </dev/null || fail "npm ci failed (above is why)."
  npm_inputs >"$stamp"
fi
