# Chromium, Firefox, a Chinese font and the editors, for browser tests and screenshots. Sourced by .ci/setup.

if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
  say "installing Chromium, for the browser tests"
  apt_install chromium
fi
if [ -z "${FIREFOX:-}" ] && ! command -v firefox-esr >/dev/null; then
  say "installing Firefox, for the browser tests"
  apt_install firefox-esr
fi
if [ -z "$(fc-list :lang=zh-cn 2>/dev/null)" ]; then
  say "installing a Chinese font, so that pages in the browser tests have glyphs"
  apt_install fontconfig fonts-noto-cjk
fi

# Real editors to try phraselint/dom on: a package of its own, so that who only builds is spared it.
install_npm js/editors js/editors/package-lock.json js/editors/package.json
