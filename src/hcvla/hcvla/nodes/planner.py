"""Node `planner`: the vision-language model behind a service."""

from __future__ import annotations

from typing import Any

import numpy as np
from hcvla_interfaces.srv import PlanCode
from sensor_msgs.msg import CameraInfo, Image

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Registry
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.messages.conversions import (
    object_from_msg,
    outcome_to_msg,
    pose_from_msg,
    time_from_msg,
    verdict_from_msg,
)
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, camera_topic, check_part, color_from_msg
from hcvla.nodes.messages.transforms import TransformBuffer, TransformError
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import LOADING
from hcvla.nodes.ros.node import NEWEST, HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import CallTally
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import check_planner, is_server, load_planner
from hcvla.planner.planner import PastStep, PlanAnswer, Planner, PlanRequest
from hcvla.planner.shared import SharedPlanner

SCENE = "scene"
"""The camera whose images the planner sees."""


class PlannerNode(HcvlaNode):
    """Answers with the next lines of a program."""

    def __init__(self, registry: Registry, **options: Any) -> None:
        """Load the model in a background thread, so that it can say that it is loading; raise if there is none.

        `options` are those of every node.
        """
        super().__init__("planner", **options)
        self._registry = registry
        self._config = read_parameters(self, PlannerSettings())
        check_planner(self._config.planner)
        self._planner: Planner | None = None
        self._image: Image | None = None
        self._calibration: CameraInfo | None = None
        # The scene's camera stands still, and the arm's links are sent a hundred times a second.
        self._transforms = TransformBuffer(self, static=True)
        self._tally = CallTally("answers")
        self.diagnostics.add("answers", self._tally.status)
        self.create_subscription(Image, camera_topic(SCENE, COLOR), self._on_image, NEWEST)
        self.create_subscription(CameraInfo, camera_topic(SCENE, COLOR_INFO), self._on_calibration, NEWEST)
        self.create_service(PlanCode, "plan_code", self._plan, callback_group=self.waiting)
        self.not_ready_because = LOADING
        self.start_thread("load", self._load)

    def _load(self) -> None:
        try:
            planner = load_planner(self._registry, self._config)
        except HcvlaError as error:
            self.not_ready_because = str(error)
            self.get_logger().error(str(error))
        else:
            # Each request has a thread of its own, and a server answers many at once; what runs here does not.
            self._planner = planner if is_server(self._config.planner) else SharedPlanner(planner)
            self.set_ready()

    def _on_image(self, message: Image) -> None:
        check_part(COLOR, message)
        self._image = message

    def _on_calibration(self, message: CameraInfo) -> None:
        check_part(COLOR_INFO, message)
        self._calibration = message

    def _view(self) -> Viewpoint | None:
        """Return where the newest image was taken from; None if that is not known."""
        image, calibration = self._image, self._calibration
        if image is None or calibration is None:
            return None
        stamp_sec = time_from_msg(image.header.stamp)
        try:
            T_base_optical = self._transforms.lookup(self.base_frame, image.header.frame_id, stamp_sec)
        except TransformError as error:
            self.get_logger().warning(f"the planner looks at nothing: {error}", throttle_duration_sec=10.0)
            return None
        return Viewpoint(np.array(calibration.k, dtype=float).reshape(3, 3), T_base_optical)

    def _plan(self, request: PlanCode.Request, response: PlanCode.Response) -> PlanCode.Response:
        if self._planner is None:
            raise NodeLostError(f"the planner is not ready: {self.not_ready_because}")
        answer = self._answer(self._planner, request)
        understood = answer.refusal_outcome if answer.refusal else OutcomeCode.DONE
        response.outcome = outcome_to_msg(Verdict(understood, answer.refusal))
        response.code, response.done, response.seconds = answer.code, answer.done, float(answer.seconds)
        response.goal, response.ahead, response.doubt = answer.goal, answer.ahead, answer.doubt
        return response

    def _answer(self, planner: Planner, request: PlanCode.Request) -> PlanAnswer:
        label = excerpt(request.task)
        try:
            answer = planner.plan(self._request(request))
        except HcvlaError as error:
            self._tally.add(label, Verdict(error.outcome, str(error)))
            raise
        # A sentence that is not understood is an answer as well.
        self._tally.add(label, Verdict(OutcomeCode.DONE, f"in {answer.seconds:.2f} s"))
        return answer

    def _request(self, request: PlanCode.Request) -> PlanRequest:
        lengths = (len(request.past_code), len(request.past_outcomes), len(request.past_held))
        if len(set(lengths)) > 1:
            raise BadMessageError("the length of past_code, past_outcomes, past_held", lengths, "one number")
        past = zip(request.past_code, request.past_outcomes, request.past_held, strict=True)
        return PlanRequest(
            task=request.task,
            image=color_from_msg(self._image) if self._image else None,
            objects=[object_from_msg(named) for named in request.objects],
            past=[PastStep(code, verdict_from_msg(outcome), held or None) for code, outcome, held in past],
            memory={entry.key: pose_from_msg(entry.pose) for entry in request.memory},
            errors=list(request.errors),
            held=request.held or None,
            asks_goal=request.asks_goal,
            view=self._view(),
            start=[object_from_msg(named) for named in request.start],
            confirmed=request.confirmed,
        )


def main() -> None:
    """Run the node."""
    run_node(lambda: PlannerNode(ROBOT_API))


if __name__ == "__main__":
    main()
