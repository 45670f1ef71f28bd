"""What takes several turns: polled until it has a result."""

from __future__ import annotations

from collections.abc import Callable

PENDING = object()
"""What a poll returns as long as its order is not carried out."""
Poll = Callable[[float], object]
"""Called at every turn with the time [s] until it returns a result or raises."""
