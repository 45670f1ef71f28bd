"""Draws samples of every request of the catalogue, each about a table of its own, in the style of people."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial

from hcvla.tasks.language import refusals
from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED, weights
from hcvla.tasks.language.ellipsis import elliptic, roundabout
from hcvla.tasks.language.free_style import bare, careless, courteous, typed, with_typos
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.manner import OWN_WORDINGS, Manner
from hcvla.tasks.language.marks import unmark
from hcvla.tasks.language.recast import recast
from hcvla.tasks.language.recipes import RECIPES
from hcvla.tasks.language.refusals import spoiled
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.table import Table, UnsuitableError
from hcvla.tasks.language.wordings.wide.colloquial import COLLOQUIAL
from hcvla.tasks.language.wordings.wide.composed import COMPOSED
from hcvla.tasks.language.wordings.wide.framed import FRAMED
from hcvla.tasks.language.wordings.wide.natural import NATURAL
from hcvla.tasks.language.wordings.wide.spoken import SPOKEN

_FAMILY_OF = {"stack2": "stack", "stack3": "stack", "stack4": "stack"}
UNKNOWN, MISSING, AMBIGUOUS = "refuse_unknown", "refuse_missing", "refuse_ambiguous"
KIND_OF_REASON = {refusals.MISSING: MISSING, refusals.AMBIGUOUS: AMBIGUOUS}
"""Kinds of samples by the reason of the refusal; all others are UNKNOWN."""
_OF_REFUSALS = tuple(name for name in RECIPES if not name.startswith("held_"))
RECIPES_OF_ALL = (*_OF_REFUSALS, "few", "few", "few", "mixed", "mixed", "cubes", "held", "twins", *("standard",) * 3)
_TABLES = 150
"""Tables of a recipe that are kept and spoken of again: their names are encoded once."""
_SHORT = 80
"""Characters, marks included, of a clause that is still understood with many words mistyped."""
_NEW = 0.1
"""Share of new tables once there are enough."""


class FreeSource:
    """An endless source of samples over all requests."""

    def __init__(
        self,
        rng: random.Random,
        style: TableStyle,
        spatial: float,
        templates: Mapping[str, Sequence[str]] | None = None,
        manner: Manner = OWN_WORDINGS,
        focus: Sequence[str] = (),
    ) -> None:
        """Draw with this chance tables of a style; a share `spatial` of descriptions says where objects are.

        `templates` by request replace its own; `manner` is how else things are said; requests in `focus` are drawn more
        often.
        """
        self._rng, self._style, self._spatial, self._templates = rng, style, spatial, templates or {}
        self._manner = manner
        self._weights = weights(focus)
        self._tables: dict[str, deque[Table]] = {}

    def draw(self, task: str | None = None) -> Sample:
        """Draw a sample of a request, any that may be trained on if none is named."""
        name = task or self._rng.choices(TRAINED, self._weights)[0]
        entry = CATALOGUE[name]
        while True:
            table = self.table(self._rng.choice(entry.recipes))
            draft = self._draft(table, name)
            try:
                request = entry.draw(draft)
            except UnsuitableError:
                continue
            return self.worded(table, request, exact=entry.exact, plainly=draft.bare)

    def refused(self) -> Sample:
        """Draw a sample that must be refused, on any kind of table."""
        while True:
            table = self.table(self._rng.choice(RECIPES_OF_ALL))
            plainly = self._happens(self._manner.bare)
            try:
                marked, reason = spoiled(self._rng, partial(self._draft, table, plainly=plainly))
            except UnsuitableError:
                continue
            text, mentions = unmark(self._said(marked, plainly=plainly), table.names)
            kind = KIND_OF_REASON.get(reason, UNKNOWN)
            return Sample(
                text=text,
                mentions=mentions,
                listing=table.names,
                steps=(),
                kind=kind,
                objects=table.objects,
                held=table.held or "",
                reason=reason,
            )

    def worded(self, table: Table, request: Request, *, exact: bool = False, plainly: bool = False) -> Sample:
        """Return a request in full words, or `plainly` in no others than its own."""
        clause = request.text
        if not exact and self._happens(self._manner.elliptic):
            clause = elliptic(self._rng, table, clause)
        if not exact and not plainly and self._happens(self._manner.roundabout):
            clause = roundabout(self._rng, table, clause)
        text, mentions = unmark(self._said(clause, exact=exact, plainly=plainly), table.names)
        return Sample(
            text=text,
            mentions=mentions,
            listing=table.names,
            steps=request.steps,
            kind=_FAMILY_OF.get(request.task, request.task),
            objects=table.objects,
            held=table.held or "",
            goal=request.goal,
            task=request.task,
        )

    def _draft(self, table: Table, task: str = "", *, plainly: bool | None = None) -> Draft:
        manner = self._manner
        if self._happens(manner.bare) if plainly is None else plainly:
            draft = Draft(self._rng, table, self._spatial, self._templates.get(task, ()))
            draft.say_barely()
            return self._ranking(draft)
        templates = self._templates.get(task, ())
        others = (
            (manner.spoken, SPOKEN),
            (manner.colloquial, COLLOQUIAL),
            (manner.natural, NATURAL),
            (manner.framed, FRAMED),
            (manner.composed, COMPOSED),
        )
        for share, wordings in others:
            if not templates and self._happens(share):
                templates = wordings.get(task, ())
        draft = Draft(self._rng, table, self._spatial, templates)
        if self._happens(manner.usual):
            draft.say_as_most()
        return self._ranking(draft)

    def _ranking(self, draft: Draft) -> Draft:
        if self._happens(self._manner.ranked):
            draft.speaker.rank()
        return draft

    def _said(self, clause: str, *, exact: bool = False, plainly: bool = False) -> str:
        """Return a marked clause as somebody might type it."""
        if plainly:
            return bare(self._rng, clause)
        if not exact and len(clause) < _SHORT and self._happens(self._manner.mistyped):
            return with_typos(self._rng, clause.removeprefix("="), self._rng.randint(3, 5))
        formed = recast(self._rng, clause) if not exact and self._happens(self._manner.recast) else clause
        said = courteous(self._rng, formed)
        if not exact and self._happens(self._manner.careless):
            return careless(self._rng, said)
        return typed(self._rng, said, exact=exact)

    def _happens(self, share: float) -> bool:
        # Without a share nothing is drawn: lists that are measured stay as they are.
        return bool(share) and self._rng.random() < share

    def table(self, recipe: str) -> Table:
        """Return a table of a recipe: a new one until there are enough, then mostly one of those."""
        kept = self._tables.setdefault(recipe, deque(maxlen=_TABLES))
        if len(kept) < _TABLES or self._rng.random() < _NEW:
            kept.append(draw_table(self._rng, recipe, self._style))
            return kept[-1]
        return self._rng.choice(kept)
