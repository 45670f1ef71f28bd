"""Skills whose every decision is made by a policy server that someone else runs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import unknown
from hcvla.api.registry import Call, Kind, Registry
from hcvla.api.types import Pose
from hcvla.cameras.image_stream import CameraImage
from hcvla.robots.arm import ArmState, GripperState
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.needs import Needs
from hcvla.skills.remote.client import PolicyClient, PolicyServerError
from hcvla.skills.remote.layout import LayoutError, ServerLayout
from hcvla.skills.remote.reply import BadAnswerError, RemoteStep, steps_of
from hcvla.skills.remote.sources import VECTORS, words
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation
from hcvla.skills.tool import downward, tool_pose_from_transform, transform_from_tool_pose
from hcvla.skills.within_reach import WithinReach


class RemoteLibrary:
    """Implements SkillLibrary: each call is sent in words with what the layout names; the judges end it."""

    ended_by_judge = True

    def __init__(self, client: PolicyClient, layout: ServerLayout) -> None:
        """Send requests through `client`, in the terms of `layout`."""
        self.needs = Needs(cameras=layout.cameras)
        self._client, self._layout = client, layout
        oracle = OracleConfig()
        self._within = WithinReach(Reach(oracle.joint7_limit_rad), oracle)
        self._force_n = oracle.grip_force_n

    def start(self, call: Call, observation: Observation) -> RemoteSkill:
        """Return the server at work on a call."""
        return RemoteSkill(self, call)

    def message(self, call: Call, observation: Observation) -> dict[str, Any]:
        """Return what the server is sent of a moment."""
        layout = self._layout
        vectors = {
            name: np.concatenate([VECTORS[source](observation, call) for source in sources]).astype(np.float32)
            for name, sources in layout.vectors.items()
        }
        images = {name: observation.images[camera].rgb for name, (camera, _) in layout.images.items()}
        return {**vectors, **images, **dict.fromkeys(layout.texts, words(call, layout.prompts))}

    def ask(self, message: Mapping[str, Any], seen: Pose, in_hand_sec: float = math.inf) -> list[RemoteStep]:
        """Return the server's plan for a message, needed before the one in hand ends [s]; raise PolicyServerError."""
        try:
            return steps_of(self._client.ask(message, in_hand_sec), seen, self._layout.actions)
        except BadAnswerError as error:
            raise PolicyServerError(self._client.address, f"sent no plan: {error}") from None

    @property
    def execute(self) -> int:
        """Steps of a plan to be carried out."""
        return self._layout.actions.execute

    def action(self, step: RemoteStep, state: ArmState) -> Action:
        """Return a step as what the arm is sent, within its reach."""
        at = self._within.measured(state)
        wanted = tool_pose_from_transform(step.T_base_tool, float(at[5]))
        target = transform_from_tool_pose(self._within.nearest(wanted, at))
        return Action(target, step.width_m, self._force_n, step.max_speed_m_s, "policy server")

    def rehearse(self, registry: Registry) -> None:
        """Send one empty request, so that a server of another shape is known before anything moves; raise an error."""
        check_prompts(self._layout.prompts, registry)
        tool = transform_from_tool_pose(downward(0.5, 0.0, 0.3, 0.0))
        state = ArmState(0.0, np.zeros(7), np.zeros(7), tool, GripperState(0.08, 0.0, grasped=False))
        images = {camera: _blank(need.pixels) for camera, need in self.needs.cameras.items()}
        self.ask(self.message(registry["go_home"].bind(), Observation(state, {}, images)), tool)


class RemoteSkill:
    """Implements ChunkSkill; whether the call is done is for its judge to say."""

    def __init__(self, library: RemoteLibrary, call: Call) -> None:
        """Begin a call."""
        self.execute = library.execute
        self._library, self._call = library, call
        self._in_hand_sec = math.inf
        """How long the present plan still lasts when the next is requested; there is none at first."""

    def see(self, observation: Observation) -> Observation:
        """Return the content of a request."""
        return observation

    def think(self, seen: Observation) -> Sequence[RemoteStep]:
        """Return the server's plan."""
        message = self._library.message(self._call, seen)
        steps = self._library.ask(message, seen.state.T_base_tool, self._in_hand_sec)
        self._in_hand_sec = CONTROL_PERIOD_SEC * (len(steps) - self.execute)
        return steps

    def act(self, step: RemoteStep, observation: Observation) -> Action:
        """Return the action of a step."""
        return self._library.action(step, observation.state)


def check_prompts(prompts: Mapping[str, str], registry: Registry) -> None:
    """Raise LayoutError for words of a function or with an argument that the robot API lacks."""
    functions = {function.name: function for function in registry.of_kind(Kind.SUBTASK)}
    for name, text in prompts.items():
        if name not in functions:
            raise LayoutError(unknown("function", name, list(functions), "prompts"))
        known = [parameter.name for parameter in functions[name].parameters]
        for _, argument, _, _ in Formatter().parse(text):
            if argument is not None and argument not in known:
                raise LayoutError(
                    f"prompts: '{name}' has no argument {{{argument}}}; it has {', '.join(known) or 'none'}"
                )


def _blank(pixels: int) -> CameraImage:
    return CameraImage(np.zeros((pixels, pixels, 3), np.uint8), 0.0)
