"""How people say single skills, from picking to throwing."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {}
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
