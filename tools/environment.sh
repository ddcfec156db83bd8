#!/bin/sh
# Makes .venv with the given Python, or says in one sentence what is missing.
set -u
python=$1
command -v "$python" >/dev/null 2>&1 || {
    echo "There is no $python here. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv), then type make again."
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "$python is $("$python" -V 2>&1); Commsdesk needs 3.11 or newer. Name another: make PYTHON=python3.12 setup"
    exit 1
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "$python has no venv module: installing Debian's python3-venv."
        apt-get update -q >/dev/null 2>&1
        apt-get install -y -q python3-venv >/dev/null 2>&1
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        echo "$python has no venv module. Type this, then make again: sudo apt-get install python3-venv"
        exit 1
    }
fi
# A checkout that was moved or copied holds an environment that points elsewhere.
.venv/bin/python -c 'import sys, os; sys.exit(os.path.realpath(sys.prefix) != os.path.realpath(".venv"))' 2>/dev/null ||
    rm -rf .venv
[ -x .venv/bin/pip ] || "$python" -m venv .venv || {
    echo "The environment .venv could not be made; the lines above say why. Is this folder writable?"
    exit 1
}
