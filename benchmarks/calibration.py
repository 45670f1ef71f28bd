"""How well a camera's pose is found from rendered boards, noise and a robot's own errors, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.record import Record, Target, share
from benchmarks.rendered_board import BoardRenderer, K, jittered, looking_at
from hcvla.cameras.calibration.detection import find_board
from hcvla.cameras.calibration.hand_eye import Spread, leave_one_out, solve
from hcvla.cameras.calibration.transforms import apart, inverse, make

T_HAND_CAMERA = make([0.02, -0.03, 1.57], [0.06, 0.01, -0.05])
T_BASE_CAMERA = make([2.2, 0.1, 0.15], [1.0, 0.05, 0.6])
T_HAND_BOARD = make([0.1, 0.05, 0.4], [-0.08, -0.06, 0.12])
_T_BASE_BOARD = make([np.pi, 0.0, 0.0], [0.4, 0.07, 0.0])
_SPREAD_M = 0.25
_DISTANCE_M = (0.25, 0.45)
_ROLL_RAD = 0.7


@dataclass(frozen=True, kw_only=True)
class CalibrationBenchConfig:
    """What is rendered."""

    seeds: int = 50
    views: int = 20
    noise: float = 3.0
    """Grey levels."""
    robot_m: float = 0.0005
    robot_rad: float = 0.0005
    """Errors of the reported hand pose, standard deviation."""


@dataclass(frozen=True)
class Trial:
    """One calibration."""

    error_m: float
    error_rad: float
    spread: Spread

    @property
    def is_covered(self) -> bool:
        """Whether the error is no larger than what was said of it."""
        return self.error_m <= self.spread.position_m and self.error_rad <= self.spread.angle_rad


def bench_calibration(config: CalibrationBenchConfig | None = None) -> list[Record]:
    """Return the errors of both kinds of camera, and how often the reported spread covers them."""
    config = config or CalibrationBenchConfig()
    renderer, records = BoardRenderer(), []
    for kind, truth in (("wrist", T_HAND_CAMERA), ("scene", T_BASE_CAMERA)):
        trials = [trial(kind, truth, seed, config, renderer) for seed in range(config.seeds)]
        note = f"{config.seeds} seeds, {config.views} views, noise {config.noise:g}, robot {1000 * config.robot_m:g} mm"
        errors_mm = [1000.0 * one.error_m for one in trials]
        errors_deg = [float(np.degrees(one.error_rad)) for one in trials]
        for name, unit, values, most, median in (
            ("position error", "mm", errors_mm, 2.0, 0.8),
            ("angle error", "deg", errors_deg, 0.3, 0.1),
        ):
            title = f"calibration of the {kind} camera, {name}"
            records.append(
                Record(f"{title}, largest", max(values), unit, target=Target("value", "<=", most), note=note)
            )
            middle = float(np.median(values))
            records.append(Record(f"{title}, median", middle, unit, target=Target("value", "<=", median), note=note))
        covered = sum(one.is_covered for one in trials)
        records.append(share(f"calibration of the {kind} camera, spread covers", covered, len(trials), note, 90.0))
    return records


def trial(kind: str, truth: np.ndarray, seed: int, config: CalibrationBenchConfig, renderer: BoardRenderer) -> Trial:
    """Return what comes of one calibration of a camera whose true pose is known, Shape=(4, 4)."""
    rng = np.random.default_rng(seed)
    hand, board = take_views(kind, truth, config, renderer, rng)
    error_m, error_rad = apart(solve(hand, board), truth)
    return Trial(error_m, error_rad, leave_one_out(hand, board, renderer.board.middle_m))


def take_views(
    kind: str, truth: np.ndarray, config: CalibrationBenchConfig, renderer: BoardRenderer, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return hand poses as `solve` takes them and the board's poses as detected, each Shape=(n, 4, 4)."""
    hand: list[np.ndarray] = []
    board: list[np.ndarray] = []
    while len(hand) < config.views:
        T_board_camera = _viewpoint(renderer, rng)
        image = renderer.image(inverse(T_board_camera), config.noise, rng)
        view = find_board(image, K, renderer.board)
        if view is None:
            continue
        if kind == "wrist":
            T_base_hand = _T_BASE_BOARD @ T_board_camera @ inverse(truth)
        else:
            T_base_hand = truth @ inverse(T_board_camera) @ inverse(T_HAND_BOARD)
        reported = jittered(T_base_hand, config.robot_m, config.robot_rad, rng)
        hand.append(reported if kind == "wrist" else inverse(reported))
        board.append(view.T_camera_board)
    return np.array(hand), np.array(board)


def _viewpoint(renderer: BoardRenderer, rng: np.random.Generator) -> np.ndarray:
    """Return T_board_camera, Shape=(4, 4): above the board (its z axis points away), looking at its middle."""
    middle, x, y = renderer.board.middle_m, *rng.uniform(-_SPREAD_M, _SPREAD_M, 2)
    position = middle + np.array([x, y, -rng.uniform(*_DISTANCE_M)])
    return looking_at(position, middle, float(rng.uniform(-_ROLL_RAD, _ROLL_RAD)))
