"""A process that goes on whatever it is asked; `python -m stubborn_node`."""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("deaf", flush=True)
    while True:
        signal.pause()
