"""What becomes of gripper commands: their outcomes, a newer command, a gripper that comes late or is lost."""

import threading

import pytest

from hcvla.robots.arm import CommandRefusedError, GripperCommand
from hcvla.robots.franka.hand import DrivenHand, GripOutcome, GripperError, GripperLostError, HandReading
from waiting import wait_until

READ_SEC = 0.005


class ScriptedGripper:
    """Says what the test wants; a command runs until `let_go` is set, or until it is stopped."""

    def __init__(self):
        self.reading = HandReading(0.08, 0.08, False)
        self.read_error = None
        self.answer = True
        self.error = None
        self.called = []
        self.let_go = threading.Event()
        self.let_go.set()
        self.stopped = threading.Event()
        self.stops = 0
        self.runs = True
        """Whether a command has reached the fingers, so that a stop ends it."""

    def read(self):
        threading.Event().wait(READ_SEC)
        if self.read_error:
            raise self.read_error
        return self.reading

    def home(self):
        return self._carry_out("home")

    def move(self, width_m, speed_m_s):
        return self._carry_out(f"move {width_m:g}")

    def close_on(self, speed_m_s, force_n):
        return self._carry_out(f"close {force_n:g}")

    def stop(self):
        self.stops += 1
        if self.runs and not self.let_go.is_set():
            self.stopped.set()
            self.let_go.set()

    def _carry_out(self, call):
        self.called.append(call)
        assert self.let_go.wait(5.0)
        if self.stopped.is_set():
            self.stopped.clear()
            raise GripperError("Command aborted!")
        if self.error:
            raise GripperError(self.error)
        return self.answer


@pytest.fixture
def gripper():
    return ScriptedGripper()


@pytest.fixture
def hand(gripper):
    hand = DrivenHand(lambda: gripper)
    wait_until(lambda: not hand.problem, 2.0, "the first state")
    yield hand
    hand.close()


def ends(hand, outcome):
    wait_until(lambda: hand.outcome is outcome, 2.0, f"the outcome {outcome}, not {hand.outcome}")


@pytest.mark.parametrize(
    ("width_m", "answer", "reading", "outcome"),
    [
        (0.05, True, HandReading(0.05, 0.08, False), GripOutcome.REACHED),
        (0.05, False, HandReading(0.06, 0.08, False), GripOutcome.BLOCKED),
        (0.0, True, HandReading(0.045, 0.08, True), GripOutcome.GRASPED),
        (0.0, True, HandReading(0.001, 0.08, True), GripOutcome.MISSED),
        (0.0, False, HandReading(0.045, 0.08, False), GripOutcome.MISSED),
    ],
)
def test_how_a_command_ended_is_told_apart(gripper, hand, width_m, answer, reading, outcome):
    gripper.answer, gripper.reading = answer, reading
    hand.command(GripperCommand(width_m=width_m, force_n=30.0))
    ends(hand, outcome)
    assert gripper.called == ["close 30" if width_m == 0.0 else "move 0.05"]
    wait_until(lambda: hand.state.grasped == (outcome is GripOutcome.GRASPED), 2.0, "what is held")


def test_a_command_that_fails_says_why(gripper, hand):
    gripper.error = "overheated"
    hand.command(GripperCommand(width_m=0.03))
    ends(hand, GripOutcome.FAILED)
    assert hand.detail == "overheated"


def test_a_newer_command_ends_the_one_that_runs_and_the_same_again_does_not(gripper, hand):
    gripper.let_go.clear()
    for _ in range(3):
        hand.command(GripperCommand(width_m=0.03))
    wait_until(lambda: gripper.called == ["move 0.03"], 2.0, "the first command")
    assert hand.state.moving or hand.outcome is GripOutcome.RUNNING
    hand.command(GripperCommand(width_m=0.07))
    wait_until(lambda: gripper.called == ["move 0.03", "move 0.07"], 2.0, "the second command")
    ends(hand, GripOutcome.REACHED)


def test_a_stop_ends_what_runs(gripper, hand):
    gripper.let_go.clear()
    hand.command(GripperCommand(width_m=0.03))
    wait_until(lambda: gripper.called, 2.0, "the command")
    hand.stop()
    ends(hand, GripOutcome.ABORTED)


