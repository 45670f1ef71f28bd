"""How people of all kinds would say each request out loud or type it: one file for each group of requests."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.tasks.language.wordings.wide.spoken import arrangements, changes, moves, skills, things

_LISTS = tuple(module.WORDINGS for module in (skills, moves, arrangements, things, changes))
_REQUESTS = tuple(dict.fromkeys(request for wordings in _LISTS for request in wordings))

SPOKEN: Mapping[str, tuple[str, ...]] = {
    request: tuple(template for wordings in _LISTS for template in wordings.get(request, ())) for request in _REQUESTS
}
"""Request -> templates in the language of `taught`."""
