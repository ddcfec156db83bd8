#!/bin/sh
# Finds a browser for the tests that need one, or installs one. Quick when there is one.
set -u
cd "$(dirname "$0")/.." || exit 1

# A name may stand for a browser that is yet to be fetched: what counts is that it runs.
found() {
    for name in chromium chromium-browser google-chrome; do
        "$name" --version >/dev/null 2>&1 && return 0
    done
    own=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null) && "$own" --version >/dev/null 2>&1
}

found && exit 0
mkdir -p build
log=build/browser.log
: >"$log"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "The tests need a browser: installing Debian's with apt-get install chromium (some minutes)."
    apt-get update >>"$log" 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -y chromium >>"$log" 2>&1
    found && exit 0
fi
echo "The tests need a browser: fetching Playwright's own Chromium (some minutes)."
.venv/bin/playwright install chromium >>"$log" 2>&1
found && exit 0
echo "No browser that runs could be installed; $log says why. Install Chromium or Google Chrome, then type make again."
exit 1
