"""How often training hears a request in another manner than its own wordings have; lists that are measured never do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Manner:
    """Shares of requests."""

    spoken: float = 0.0
    """From `wordings/wide/spoken`, of the requests that it has."""
    colloquial: float = 0.0
    """From `wordings/wide/colloquial.py`, of the tasks that it has, among those that are not from there."""
    natural: float = 0.0
    """From `wordings/wide/natural.py`, of the requests that it has, among those that are neither."""
    framed: float = 0.0
    """From `wordings/wide/framed.py`, among those that are none of these."""
    composed: float = 0.0
    """From `wordings/wide/composed.py`, among those that are none of these."""
    usual: float = 0.0
    """With the verbs, sides and forms that most people use: "put" rather than "emplace"."""
    bare: float = 0.0
    """As the usual ones, and with nothing but full names: "put the red cube on the tray", without courtesy or typos."""
    ranked: float = 0.0
    """With objects mostly called by place or size among others: "the leftmost cube", "the small one"."""
    elliptic: float = 0.0
    """Without what is known from before: "the red and the blue cube"; see ellipsis.py."""
    roundabout: float = 0.0
    """With some full names at more length: "the cube that is red"."""
    mistyped: float = 0.0
    """With three to five words mistyped, of those that are short."""
    careless: float = 0.0
    """With small words spelled as some people type them: "teh", "onn", "da"."""
    recast: float = 0.0
    """In another form, of the clauses that have one: see recast.py."""


OWN_WORDINGS = Manner()
TAUGHT_MANNER = Manner(
    spoken=0.65,
    colloquial=0.11,
    natural=0.22,
    framed=0.18,
    composed=0.4,
    usual=0.4,
    bare=0.22,
    ranked=0.42,
    elliptic=0.3,
    roundabout=0.4,
    mistyped=0.04,
    careless=0.05,
    recast=0.18,
)
"""What training hears; chosen by hand, not compared with other shares."""
