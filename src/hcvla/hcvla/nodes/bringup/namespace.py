"""Which namespaces ROS takes; checked before anything starts, so that a bad one is one line instead of a traceback."""

from __future__ import annotations

import re

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_?", re.ASCII)
_MOST_CHARS = 100
"""ROS allows a topic 255, namespace included."""


class NamespaceError(HcvlaError):
    """A namespace that ROS would refuse."""

    def __init__(self, found: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(
            f"namespace is '{excerpt(found)}', expected words of letters, digits and single underscores that start "
            f"with a letter, joined by '/', at most {_MOST_CHARS} characters, e.g. lab/left_arm"
        )


def topics_of(namespace: str) -> str:
    """Return how the names of a namespace's topics begin: "/left/", or "/" for none."""
    return f"/{namespace.strip('/')}/".replace("//", "/")


def check_namespace(namespace: str) -> str:
    """Return a namespace without slashes around it; raise NamespaceError."""
    bare = namespace.strip("/")
    if bare and (len(bare) > _MOST_CHARS or not all(_NAME.fullmatch(word) for word in bare.split("/"))):
        raise NamespaceError(namespace)
    return bare
