"""How often training hears a request in another manner than its own wordings have; lists that are measured never do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Manner:
    """Shares of requests."""

    colloquial: float = 0.0
    """From `wordings/wide/colloquial.py`, of the tasks that it has."""
    natural: float = 0.0
    """From `wordings/wide/natural.py`, of the requests that it has, among those that are not colloquial."""
    framed: float = 0.0
    """From `wordings/wide/framed.py`, among those that are neither."""
    usual: float = 0.0
    """With the verbs, sides and forms that most people use: "put" rather than "emplace"."""
    bare: float = 0.0
    """As the usual ones, and with nothing but full names: "put the red cube on the tray", without courtesy or typos."""
    ranked: float = 0.0
    """With objects mostly called by place or size among others: "the leftmost cube", "the small one"."""
    elliptic: float = 0.0
    """Without what is known from before: "the red and the blue cube"; see ellipsis.py."""
    recast: float = 0.0
    """In another form, of the clauses that have one: see recast.py."""


OWN_WORDINGS = Manner()
TAUGHT_MANNER = Manner(
    colloquial=0.12, natural=0.25, framed=0.2, usual=0.4, bare=0.25, ranked=0.4, elliptic=0.25, recast=0.18
)
"""What training hears; chosen by hand, not compared with other shares."""
