"""A motion whose turns a test takes one by one, on a clock of the test's own."""

from hcvla.robots.arm import GripperState
from hcvla.robots.franka.polls import PENDING
from waiting import wait_until

OPEN = GripperState(0.08, 0.0, False)


class TurnedMotion:
    """Subclasses have `motion`, `now_sec` and `turn()`, which lets one turn pass by `turn_motion`."""

    order_sec = 8.0
    """Longest time for an order."""

    def turn_motion(self):
        """Have the motion turn now, and wait for a call of the link that it began."""
        self.motion.turn(self.now_sec)
        call = self.motion._call
        if call is not None:
            # The call itself returns at once, in a thread of its own.
            wait_until(lambda: call.done(self.now_sec), 5.0, "the link's call")

    def poll(self, poll):
        """Turn until an order is carried out; return its result."""
        end_sec = self.now_sec + self.order_sec
        while (result := poll(self.now_sec)) is PENDING:
            assert self.now_sec < end_sec, "the order was not carried out"
            self.turn()
        return result

    def armed(self):
        self.poll(self.motion.enable(self.now_sec))
        self.turn()
        return self

    @property
    def state(self):
        return self.motion.arm_state(OPEN)
