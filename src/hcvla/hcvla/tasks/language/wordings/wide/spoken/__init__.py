"""How people of all kinds would say each request out loud or type it: one file for each group of requests."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.tasks.language.wordings.wide.spoken import arrangements, changes, moves, skills, things

SPOKEN: Mapping[str, tuple[str, ...]] = {
    **skills.WORDINGS,
    **moves.WORDINGS,
    **arrangements.WORDINGS,
    **things.WORDINGS,
    **changes.WORDINGS,
}
"""Request -> templates in the language of `taught`."""
