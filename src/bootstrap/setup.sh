#!/bin/sh
# Finds a Python that runs (a name on the PATH may be an empty shim) and hands over to setup_env.py.
# PYTHON=/path/to/python overrides the choice.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))'
if [ -n "${PYTHON-}" ]; then set -- "$PYTHON"; else set -- python3.12 python3.11 python3; fi
for python in "$@"; do
  if "$python" -c "$fits" >/dev/null 2>&1; then exec "$python" "$here/setup_env.py"; fi
done
echo "setup: found no working Python 3.11 or 3.12 (tried: $*); install one, e.g." >&2
echo "    apt-get install python3 python3-venv python3-dev    (Debian 12, Ubuntu 24.04)" >&2
echo "or name one: make setup PYTHON=/path/to/python3.12" >&2
exit 1
