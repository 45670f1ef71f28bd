"""How people say moves of one thing after another, some of them taken back."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {}
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
