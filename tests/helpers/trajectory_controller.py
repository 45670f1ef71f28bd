"""How ros2_controllers' JointTrajectoryController (Jazzy, default parameters) follows trajectories, without ROS."""

import numpy as np


class TrajectoryController:
    """Samples the newest trajectory; a new one replaces all of the one before."""

    def __init__(self, q):
        """Hold q, Shape=(7,), [rad]."""
        self.desired = np.vstack((q, np.zeros((2, 7))))
        self.refused = []
        self.jumps_rad = []
        """How far each new trajectory was from where the one before was."""
        self._due = self._points = None
        self._fresh = False

    def hold(self, q):
        """Forget the trajectory and hold q, as after an activation."""
        self.desired = np.vstack((q, np.zeros((2, 7))))
        self._due = self._points = None

    def receive(self, start_sec, from_start_sec, points, now_sec):
        """Take a trajectory, or refuse it as the controller does; points have Shape=(n, 3, 7)."""
        start_sec = start_sec or now_sec
        due = start_sec + np.asarray(from_start_sec)
        problem = ""
        if len(points) == 0 or not np.isfinite(points).all():
            problem = "no points, or numbers that are not finite"
        elif np.abs(points[-1][1]).max() > 1.2e-7:
            problem = "the last point is not at rest"
        elif (np.diff(due) <= 0.0).any():
            problem = "times do not increase"
        elif due[-1] < now_sec:
            problem = "it ends in the past"
        if problem:
            self.refused.append(problem)
            return
        self._due, self._points, self._fresh = due, np.asarray(points), True

    def sample(self, now_sec, measured):
        """Return the desired state now, Shape=(3, 7); a trajectory in the future is joined from the measured state."""
        if self._due is None:
            return self.desired
        if self._fresh and now_sec < self._due[0]:
            self._due = np.concatenate(([now_sec], self._due))
            self._points = np.concatenate((measured[None], self._points))
        index = int(np.searchsorted(self._due, now_sec, side="right"))
        if index >= len(self._due):
            desired = self._points[-1].copy()
        else:
            desired = quintic(self._points[index - 1], self._points[index], self._due[index - 1 : index + 1], now_sec)
        if self._fresh:
            self.jumps_rad.append(np.abs(desired[0] - self.desired[0]).max())
        self._fresh, self.desired = False, desired
        return desired


def quintic(start, end, due_sec, now_sec):
    """Return the state between two, each Shape=(3, 7), on the polynomial of degree five that joins them."""
    span, t = due_sec[1] - due_sec[0], now_sec - due_sec[0]
    (q0, v0, a0), (q1, v1, a1) = start, end
    way = q1 - q0 - v0 * span - 0.5 * a0 * span**2
    turn = v1 - v0 - a0 * span
    bend = a1 - a0
    c3 = 10 * way / span**3 - 4 * turn / span**2 + bend / (2 * span)
    c4 = -15 * way / span**4 + 7 * turn / span**3 - bend / span**2
    c5 = 6 * way / span**5 - 3 * turn / span**4 + bend / (2 * span**3)
    q = q0 + v0 * t + 0.5 * a0 * t**2 + c3 * t**3 + c4 * t**4 + c5 * t**5
    v = v0 + a0 * t + 3 * c3 * t**2 + 4 * c4 * t**3 + 5 * c5 * t**4
    a = a0 + 6 * c3 * t + 12 * c4 * t**2 + 20 * c5 * t**3
    return np.array([q, v, a])
