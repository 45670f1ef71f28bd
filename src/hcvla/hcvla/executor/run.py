"""One task from its first key step to its last, in the order of events."""

from __future__ import annotations

import time
from dataclasses import replace
from types import TracebackType

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.events import GoalStated, PlannerAsked, ProgramWritten, TaskStarted
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.afterthought import new_task
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.confirmation import Confirmation
from hcvla.executor.dialogue import PlannerDialogue
from hcvla.executor.failures import FailureCount, TaskFailedError
from hcvla.executor.goal_keeper import GoalKeeper, concluded
from hcvla.executor.host import TaskHost, may_go_on
from hcvla.executor.interpreter import Interpreter
from hcvla.executor.interrupted import all_in_sight, require_scene
from hcvla.executor.latch import StopLatch
from hcvla.executor.progress import TaskProgress
from hcvla.executor.publisher import TaskPublisher
from hcvla.executor.request import TaskRequest
from hcvla.executor.resumable import task_to_resume
from hcvla.goals.status import Status
from hcvla.planner.planner import GOAL_NOT_HELD
from hcvla.sandbox.check import names_objects
from hcvla.sandbox.session import ProgramSession

_DONE = Verdict(Outcome.DONE)
_LOOK_SEC, _LOOK_AGAIN_SEC = 3.0, 0.1
"""After a resume, so long is looked for what is not in sight, and so often [s, system clock]."""
_SENT_BACK = (Outcome.BAD_PROGRAM, Outcome.BAD_ARGUMENT, Outcome.OBJECT_NOT_FOUND, Outcome.AMBIGUOUS)


