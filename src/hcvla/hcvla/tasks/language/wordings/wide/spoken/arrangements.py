"""How people say arrangements, from one thing on another to stacks, sorts and exchanges."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {}
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
