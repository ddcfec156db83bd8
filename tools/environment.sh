#!/bin/sh
# Makes .venv with the given Python, or says in one sentence what is missing.
set -u
python=$1

fail() {
    echo "$1"
    exit 1
}

has_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

[ -w . ] || fail "$(id -un) cannot write to $PWD. Clone Commsdesk into a folder of your own, then type make there."
command -v "$python" >/dev/null 2>&1 ||
    fail "There is no $python here. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv), then type make again."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "$python is $("$python" -V 2>&1), and Commsdesk needs 3.11 or newer. Name another, such as: make setup PYTHON=python3.12"
if ! has_venv && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "$python has no venv module: installing Debian's with apt-get install python3-venv."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv; } >/dev/null 2>&1
fi
has_venv || fail "$python has no venv module. Type this, then make again: sudo apt-get install python3-venv"
# An environment knows its place by name: where the checkout was moved or copied, it is made anew.
[ "$(cat .venv/home 2>/dev/null)" = "$PWD" ] || rm -rf .venv
[ -x .venv/bin/pip ] || "$python" -m venv .venv || fail "The environment .venv could not be made; the lines above say why."
echo "$PWD" >.venv/home
