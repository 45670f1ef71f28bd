"""What else RViz shows than images and robot: named objects, the commanded path, the program and its running line."""

from __future__ import annotations

import textwrap
from collections import deque
from collections.abc import Sequence

from geometry_msgs.msg import Point
from std_msgs.msg import ColorRGBA
from visualization_msgs.msg import Marker, MarkerArray

from hcvla.api.types import NamedObject, Pose
from hcvla.monitor.state import TaskView
from hcvla.monitor.words import goal_words
from hcvla.nodes.messages.conversions import pose_to_msg
from hcvla.nodes.ros.node import BASE_FRAME

_TEXT_HEIGHT_M = 0.022
_TEXT_COLUMNS = 60
_PROGRAM_AT = Pose(0.45, 0.75, 0.55)
_PATH_LENGTH = 400
_UNSEEN_ALPHA = 0.35


def object_markers(
    objects: Sequence[NamedObject], colors: dict[str, tuple[float, float, float]], frame: str = BASE_FRAME
) -> MarkerArray:
    """One solid and one name per object, in `frame`; paler while not seen. `colors`: RGB in 0..1 by color name."""
    markers = [Marker(action=Marker.DELETEALL)]
    for number, named in enumerate(objects):
        red, green, blue = colors.get(named.color, (0.5, 0.5, 0.5))
        solid = _marker(frame, "objects", number, Marker.CYLINDER if named.shape == "cylinder" else Marker.CUBE)
        solid.pose = pose_to_msg(named.pose)
        solid.scale.x, solid.scale.y, solid.scale.z = map(float, named.size)
        solid.color = ColorRGBA(r=red, g=green, b=blue, a=0.9 if named.visible else _UNSEEN_ALPHA)
        label = _marker(frame, "names", number, Marker.TEXT_VIEW_FACING)
        label.pose = pose_to_msg(named.pose.moved(dz=named.size[2] / 2 + _TEXT_HEIGHT_M))
        label.scale.z = _TEXT_HEIGHT_M
        label.color = ColorRGBA(r=1.0, g=1.0, b=1.0, a=1.0)
        label.text = named.name + (" (held)" if named.held else "" if named.visible else " (remembered)")
        markers += [solid, label]
    return MarkerArray(markers=markers)


def program_marker(view: TaskView, frame: str = BASE_FRAME) -> Marker:
    """Return state, goal and program as text next to the table: `>` runs, `?` would follow after a yes."""
    marker = _marker(frame, "program", 0, Marker.TEXT_VIEW_FACING)
    marker.pose = pose_to_msg(_PROGRAM_AT)
    marker.scale.z = _TEXT_HEIGHT_M
    marker.color = ColorRGBA(r=0.9, g=0.95, b=1.0, a=1.0)
    goal = textwrap.wrap(f"goal: {goal_words(view.goal)}", _TEXT_COLUMNS) if view.goal else []
    lines = view.program.splitlines()
    shown = [("> " if number == view.line else "   ") + text for number, text in enumerate(lines, start=1)]
    ahead = [f"?  {text}" for text in view.ahead.splitlines()]
    doubt = textwrap.wrap(view.doubt, _TEXT_COLUMNS)
    marker.text = "\n".join([f"[{view.state}]", *goal, *shown, *ahead, *doubt])
    return marker


class CommandedPath:
    """The newest commanded tool positions as a line strip."""

    def __init__(self, frame: str = BASE_FRAME) -> None:
        """Start empty; poses are in `frame`."""
        self._frame = frame
        self._points: deque[Point] = deque(maxlen=_PATH_LENGTH)

    def add(self, pose: Pose) -> None:
        """Append one commanded tool pose."""
        self._points.append(Point(x=float(pose.x), y=float(pose.y), z=float(pose.z)))

    def marker(self) -> Marker:
        """Return the line strip."""
        marker = _marker(self._frame, "commanded path", 0, Marker.LINE_STRIP)
        marker.scale.x = 0.004
        marker.color = ColorRGBA(r=0.2, g=0.8, b=1.0, a=0.9)
        marker.points = list(self._points)
        return marker


def _marker(frame: str, namespace: str, number: int, kind: int) -> Marker:
    marker = Marker(ns=namespace, id=number, type=kind, action=Marker.ADD)
    marker.header.frame_id = frame
    marker.pose.orientation.w = 1.0
    return marker
