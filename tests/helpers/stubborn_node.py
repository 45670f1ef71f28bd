"""A process that ignores every request to end; `python -m stubborn_node`."""

import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.stdout.write("deaf\n")
    sys.stdout.flush()
    while True:
        signal.pause()
