"""How well perception names and places objects, and how long an image takes it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from benchmarks.record import Record, Target
from benchmarks.rounds import Timings, sample
from hcvla.evaluation.perception import evaluate
from hcvla.perception.perception import Perception
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene

_STEPS_BETWEEN_IMAGES = 50
"""Physics steps in the 0.1 s between two images."""


@dataclass(frozen=True)
class PerceptionBenchConfig:
    """How much is looked at."""

    scenes: int = 200
    """Random scenes of 3 to 8 objects that are named and placed."""
    seed: int = 0
    timed_scenes: int = 5
    """Standard tables on which an update is timed."""
    timed_images: int = 10
    """Pairs of images on each of them: one that is new to perception, and one in which nothing moved."""


def bench_perception(config: PerceptionBenchConfig | None = None) -> list[Record]:
    """Return the accuracy on random scenes and the time of an update with a 640x480 image."""
    config = config or PerceptionBenchConfig()
    figures = evaluate(config.scenes, config.seed)
    counts = f"{figures['objects']:.0f} objects, {figures['objects_with_yaw']:.0f} whose shape shows a yaw"
    note = f"{config.scenes} random scenes from seed {config.seed}, {counts}"
    wanted = (
        ("perception, names right", "names_right", 100.0, "%", Target("value", ">=", 98.0)),
        ("perception, position error, median", "position_error_median_mm", 1.0, "mm", Target("value", "<=", 3.0)),
        ("perception, position error, 95th percentile", "position_error_p95_mm", 1.0, "mm", Target("value", "<=", 8.0)),
        ("perception, yaw error, 95th percentile", "yaw_error_p95_deg", 1.0, "deg", Target("value", "<=", 5.0)),
        ("perception, yaw within 5 degrees", "yaw_within_5_deg", 100.0, "%", None),
    )
    records = [
        Record(name, factor * figures[key], unit, target=target, note=note)
        for name, key, factor, unit, target in wanted
    ]
    first, still = update_seconds(config)
    for name, took in (("perception, image of a new scene", first), ("perception, image of a still scene", still)):
        took = took.scaled(1000.0)
        note = f"640x480, standard table (12 objects); {took.spread}, 95 % within {took.percentile(95.0):.3g} ms"
        records.append(Record(name, took.median, "ms", note=note))
    return records


def update_seconds(config: PerceptionBenchConfig) -> tuple[Timings, Timings]:
    """Return how long updates with a 640x480 image take [s]: the first of a scene, and one in which nothing moved."""
    first: list[float] = []
    still: list[float] = []
    for seed in range(config.timed_scenes):
        simulation = Simulation(standard_scene(seed))
        arm = MujocoArm(simulation.model, simulation.data)
        with SimCameras(simulation, names=("scene",)) as cameras:
            for _ in range(config.timed_images):
                perception = Perception()
                for seconds in (first, still):
                    frames, state = cameras.frames(), arm.state()
                    started = time.perf_counter()
                    perception.update(frames, state)
                    seconds.append(time.perf_counter() - started)
                    simulation.step(_STEPS_BETWEEN_IMAGES)
    return sample(first), sample(still)