class TaskRun:
    """One task as it runs; a context manager that gives the interpreter back."""

    def __init__(
        self,
        progress: TaskProgress,
        collaborators: Collaborators,
        latch: StopLatch,
        events: TaskPublisher,
        confirm: bool = False,
    ) -> None:
        """Take a task that was recorded, and whether somebody must confirm it; use `begin`."""
        self.progress = progress
        self.latch = latch
        self.keeper = GoalKeeper(
            collaborators.world, collaborators.tool, collaborators.home, collaborators.config.look_sec
        )
        self.confirmation = Confirmation(confirm or collaborators.config.confirm, collaborators.config.confirm_sec)
        self.dialogue = PlannerDialogue(collaborators, progress, self.keeper, latch, events, self.confirmation)
        self._with = collaborators
        self.events = events
        self._failures = FailureCount(collaborators.config)
        self._host = TaskHost(
            registry=collaborators.registry,
            world=collaborators.world,
            queries=collaborators.queries,
            subtasks=collaborators.subtasks,
            progress=progress,
            latch=latch,
            events=events,
            robot_clock=collaborators.robot_clock,
            wait=collaborators.wait,
            config=collaborators.config,
            keeper=self.keeper,
            deadline=time.monotonic() + collaborators.config.task_sec,
        )
        self._interpreter = Interpreter(collaborators, self._host, latch)

    @classmethod
    def begin(
        cls, request: TaskRequest, collaborators: Collaborators, latch: StopLatch, events: TaskPublisher
    ) -> TaskRun:
        """Check a request, record that its task runs, and make ready; raise HcvlaError, then nothing was started."""
        asked = request.checked(collaborators.config.task_chars)
        journal = collaborators.journal
        if asked.resume:
            point = journal.resume_point(task_to_resume(asked.resume, collaborators, latch))
            require_scene(point.task, collaborators.scene, latch)
            run = cls(TaskProgress.restore(point, journal), collaborators, latch, events, asked.confirm)
            run._host.resumed = True
            run._interpreter.restore(point)
            run.keeper.restore(point.task.goal, point.task.start, point.steps[: point.snapshot_step])
        else:
            task = new_task(asked, collaborators)
            run = cls(TaskProgress(task, journal), collaborators, latch, events, asked.confirm)
            run.keeper.begin_from(task.start)
            if asked.goal:
                run.keeper.state(asked.goal)
                run.progress.task = replace(task, goal=run.keeper.text, start=tuple(run.keeper.start))
        run.progress.begin_task()
        events.task_id = run.progress.task.task_id
        events.publish(TaskStarted(task=run.progress.task.text))
        if run.keeper.text:
            events.publish(GoalStated(goal=run.keeper.text))
        return run

    def carry_out(self) -> Verdict:
        """Do the task and return how it ended; raise the HcvlaError that ended it otherwise."""
        if self._host.resumed:
            self._look_again()
        if self._interpreter.opened:
            self._continue_interrupted()
        if self.progress.task.program:
            said = self._run_given_program()
            return concluded(said, self.keeper.test(self._host))
        self._plan_to_the_end()
        said = self._judge()
        finding = self.keeper.test(self._host)
        if finding.status is Status.DOES_NOT_HOLD:
            # The planner gets what is missing once, then the user does.
            self._plan_to_the_end(f"{GOAL_NOT_HELD}{finding.why}")
            said = self._judge()
            finding = self.keeper.test(self._host)
        return concluded(said, self.keeper.doubt(finding, self.progress.task.text, self._did()))

    def _look_again(self) -> None:
        """Look from aside at what is not in sight: who sees may have been started again, and knows nothing yet."""
        if self._all_in_sight() or not self._host.move_aside():
            return
        # What it sees is believed only after some images.
        deadline = time.monotonic() + _LOOK_SEC
        while not self._all_in_sight() and time.monotonic() < deadline:
            self.latch.wait(_LOOK_AGAIN_SEC)

    def _all_in_sight(self) -> bool:
        return all_in_sight(self.progress.task, self.progress.steps, self._with.world.objects())

    def _plan_to_the_end(self, missing: str = "") -> None:
        """Ask the planner and run its lines until it says that the task is done; it is first given what is missing."""
        done = self._key_step(missing)
        while not done:
            self._host.check_time()
            done = self._key_step()

    def stop_program(self) -> None:
        """Stop the interpreter from any thread."""
        self._interpreter.stop()

    def __enter__(self) -> TaskRun:
        """Return the run."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Give the interpreter back."""
        self._interpreter.close()

    # -- the events ------------------------------------------------------------------------------------------

    def _key_step(self, missing: str = "") -> bool:
        """Let the planner write lines and run them; return whether it says that the task is done."""
        errors: list[HcvlaError] = []
        refused = ""
        while True:
            self.events.publish(PlannerAsked(repairing=bool(errors or missing)))
            wrong = [missing] * bool(missing) + [str(error) for error in errors]
            answer = self.dialogue.ask(self._interpreter.session().pose_dict(), wrong)
            if answer.refusal:
                raise errors[-1] if errors else TaskFailedError(answer.refusal_outcome, answer.refusal)
            if answer.done and not answer.code.strip():
                # Lines that could not run are not done by saying so.
                if errors:
                    raise errors[-1]
                return True
            # The same lines would fail again: a planner that does not repair them gets no more requests.
            if errors and answer.code == refused:
                raise errors[-1]
            self._failures.require_change(answer.code, self.dialogue.situation)
            try:
                return self._run_lines(answer.code).done and answer.done
            except HcvlaError as error:
                if error.outcome not in _SENT_BACK or len(errors) >= self._with.config.repairs:
                    raise
                errors.append(error)
                refused = answer.code

    def _run_lines(self, code: str) -> Verdict:
        """Run an answer of the planner, return how that ended; raise if it is to be written again or all must end."""
        session = self._check(code)
        block = self.progress.begin_block(code)
        self._present()
        try:
            session.feed(block.code, checked=True)
        except HcvlaError as error:
            if not self.progress.moved_in_block() and error.outcome in _SENT_BACK and not self.latch.requested:
                self.progress.drop_block()
                raise
            return self._fail_block(error)
        return self._end_block(_DONE)

    def _run_given_program(self) -> str:
        if not self.progress.blocks:
            session = self._check(self.progress.task.program)
            block = self.progress.begin_block(self.progress.task.program)
            self._present()
            session.feed(block.code, checked=True)
        self.progress.block.verdict = _DONE
        return f"the given program ran to its end in {self._steps_in_words()}"

    def _continue_interrupted(self) -> None:
        """Carry a restored program on from the call it waited for, to the end of its lines."""
        session = self._interpreter.session()
        if session.pending is None:
            return
        step = self.progress.steps[-1]
        self.progress.block.verdict = None
        self._present()
        try:
            if step.verdict is None:
                self._resume_by_doing(session)
            elif step.verdict.done:
                session.resume(None)
            else:
                session.resume_error(TaskFailedError.of(step))
        except HcvlaError as error:
            if self.progress.task.program:
                raise
            self._fail_block(error)
        else:
            self._end_block(_DONE)

    def _resume_by_doing(self, session: ProgramSession) -> None:
        try:
            self._host.carry_out_again(self.progress.steps[-1])
        except HcvlaError as error:
            if not may_go_on(error.outcome):
                raise
            session.resume_error(error)
        else:
            session.resume(None)

    def _fail_block(self, error: HcvlaError) -> Verdict:
        """Record why lines failed and leave it to the planner to try again; raise if it may not."""
        if self.latch.requested or not (may_go_on(error.outcome) or isinstance(error, BadProgramError)):
            raise error
        verdict = self._end_block(Verdict(error.outcome, str(error)))
        self._failures.add(error, self.progress.block.code, self.dialogue.situation)
        return verdict

    def _end_block(self, verdict: Verdict) -> Verdict:
        session = self._interpreter.session()
        poses = session.pose_dict()
        self.progress.end_block(verdict, poses, session.dump())
        self.events.publish_poses(poses)
        if verdict.done and self.progress.moved_in_block():
            self._failures.clear_row()
        return verdict

    def _judge(self) -> str:
        """Return a line about a task the planner calls done; raise if its last lines did not succeed."""
        verdict = self.progress.last_verdict
        if verdict is not None and not verdict.done:
            raise TaskFailedError(verdict.outcome, f"the planner gave up after: {verdict.message}")
        if not self.progress.subtask_calls and not self.keeper.text:
            raise TaskFailedError(Outcome.PLANNER_FAILED, "the planner says done before anything was done")
        return f"the planner says done after {self._steps_in_words()}"

    # --------------------------------------------------------------------------------------------------------

    def _check(self, code: str) -> ProgramSession:
        """Return the session in which lines can run; raise if anything is wrong with them."""
        # After a motion the world is only known once it was looked at again: waited for only if it matters.
        objects = self._with.world.objects() if names_objects(code) else []
        if objects and not self.progress.subtask_calls:
            self.progress.held_at_start = next((item.name for item in objects if item.held), None)
        return self._interpreter.checked(code, [item.name for item in objects])

    def _present(self) -> None:
        """Publish the program that is to run next; before the first one a person's yes may be waited for."""
        written = ProgramWritten(program=self.progress.program)
        self.events.publish(written)
        if not self.confirmation.given:
            self.confirmation.require(lambda: self.events.publish(self.dialogue.question), self.latch)
            self.events.publish(written)

    def _did(self) -> str:
        """Return the program, and its calls with the objects that its variables stood for."""
        return "\n".join([self.progress.program, *(step.call.label for step in self.progress.steps if step.call)])

    def _steps_in_words(self) -> str:
        number = self.progress.subtask_calls
        return f"{number} subtask" if number == 1 else f"{number} subtasks"
