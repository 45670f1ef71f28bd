"""The requests to the planner in one task: for the next lines and, before anything moves, for the goal."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from hcvla.api.events import ConfirmationAsked, GoalStated
from hcvla.api.types import Pose
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.config import TaskBudgetError
from hcvla.executor.confirmation import Confirmation
from hcvla.executor.goal_keeper import GoalKeeper
from hcvla.executor.latch import StopLatch
from hcvla.executor.planning import ask_planner
from hcvla.executor.progress import TaskProgress
from hcvla.executor.publisher import TaskPublisher
from hcvla.executor.situation import Situation
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest


class PlannerDialogue:
    """Requests one task's lines and goal from the planner, within the budgets."""

    def __init__(
        self,
        collaborators: Collaborators,
        progress: TaskProgress,
        keeper: GoalKeeper,
        latch: StopLatch,
        events: TaskPublisher,
        confirmation: Confirmation,
    ) -> None:
        """Take the planner, what the requests are about, where a stated goal goes, and who confirms what is written."""
        self.calls = 0
        self.seconds = 0.0
        """Waited for answers, on the system clock [s]."""
        self.question = ConfirmationAsked()
        """What a person is to confirm of the newest answer, besides its lines and the goal."""
        self.situation: Situation | None = None
        """When lines were asked for last; None before."""
        self._with, self._progress, self._keeper, self._latch = collaborators, progress, keeper, latch
        self._events, self._confirmation = events, confirmation

    def ask(self, memory: Mapping[str, Pose], errors: Sequence[str]) -> PlanAnswer:
        """Return the next lines; `errors` says what was wrong so far. Raise PlannerError or TaskBudgetError."""
        planner, config = self._with.planner, self._with.config
        if planner is None:
            raise PlannerError("there is no planner here; give a program with the task")
        self._latch.check()
        self.calls += 1
        if self.calls > config.planner_calls:
            raise TaskBudgetError("answers of the planner", config.planner_calls)
        request = self._request(memory, errors)
        started = time.monotonic()
        try:
            answer = ask_planner(planner, request, config.planner_sec, self._latch)
        finally:
            self.seconds += time.monotonic() - started
        if answer.doubt and not request.confirmed:
            # Nobody reads it before the arm moves.
            answer = PlanAnswer(refusal=answer.doubt)
        self.question = ConfirmationAsked(ahead=answer.ahead, doubt=answer.doubt)
        if request.asks_goal:
            stated = self._keeper.propose(answer.goal)
            self._progress.note_start(self._keeper.start, self._keeper.text)
            if stated:
                self._events.publish(GoalStated(goal=self._keeper.text))
        return answer

    def _request(self, memory: Mapping[str, Pose], errors: Sequence[str]) -> PlanRequest:
        objects = self._with.world.objects()
        self.situation = Situation(objects, self._with.tool())
        held = next((item.name for item in objects if item.held), None)
        if not self._progress.subtask_calls:
            self._progress.held_at_start = held
        return PlanRequest(
            task=self._progress.task.text,
            image=self._with.image(),
            view=self._with.view(),
            objects=objects,
            past=self._progress.past(self._with.registry),
            memory=memory,
            errors=errors,
            held=held,
            # Requested until something moves: what was wrong with a first answer may have been its goal.
            asks_goal=not self._keeper.text and not self._progress.subtask_calls,
            start=self._progress.task.start,
            confirmed=not self._confirmation.given,
        )
