"""The parameters that every node of the stack has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.settings import settings_of

_PREFIX = re.compile(r"([A-Za-z0-9_]+/)+")


class FramePrefixError(ConfigurationError):
    """A prefix would make names that tf does not take."""

    def __init__(self, prefix: str) -> None:
        """Say what a prefix looks like."""
        super().__init__(
            f"frame_prefix is {prefix[:40]!r}, expected letters, digits and '_' before each '/', and '/' at its end, "
            "e.g. 'left/'"
        )


@dataclass(frozen=True, kw_only=True)
class CommonConfig:
    """Parameters of every node."""

    frame_prefix: str = ""
    """Stands before the name of every tf frame, e.g. "left/", so that several arms share /tf; the parameter of
    robot_state_publisher of this name. Bring-up gives each namespace but hcvla its own: the namespace and a slash."""

    def __post_init__(self) -> None:
        """Refuse what tf does not take, or RViz, which puts in the last slash itself; raise FramePrefixError."""
        if self.frame_prefix and not _PREFIX.fullmatch(self.frame_prefix):
            raise FramePrefixError(self.frame_prefix)


COMMON = CommonConfig()
"""Their defaults."""
_NAMES = frozenset(setting.name for setting in settings_of(COMMON))


def common_values(values: Mapping[str, object]) -> dict[str, object]:
    """Return those values, by parameter name, that are for every node."""
    return {name: value for name, value in values.items() if name in _NAMES}
