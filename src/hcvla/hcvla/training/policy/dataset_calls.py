"""Calls and tasks of a LeRobot dataset as training samples, made by the code that records calls."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.registry import Call
from hcvla.api.serialization import decode_call
from hcvla.datasets.dataset import EpisodeRow, floats
from hcvla.datasets.object_table import observed_objects
from hcvla.datasets.schema import (
    ACTION,
    ARM_SENT_ASIDE,
    CALL_PHASE,
    COLUMNS,
    DISTURBANCE,
    FPS,
    NO_CALL,
    OBSERVED,
    OBSERVED_KINDS,
    REFERENCE,
    STATE,
)
from hcvla.datasets.vectors import state_of
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.diffusion.state_frames import StateFrames
from hcvla.skills.diffusion.wording import call_text
from hcvla.skills.grasped_object import Hand
from hcvla.skills.lookout import LOOKOUT
from hcvla.skills.pose_errors import PoseErrors
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Observation
from hcvla.training.policy.imitated import imitated
from hcvla.training.policy.shards import WAITING, CallRecord, ShardError

NEEDED = (STATE, ACTION, REFERENCE, OBSERVED_KINDS, OBSERVED, CALL_PHASE, DISTURBANCE)
"""Columns that samples are made of, apart from those of the calls."""


View = Callable[[Observation], Observation]
"""What a policy sees of what was observed."""


@dataclass
class DatasetCall:
    """One call of an episode."""

    record: CallRecord
    rows: list[int] = field(default_factory=list)
    """Row of the episode's table that each frame was made from."""


def calls_of_episode(
    row: EpisodeRow, table: pa.Table, config: ObservationConfig, wrong_poses: float = 0.0
) -> list[DatasetCall]:
    """Return the calls of an episode that one network learns; raise ShardError if a column is missing or another one.

    A call of which no one knows how it ended (datasets of format 2 that other tools have edited) is taken for done.
    `wrong_poses` is the share of calls that see objects elsewhere than they were seen when recorded.
    """
    check_columns(table)
    episode = _Episode(table)
    hand, oracle = Hand(), OracleConfig()
    reach = Reach(oracle.joint7_limit_rad)
    found = []
    for span in row.calls:
        rows = [k for k in range(span["first"], span["end"]) if episode.owners[k] == span["call_id"]]
        if span["function"] not in config.functions or not rows:
            continue  # made of others, or ended before its first step
        call = _call(row, span)
        first = episode.observation(rows[0])
        rng = np.random.default_rng([row.index, span["call_id"]])
        view = PoseErrors(first, rng).applied if rng.random() < wrong_poses else _as_it_is
        builder = CallFrames(call, view(first), hand, reach, config, oracle)
        text = call_text(call, config.conditioning)
        made = DatasetCall(CallRecord(config.functions.index(span["function"]), text=text))
        for k in episode.own_steps(rows):
            _add(made, builder, episode, k, view)
        made.record.done = _done(span)
        found.append(made)
    return found


def task_of_episode(
    row: EpisodeRow, table: pa.Table, config: ObservationConfig, wrong_poses: float = 0.0
) -> list[DatasetCall]:
    """Return a whole episode as one call, told by its sentence; raise ShardError. It sees no poses, right or wrong."""
    check_columns(table)
    episode = _Episode(table)
    rows = [k for k in range(row.length) if episode.owners[k] != NO_CALL and episode.phases[k] != LOOKOUT]
    if not rows:
        return []
    made = DatasetCall(CallRecord(0, text=row.values["tasks"][0]))
    builder = StateFrames(episode.observation(rows[0]), config)
    for before, k in zip([rows[0] - 1, *rows], rows, strict=False):
        # Where the arm looked for a judge, something unpredictable is left out.
        episode.surprises[k] = episode.surprises[k] or k != before + 1
        _add(made, builder, episode, k, _as_it_is)
    made.record.done = all(_done(span) for span in row.calls)
    return [made]


def check_columns(table: pa.Table) -> None:
    """Raise ShardError naming the first column that is missing, or that has another layout."""
    for key in (*NEEDED, "call.id"):
        if key not in table.column_names:
            raise ShardError(
                f"the dataset has no column '{key}'; the policy is trained on datasets of hcvla collect or hcvla record"
            )
        expected = COLUMNS[key].shape[0]
        found = getattr(table.schema.field(key).type, "list_size", 1)
        if found != expected:
            raise ShardError(
                f"column '{key}' has {found} numbers a row, expected {expected}: a dataset of another format; "
                "collect the data again"
            )


def _done(span: dict) -> bool:
    return span["outcome"] in ("", Outcome.DONE.label)


def _as_it_is(observation: Observation) -> Observation:
    return observation


def _add(made: DatasetCall, builder: StateFrames, episode: _Episode, k: int, view: View) -> None:
    observation = episode.observation(k)
    frame = builder.write(view(observation))
    aside = episode.disturbances[k] == ARM_SENT_ASIDE
    label = None if aside else imitated(episode.actions[k], grasped=observation.state.gripper.grasped)
    waits = not aside and episode.phases[k] == WAITING
    made.record.add(frame, label, surprise=episode.surprises[k], over=waits)
    made.rows.append(k)


def _call(row: EpisodeRow, span: dict) -> Call:
    try:
        return decode_call(ROBOT_API, {"function": span["function"], "arguments": json.loads(span["arguments"])})
    except (HcvlaError, ValueError) as error:
        raise ShardError(
            f"episode {row.index}: call {span['call_id']}, {span['label']}, does not fit the robot API: {error}"
        ) from None


class _Episode:
    """The columns of an episode, and what a skill could look at in each row."""

    def __init__(self, table: pa.Table) -> None:
        self.actions = floats(table, ACTION)
        self.owners = floats(table, "call.id")
        self.phases: list[str] = table.column(CALL_PHASE).to_pylist()
        self.disturbances: list[str] = table.column(DISTURBANCE).to_pylist()
        self.surprises = _begins(self.disturbances)
        self._states, self._references = floats(table, STATE), floats(table, REFERENCE)
        self._objects, self._kinds = floats(table, OBSERVED), table.column(OBSERVED_KINDS).to_pylist()

    def observation(self, k: int) -> Observation:
        """Return what was observed in a row; time counts from the episode's first frame [s]."""
        stamp_sec = k / FPS
        objects = {item.name: item for item in observed_objects(self._kinds[k], self._objects[k], stamp_sec)}
        return Observation(state_of(self._states[k], self._references[k], stamp_sec), objects)

    def own_steps(self, rows: Sequence[int]) -> Iterator[int]:
        """Yield the rows of a call up to where its skill has ended, and the arm only looks for the judge."""
        for k in rows:
            if self.phases[k] == LOOKOUT:
                return
            yield k


def _begins(disturbances: Sequence[str]) -> list[bool]:
    """Return for each frame whether a disturbance begins there."""
    return [bool(now) and now != before for before, now in zip(["", *disturbances], disturbances, strict=False)]
