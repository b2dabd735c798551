# Chromium and a Chinese font, for browser tests and screenshots. Sourced by .ci/setup.

if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
  say "installing Chromium, for the browser tests"
  apt_install chromium
fi
if [ -z "$(fc-list :lang=zh-cn 2>/dev/null)" ]; then
  say "installing a Chinese font, so that pages in the browser tests have glyphs"
  apt_install fontconfig fonts-noto-cjk
fi
