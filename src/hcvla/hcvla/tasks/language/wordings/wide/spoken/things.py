"""How people say several things at once, and the requests that are in no suite."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {}
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
