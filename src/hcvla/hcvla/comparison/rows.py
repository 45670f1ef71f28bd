"""Which evaluations belong together in a row: those of one system with poses from one source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hcvla.comparison.evaluated import Evaluated
from hcvla.comparison.rate import Rate
from hcvla.evaluation.episode import EpisodeResult

_POSES = {"rgbd": "cameras", "privileged": "simulator"}


@dataclass(frozen=True)
class Row:
    """A system with poses from one source, and all evaluations of it."""

    system: str
    perception: str
    evaluations: tuple[Evaluated, ...]

    @property
    def memory(self) -> str:
        """What the planner was told of the past; evaluations of one row agree in it."""
        return self.evaluations[0].memory

    @property
    def poses(self) -> str:
        """Where poses come from, for people."""
        return _POSES.get(self.perception, self.perception)

    @property
    def name(self) -> str:
        """The system and, unless they come from cameras, where poses come from."""
        return self.system if self.perception == "rgbd" else f"{self.system} ({self.poses}' poses)"

    def episodes(
        self, *, split: str = "", perturbation: str = "", tasks: Collection[str] | None = None
    ) -> list[EpisodeResult]:
        """Return the episodes of one kind of world, of some tasks or all."""
        return [
            episode
            for each in self.evaluations
            if (each.split, each.perturbation) == (split, perturbation)
            for episode in each.episodes
            if tasks is None or episode.task in tasks
        ]

    def rate(self, *, split: str = "", perturbation: str = "", tasks: Collection[str] | None = None) -> Rate:
        """Return how often these episodes succeeded."""
        return Rate.of(self.episodes(split=split, perturbation=perturbation, tasks=tasks))


@dataclass(frozen=True)
class Unmeasured:
    """A system that belongs in the comparison and was not measured."""

    system: str
    command: str
    """Which would measure it."""


def rows_of(evaluations: Sequence[Evaluated]) -> list[Row]:
    """Return the rows, systems in the order in which they were given; poses from cameras first."""
    keys = dict.fromkeys((each.system, each.perception) for each in evaluations)
    systems = list(dict.fromkeys(system for system, _ in keys))
    ordered = sorted(keys, key=lambda key: (systems.index(key[0]), key[1] != "rgbd"))
    return [
        Row(system, perception, tuple(each for each in evaluations if (each.system, each.perception) == key))
        for key in ordered
        for system, perception in [key]
    ]


def in_order(values: Iterable[str], order: Sequence[str]) -> list[str]:
    """Return the distinct values, known ones in the given order before the others."""
    found = dict.fromkeys(values)
    return [*(value for value in order if value in found), *(value for value in found if value not in order)]
