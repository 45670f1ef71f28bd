"""One task from its first key step to its last, told in the order of events."""

from __future__ import annotations

import time
from concurrent.futures import Executor
from dataclasses import replace
from types import TracebackType

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.config import TaskBudgetError
from hcvla.executor.failures import FailureCount, TaskFailedError
from hcvla.executor.goal_keeper import GoalKeeper, GoalNotMetError
from hcvla.executor.host import TaskHost, may_go_on
from hcvla.executor.latch import StopLatch
from hcvla.executor.listener import TaskListener
from hcvla.executor.planning import ask_planner
from hcvla.executor.progress import NotRecordedError, TaskProgress
from hcvla.executor.request import TaskRequest
from hcvla.executor.write_behind import WriteBehind
from hcvla.goals.status import Finding, Status
from hcvla.memory.journal import Journal
from hcvla.memory.records import ResumePoint, TaskRecord, new_task_id
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.sandbox.check import check_program, names_objects
from hcvla.sandbox.session import ProgramSession

_DONE = Verdict(Outcome.DONE)
_SENT_BACK = (Outcome.BAD_PROGRAM, Outcome.BAD_ARGUMENT, Outcome.OBJECT_NOT_FOUND, Outcome.AMBIGUOUS)


class TaskRun:
    """One task as it runs; a context manager that gives the interpreter back."""

    def __init__(
        self, progress: TaskProgress, collaborators: Collaborators, latch: StopLatch, listener: TaskListener
    ) -> None:
        """Take a task that was recorded; use `begin`."""
        self.progress = progress
        self.latch = latch
        self.planner_calls = 0
        self.planner_sec = 0.0
        self.keeper = GoalKeeper(collaborators.world, collaborators.tool)
        self._with = collaborators
        self.listener = listener
        self._failures = FailureCount(collaborators.config)
        self._host = TaskHost(
            collaborators.registry,
            collaborators.world,
            collaborators.queries,
            collaborators.subtasks,
            progress,
            latch,
            listener,
            collaborators.robot_clock,
            collaborators.config,
            self.keeper,
            time.monotonic() + collaborators.config.task_sec,
        )
        self._session: ProgramSession | None = None

    @classmethod
    def begin(
        cls,
        request: TaskRequest,
        collaborators: Collaborators,
        latch: StopLatch,
        listener: TaskListener,
        beside: Executor,
    ) -> TaskRun:
        """Check a request, record that its task runs, and make ready; raise HcvlaError, then nothing was begun.

        What may be recorded beside the motion is recorded by `beside`, one after another.
        """
        asked = request.checked(collaborators.config.task_chars)
        journal = _journal(collaborators, latch, beside)
        if asked.resume:
            point = journal.resume_point(asked.resume)
            run = cls(TaskProgress.restore(point, journal), collaborators, latch, listener)
            run._host.resumed = True
            run._restore_session(point)
            run.keeper.restore(point.task.goal, point.task.start, point.steps[: point.snapshot_step])
        else:
            task = TaskRecord(new_task_id(), asked.task, asked.program, started_sec=time.time())
            run = cls(TaskProgress(task, journal), collaborators, latch, listener)
            if asked.goal:
                run.keeper.state(asked.goal)
                run.progress.task = replace(task, goal=run.keeper.text, start=tuple(run.keeper.start))
        run.progress.begin_task()
        listener.on_task(run.progress.task.task_id, run.progress.task.text)
        return run

    def carry_out(self) -> Verdict:
        """Do the task and return how it ended; raise the HcvlaError that ended it otherwise."""
        if self._session is not None:
            self._continue_interrupted()
        if self.progress.task.program:
            said = self._run_given_program()
            return self._concluded(said, self.keeper.test(self._host.look_from_aside))
        self._plan_to_the_end()
        said = self._judge()
        finding = self.keeper.test(self._host.look_from_aside)
        if finding.status is Status.DOES_NOT_HOLD:
            # Once the planner hears what is missing, then the user does.
            self._plan_to_the_end(f"you said done(), but the goal does not hold: {finding.why}")
            said = self._judge()
            finding = self.keeper.test(self._host.look_from_aside)
        return self._concluded(said, finding)

    def _plan_to_the_end(self, missing: str = "") -> None:
        """Ask the planner and run its lines until it says that the task is done; it hears first what is missing."""
        done = self._key_step(missing)
        while not done:
            self._host.check_time()
            done = self._key_step()

    def _concluded(self, said: str, finding: Finding) -> Verdict:
        """Return the end of a task whose program ran to its end; raise GoalNotMetError."""
        if finding.status is Status.DOES_NOT_HOLD:
            raise GoalNotMetError(finding)
        if finding.status is Status.UNKNOWN:
            return Verdict(Outcome.DONE_UNVERIFIED, f"{said}; not verified: {finding.why}")
        return Verdict(Outcome.DONE, f"{said}, and the goal is seen to hold")

    def stop_program(self) -> None:
        """Stop the interpreter from any thread."""
        if self._session is not None:
            self._session.stop()

    def __enter__(self) -> TaskRun:
        """Return the run."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Give the interpreter back."""
        if self._session is not None:
            self._session.close()

    # -- the events ------------------------------------------------------------------------------------------

    def _key_step(self, missing: str = "") -> bool:
        """Let the planner write lines and run them; return whether it says that the task is done."""
        errors: list[HcvlaError] = []
        refused = ""
        while True:
            self.listener.on_state("repairing" if errors or missing else "planning")
            answer = self._ask([missing] * bool(missing) + [str(error) for error in errors])
            if answer.refusal:
                raise errors[-1] if errors else TaskFailedError(answer.refusal_outcome, answer.refusal)
            if answer.done and not answer.code.strip():
                return True
            # The same lines again would fail again: a planner that does not repair is not asked forever.
            if errors and answer.code == refused:
                raise errors[-1]
            try:
                return self._run_lines(answer.code).done and answer.done
            except HcvlaError as error:
                if error.outcome not in _SENT_BACK or len(errors) >= self._with.config.repairs:
                    raise
                errors.append(error)
                refused = answer.code

    def _ask(self, errors: list[str]) -> PlanAnswer:
        planner = self._with.planner
        if planner is None:
            raise PlannerError("there is no planner here; give a program with the task")
        self.latch.check()
        self.planner_calls += 1
        if self.planner_calls > self._with.config.planner_calls:
            raise TaskBudgetError("answers of the planner", self._with.config.planner_calls)
        objects = self._with.world.objects()
        request = PlanRequest(
            task=self.progress.task.text,
            image=self._with.image(),
            objects=objects,
            past=self.progress.past,
            memory=self._session_for_lines().pose_dict(),
            errors=errors,
            held=next((thing.name for thing in objects if thing.held), None),
            # Asked for until something was moved: what was wrong with a first answer may have been the goal too.
            asks_goal=not self.keeper.text and not self.progress.subtask_calls,
        )
        begun = time.monotonic()
        try:
            answer = ask_planner(planner, request, self._with.config.planner_sec, self.latch)
        finally:
            self.planner_sec += time.monotonic() - begun
        if request.asks_goal and self.keeper.propose(answer.goal):
            self.progress.state_goal(self.keeper.text, self.keeper.start)
        return answer

    def _run_lines(self, code: str) -> Verdict:
        """Run an answer of the planner, return how that ended; raise if it is to be written anew or all must end."""
        session = self._check(code)
        block = self.progress.begin_block(code)
        self._show_running()
        try:
            session.feed(block.code, checked=True)
        except HcvlaError as error:
            if not self.progress.moved_in_block() and error.outcome in _SENT_BACK and not self.latch.asked:
                self.progress.drop_block()
                raise
            return self._fail_block(error)
        return self._end_block(_DONE)

    def _run_given_program(self) -> str:
        if not self.progress.blocks:
            session = self._check(self.progress.task.program)
            block = self.progress.begin_block(self.progress.task.program)
            self._show_running()
            session.feed(block.code, checked=True)
        self.progress.block.verdict = _DONE
        return f"the given program ran to its end in {self._steps_told()}"

    def _continue_interrupted(self) -> None:
        """Carry a restored program on from the call it waited for, to the end of its lines."""
        session = self._session_for_lines()
        if session.pending is None:
            return
        step = self.progress.steps[-1]
        self.progress.block.verdict = None
        self._show_running()
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
        if self.latch.asked or not (may_go_on(error.outcome) or isinstance(error, BadProgramError)):
            raise error
        verdict = self._end_block(Verdict(error.outcome, str(error)))
        self._failures.add(error)
        return verdict

    def _end_block(self, verdict: Verdict) -> Verdict:
        session = self._session_for_lines()
        poses = session.pose_dict()
        self.progress.end_block(verdict, poses, session.dump())
        if verdict.done and self.progress.moved_in_block():
            self._failures.clear_row()
        return verdict

    def _judge(self) -> str:
        """Return a line about a task the planner calls done; raise if its last lines did not succeed."""
        past = self.progress.past
        if past and not past[-1].verdict.done:
            verdict = past[-1].verdict
            raise TaskFailedError(verdict.outcome, f"the planner gave up after: {verdict.message}")
        if not self.progress.subtask_calls and not self.keeper.text:
            raise TaskFailedError(Outcome.PLANNER_FAILED, "the planner says done before anything was done")
        return f"the planner says done after {self._steps_told()}"

    # --------------------------------------------------------------------------------------------------------

    def _check(self, code: str) -> ProgramSession:
        """Return the session in which lines can run; raise if anything is wrong with them."""
        session = self._session_for_lines()
        # After a motion the world is only known once it was looked at again: waited for only if it matters.
        names = [thing.name for thing in self._with.world.objects()] if names_objects(code) else []
        keys = session.pose_dict()
        defined = session.program
        check_program(code, self._with.registry, names, defined, limits=self._with.limits, remembered=keys)
        return session

    def _session_for_lines(self) -> ProgramSession:
        if self._session is None or not self._session.alive:
            self.latch.check()
            memory = {} if self._session is None else self._session.pose_dict()
            limits = self._with.limits
            self._session = ProgramSession(self._with.registry, self._host, limits, pose_dict=memory)
            self._host.session = self._session
        return self._session

    def _restore_session(self, point: ResumePoint) -> None:
        if point.snapshot is not None:
            registry, limits = self._with.registry, self._with.limits
            self._session = ProgramSession.load(point.snapshot, registry, self._host, limits)
            self._host.session = self._session

    def _show_running(self) -> None:
        self.listener.on_program(self.progress.program)
        self.listener.on_state("running")

    def _steps_told(self) -> str:
        number = self.progress.subtask_calls
        return f"{number} subtask" if number == 1 else f"{number} subtasks"


def _journal(collaborators: Collaborators, latch: StopLatch, beside: Executor) -> Journal:
    """Return the journal of one task, which may record what begins beside the motion."""
    if collaborators.journal_alive is None:
        return collaborators.journal

    def stop(error: HcvlaError) -> None:
        latch.ask(NotRecordedError(str(error)))
        latch.brake(collaborators.subtasks.cancel, collaborators.config.stop_sec)

    return WriteBehind(collaborators.journal, collaborators.journal_alive, stop, beside)
