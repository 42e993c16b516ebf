#!/bin/sh
# Makes a virtual environment anew: `sh tools/venv.sh PYTHON FOLDER`, with the packages of requirements.lock and casekit itself.
set -eu
python=$1
folder=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "casekit needs Python 3.11 or later; $python is $("$python" --version 2>&1). Try: make PYTHON=python3.11" >&2
    exit 2
}
# Debian keeps `ensurepip` in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "$python cannot make a virtual environment. On Debian: sudo apt-get install python3-venv" >&2
        exit 2
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv
fi

"$python" -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
