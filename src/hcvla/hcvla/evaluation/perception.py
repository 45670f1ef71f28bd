"""How well perception names and places objects, measured against the simulator's truth on random scenes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hcvla.api.errors import UnreachableError
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.perception import Perception
from hcvla.robots.kinematics import Kinematics
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.sim.cameras import SimCameras
from hcvla.sim.layout import random_scene
from hcvla.sim.scene import Scene, SceneError, SceneObject
from hcvla.sim.simulation import NotSettledError, Simulation
from hcvla.sim.truth import ObjectTruth
from hcvla.world.shapes import period_rad, surface_z

SAME_PLACE_M = 0.03
"""A name counts as right when the object of that name is seen this close to where it truly is."""
_FRAMES = 2
_FRAME_SEC = 0.1


@dataclass(frozen=True)
class EvaluationConfig:
    """What scenes perception is measured on."""

    piled_share: float = 0.5
    """Share of the scenes in which objects stand on trays, mats and each other."""
    arm_share: float = 0.5
    """Share of the scenes in which the arm then moves into the picture."""
    depth_noise_m: float = 0.0
    """Standard deviation added to every depth pixel [m]."""
    color_noise: float = 0.0
    """Standard deviation added to every color channel, of 255."""


@dataclass(kw_only=True)
class Tally:
    """Errors collected over scenes."""

    objects: int = 0
    named: int = 0
    extra: int = 0
    """Perceived objects that are not there."""
    position_m: list[float] = field(default_factory=list)
    yaw_rad: list[float] = field(default_factory=list)
    size_m: list[float] = field(default_factory=list)
    hidden: int = 0
    """Objects not visible in the last image, yet known."""
    failures: list[str] = field(default_factory=list)

    def add(self, seed: int, truth: dict[str, ObjectTruth], seen: Sequence[NamedObject]) -> None:
        """Compare one scene."""
        by_name = {item.name: item for item in seen}
        for name, true in truth.items():
            self.objects += 1
            item = by_name.pop(name, None)
            error = math.inf if item is None else item.pose.distance(true.pose)
            if item is None or error > SAME_PLACE_M:
                self.failures.append(f"seed {seed}: {name} {'not found' if item is None else f'{error:.3f} m off'}")
                continue
            self.named += 1
            self.hidden += not item.visible
            self.position_m.append(error)
            self.size_m.append(float(np.abs(np.array(item.size) - true.item.size).max()))
            period = period_rad(item.shape)
            if period:
                self.yaw_rad.append(abs(turn_between(item.pose, true.pose, period)))
            if error > 0.008:
                self.failures.append(f"seed {seed}: {name} {1000 * error:.1f} mm off")
        self.extra += len(by_name)
        self.failures += [f"seed {seed}: '{name}' is not there" for name in by_name]

    def report(self) -> dict[str, float]:
        """Return the figures: shares 0 to 1, millimetres, degrees."""
        position, yaw = 1000 * np.array(self.position_m), np.degrees(self.yaw_rad)
        return {
            "objects": self.objects,
            "objects_with_yaw": len(yaw),
            "names_right": self.named / max(1, self.objects),
            "extra_objects": self.extra,
            "hidden_objects_kept": self.hidden,
            "position_error_median_mm": float(np.median(position)),
            "position_error_p95_mm": float(np.percentile(position, 95)),
            "yaw_error_median_deg": float(np.median(yaw)),
            "yaw_error_p95_deg": float(np.percentile(yaw, 95)),
            "yaw_within_5_deg": float(np.mean(yaw <= 5.0)),
            "size_error_p95_mm": float(np.percentile(1000 * np.array(self.size_m), 95)),
        }


def evaluate(n_scenes: int = 200, seed: int = 0, config: EvaluationConfig | None = None) -> dict[str, float]:
    """Return perception's figures over random scenes of 3 to 8 objects, deterministic from the seed."""
    return tally(n_scenes, seed, config).report()


def tally(n_scenes: int, seed: int = 0, config: EvaluationConfig | None = None) -> Tally:
    """Return the errors of every object over random scenes, with what went wrong in words."""
    config = config or EvaluationConfig()
    result, kinematics = Tally(), Kinematics()
    simulation = Simulation(Scene(()))
    with SimCameras(simulation, names=("scene",)) as cameras:
        for index in range(n_scenes):
            rng = np.random.default_rng((seed, index))
            _reset_to_rest(simulation, rng, config)
            seen = _look(simulation, cameras, kinematics, rng, config)
            result.add(index, simulation.truth(), seen)
    return result