def test_a_stop_that_comes_before_its_command_has_reached_the_fingers_is_repeated(gripper, hand):
    gripper.let_go.clear()
    gripper.runs = False
    hand.command(GripperCommand(width_m=0.03))
    wait_until(lambda: gripper.called, 2.0, "the command")
    hand.stop()
    wait_until(lambda: gripper.stops >= 2, 2.0, "a second stop")
    gripper.runs = True
    ends(hand, GripOutcome.ABORTED)
    stops = gripper.stops
    gripper.let_go.set()
    hand.command(GripperCommand(width_m=0.05))
    ends(hand, GripOutcome.REACHED)
    assert gripper.stops == stops


def test_a_gripper_that_comes_late_is_waited_for_and_one_that_is_silent_for_a_while_comes_back(gripper):
    gripper.read_error = GripperError("no state of the fingers")
    hand = DrivenHand(lambda: gripper)
    wait_until(lambda: hand.problem == "no state of the fingers", 2.0, "the problem")
    with pytest.raises(CommandRefusedError, match="no state of the fingers"):
        hand.command(GripperCommand(width_m=0.03))
    gripper.read_error = None
    wait_until(lambda: not hand.problem, 2.0, "the first state")
    gripper.read_error = GripperError("no state of the fingers")
    wait_until(lambda: hand.problem, 2.0, "the problem")
    gripper.read_error = None
    wait_until(lambda: not hand.problem, 2.0, "a state again")
    hand.close()


def test_a_gripper_that_is_lost_stays_lost(gripper, hand):
    gripper.read_error = GripperLostError("restart the driver")
    wait_until(lambda: hand.problem == "restart the driver", 2.0, "the loss")
    gripper.read_error = None
    with pytest.raises(CommandRefusedError, match="restart the driver"):
        hand.command(GripperCommand(width_m=0.03))


def test_a_hand_that_was_not_homed_refuses_commands_until_it_is(gripper, hand):
    gripper.reading = HandReading(0.04, 0.0, False)
    wait_until(lambda: "hcvla franka home-gripper" in hand.problem, 2.0, "the wish to be homed")
    gripper.reading = HandReading(0.08, 0.08, False)
    assert hand.home().result(2.0) == ""
    assert gripper.called == ["home"]


def threads_of(hand):
    return [thread for thread in hand._threads if thread.is_alive()]


def test_a_hand_that_is_closed_stops_what_runs_and_leaves_no_thread(gripper, hand):
    gripper.let_go.clear()
    hand.command(GripperCommand(width_m=0.03))
    wait_until(lambda: gripper.called, 2.0, "the command")
    assert len(threads_of(hand)) == 2
    hand.close()
    wait_until(lambda: not threads_of(hand), 2.0, "the end of its threads")
    assert hand.outcome is GripOutcome.ABORTED
    with pytest.raises(CommandRefusedError, match="connection was closed"):
        hand.command(GripperCommand(width_m=0.05))


def test_a_hand_that_was_never_connected_is_closed_too(gripper):
    gripper.read_error = GripperError("no state of the fingers")
    hand = DrivenHand(lambda: gripper)
    wait_until(lambda: hand.problem == "no state of the fingers", 2.0, "the problem")
    hand.close()
    wait_until(lambda: not threads_of(hand), 2.0, "the end of its thread")


def test_a_stop_tells_whoever_waits_for_a_homing_that_has_not_begun(gripper, hand, monkeypatch):
    gripper.let_go.clear()
    hand.command(GripperCommand(width_m=0.03))
    wait_until(lambda: gripper.called, 2.0, "the command")
    with monkeypatch.context() as busy:
        # What runs does not end before the stop.
        busy.setattr(gripper, "stop", lambda: None)
        waiting = hand.home()
        hand.stop()
        assert waiting.result(0.0) == "aborted by a stop or a newer command"
    gripper.let_go.set()
    wait_until(lambda: hand.outcome is not GripOutcome.RUNNING, 2.0, "the end of what ran")
    assert gripper.called == ["move 0.03"]
