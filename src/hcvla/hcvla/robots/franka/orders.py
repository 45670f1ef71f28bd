"""From requests to answers: which part of the driver carries out which order."""

from __future__ import annotations

from concurrent.futures import Future

from hcvla.api.errors import HcvlaError
from hcvla.robots.arm import GripperCommand, MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.hand import DrivenHand
from hcvla.robots.franka.messages import (
    Answer,
    ClearStop,
    Disable,
    DriverRequest,
    Enable,
    HomeGripper,
    Order,
    Recover,
    Stop,
)
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.polls import PENDING, Poll


class Orders:
    """Carries out requests, at once or over several turns."""

    def __init__(self, motion: Motion, hand: DrivenHand) -> None:
        """Start with none."""
        self._motion, self._hand = motion, hand
        self._polls: dict[int, Poll] = {}

    def carry_out(self, request: DriverRequest, now_sec: float) -> Answer | None:
        """Carry a request out; return its answer, None if it takes several turns."""
        try:
            poll = self._begin(request.order, now_sec)
        except HcvlaError as error:
            return Answer(request.number, error=(type(error), str(error)))
        if poll is None:
            return Answer(request.number)
        self._polls[request.number] = poll
        return self._answer(request.number, poll, now_sec)

    def poll(self, now_sec: float) -> list[Answer]:
        """Return the answers that have come since."""
        answers = [self._answer(number, poll, now_sec) for number, poll in list(self._polls.items())]
        return [answer for answer in answers if answer is not None]

    def _answer(self, number: int, poll: Poll, now_sec: float) -> Answer | None:
        try:
            result = poll(now_sec)
        except HcvlaError as error:
            answer = Answer(number, error=(type(error), str(error)))
        else:
            if result is PENDING:
                return None
            answer = Answer(number, result)
        del self._polls[number]
        return answer

    def _begin(self, order: Order, now_sec: float) -> Poll | None:
        motion, hand = self._motion, self._hand
        match order:
            case MoveCommand():
                motion.move(order, hand.state, now_sec)
            case GripperCommand():
                motion.guard.check_gripper(order, now_sec)
                hand.command(order)
            case Stop():
                hand.stop()
                return motion.stop(now_sec)
            case ClearStop():
                motion.clear_stop(now_sec)
            case Enable():
                return motion.enable(now_sec)
            case Disable():
                return motion.disable(now_sec)
            case Recover():
                return motion.recover(now_sec)
            case HomeGripper():
                return _result_of(hand.home())
        return None


def _result_of(future: Future) -> Poll:
    def poll(_: float) -> object:
        if not future.done():
            return PENDING
        if problem := future.result():
            raise RobotFaultError(problem)
        return None

    return poll
