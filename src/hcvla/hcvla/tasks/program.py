"""Lines of reference programs, as a planner should write them."""

from __future__ import annotations


def actor(name: str) -> str:
    """Return the expression for an object."""
    return f"get_actor({name!r})"


def remember(name: str) -> str:
    """Return the line that keeps where an object is now."""
    return f"{remembered(name)} = get_pose({actor(name)})\n"


def remembered(name: str) -> str:
    """Return the expression for where an object was when it was remembered."""
    return f"pose_dict[{name!r}]"


def pick(name: str) -> str:
    """Return the line that grasps an object."""
    return f"pick({actor(name)})"


def place_on(name: str) -> str:
    """Return the line that puts what is held on an object."""
    return f"place({actor(name)})"


def place_at(pose: str, *, match_yaw: bool = False) -> str:
    """Return the line that puts what is held at a pose, an expression."""
    return f"place({pose}{', match_yaw=True' if match_yaw else ''})"


def over(name: str, height_m: float) -> str:
    """Return the expression for the pose this far above an object's centre."""
    return f"offset(get_pose({actor(name)}), dz={height_m:g})"


def turned(pose: str, degrees: float) -> str:
    """Return the expression for a pose, an expression, turned counter-clockwise."""
    return f"rotate_z({pose}, {degrees:g})"


def carry(name: str, target: str) -> list[str]:
    """Return the steps that put one object on another."""
    return [pick(name), place_on(target)]


def bring_back(name: str) -> list[str]:
    """Return the steps that put an object back where it was when it was remembered."""
    return [pick(name), place_at(remembered(name))]