def piled(rng: np.random.Generator, scene: Scene) -> Scene:
    """Return the scene with some of its movable objects put on its trays, its mats and each other."""
    items = {item.name: item for item in scene}
    movable = [item.name for item in scene if not item.static]
    bearing = list(items)
    for name in rng.permutation(movable):
        hosts = [host for host in bearing if host != name and _may_carry(items, host, str(name))]
        if not hosts or rng.random() < 0.4:
            continue
        host = str(rng.choice(hosts))
        moved = _put_on(rng, items[host], items[str(name)])
        attempt = {**items, str(name): moved}
        try:
            Scene(tuple(attempt.values()), scene.seed, scene.area)
        except SceneError:
            continue
        items = attempt
        # One object on each; what is carried may carry the next.
        bearing.remove(host)
    return Scene(tuple(items.values()), scene.seed, scene.area)


def turn_between(first: Pose, second: Pose, period_rad: float) -> float:
    """Return the difference in yaw modulo a symmetry [rad]."""
    return (first.yaw - second.yaw + period_rad / 2.0) % period_rad - period_rad / 2.0


def _reset_to_rest(simulation: Simulation, rng: np.random.Generator, config: EvaluationConfig) -> None:
    """Reset to a drawn scene; a pile that does not come to rest is drawn again."""
    while True:
        try:
            simulation.reset(_draw_scene(rng, config))
        except NotSettledError:
            continue
        return


def _draw_scene(rng: np.random.Generator, config: EvaluationConfig) -> Scene:
    scene = random_scene(rng)
    return piled(rng, scene) if rng.random() < config.piled_share else scene


def _may_carry(items: dict[str, SceneObject], host: str, guest: str) -> bool:
    """Whether the guest may be put there: it carries nothing itself, and the pile stays lower than four."""
    top = items[guest].pose.z + items[guest].size[2] / 2.0
    carries = any(
        math.hypot(other.pose.x - items[guest].pose.x, other.pose.y - items[guest].pose.y) < 0.02 and other.pose.z > top
        for other in items.values()
    )
    return not carries and items[host].pose.z + items[host].size[2] / 2.0 < 0.11


def _put_on(rng: np.random.Generator, host: SceneObject, guest: SceneObject) -> SceneObject:
    slack = 0.2 * host.size[0] if host.static else 0.004
    # A tray's floor is lower than its rim; let go just above the rim, so that nothing overlaps at the start.
    top = host.pose.z + host.size[2] / 2.0
    bottom = max(top, surface_z(host) + 0.001)
    dx, dy = rng.uniform(-slack, slack, 2)
    pose = Pose.from_yaw(
        host.pose.x + dx, host.pose.y + dy, bottom + guest.size[2] / 2.0, float(rng.uniform(-math.pi, math.pi))
    )
    return replace(guest, pose=pose)


def _look(
    simulation: Simulation,
    cameras: SimCameras,
    kinematics: Kinematics,
    rng: np.random.Generator,
    config: EvaluationConfig,
) -> list[NamedObject]:
    """Return what perception knows after some images, the last of them with the arm in the picture perhaps."""
    perception, stamp_sec = Perception(), simulation.time
    arm = MujocoArm(simulation.model, simulation.data)
    postures = [None, _posture(rng, kinematics)] if rng.random() < config.arm_share else [None]
    for q in postures:
        if q is not None:
            arm.place(q)
        for _ in range(_FRAMES):
            stamp_sec += _FRAME_SEC
            frame = with_noise(rng, cameras.frame("scene"), config)
            state = replace(arm.state(), stamp_sec=stamp_sec)
            perception.update({"scene": replace(frame, stamp_sec=stamp_sec)}, state)
    return perception.objects()


def _posture(rng: np.random.Generator, kinematics: Kinematics) -> np.ndarray:
    while True:
        x, y, z = rng.uniform((0.32, -0.3, 0.20), (0.62, 0.3, 0.40))
        tool = Pose.from_matrix(Pose.from_yaw(x, y, z, float(rng.uniform(-1.2, 1.2))).matrix @ np.diag([1, -1, -1, 1]))
        try:
            return kinematics.solve(tool)
        except UnreachableError:
            continue


def with_noise(rng: np.random.Generator, frame: RgbdFrame, config: EvaluationConfig) -> RgbdFrame:
    """Return the frame with the noise that the configuration asks for."""
    depth, rgb = frame.depth_m, frame.rgb
    if config.depth_noise_m:
        noise = rng.normal(0.0, config.depth_noise_m, depth.shape).astype(np.float32)
        depth = np.where(depth > 0.0, depth + noise, depth)
    if config.color_noise:
        rgb = np.clip(rgb + rng.normal(0.0, config.color_noise, rgb.shape), 0, 255).astype(np.uint8)
    return replace(frame, depth_m=depth, rgb=rgb)
