"""Runs robosuite's PickPlaceCan for the bench, in an interpreter that has robosuite: file ROBOSUITE_WORKER.

Speaks lines over its standard streams: prints "ready VERSION", then for each number read from standard input does so
many control steps and prints the seconds they took. Imports nothing of hcvla, which is not installed there.
"""

from __future__ import annotations

import os
import sys
import time

CONTROL_HZ = 20
IMAGE_PIXELS = 128
CAMERAS = ["agentview", "robot0_eye_in_hand"]


def main() -> None:
    """Answer until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    # robosuite prints what it likes; only answers may go to our reader.
    os.dup2(2, 1)
    import numpy as np
    import robosuite

    environment = robosuite.make(
        "PickPlaceCan",
        robots="Panda",
        has_renderer=False,
        has_offscreen_renderer=True,
        use_camera_obs=True,
        camera_names=CAMERAS,
        camera_heights=IMAGE_PIXELS,
        camera_widths=IMAGE_PIXELS,
        control_freq=CONTROL_HZ,
        horizon=10**9,
        ignore_done=True,
    )
    environment.reset()
    low, high = environment.action_spec
    random = np.random.default_rng(0)
    answers.write(f"ready {robosuite.__version__}\n")
    for line in sys.stdin:
        actions = random.uniform(0.3 * low, 0.3 * high, (int(line), len(low)))
        started = time.perf_counter()
        for action in actions:
            environment.step(action)
        answers.write(f"{time.perf_counter() - started!r}\n")


if __name__ == "__main__":
    main()
