"""How people of all kinds would say each request out loud or type it.

One file for each group of requests, and one for each way of speaking, of all requests.
"""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.tasks.language.wordings.wide.spoken import (
    arrangements,
    changes,
    comparing,
    comparing_things,
    courses,
    everyday,
    everyday_groups,
    formal,
    formal_things,
    indirect,
    indirect_things,
    learners,
    learners_things,
    moves,
    neighbours,
    neighbours_things,
    requests,
    requests_of_groups,
    results,
    results_of_changes,
    skills,
    specialists,
    specialists_things,
    steps,
    storytellers,
    storytellers_things,
    talkative,
    talkative_arrangements,
    talkative_changes,
    terse,
    terse_groups,
    things,
    typists,
    typists_things,
)

_GROUPS = (skills, moves, arrangements, things, changes)
_VOICES = (
    comparing,
    comparing_things,
    courses,
    everyday,
    everyday_groups,
    formal,
    formal_things,
    indirect,
    indirect_things,
    learners,
    learners_things,
    neighbours,
    neighbours_things,
    requests,
    requests_of_groups,
    results,
    results_of_changes,
    specialists,
    specialists_things,
    steps,
    storytellers,
    storytellers_things,
    talkative,
    talkative_arrangements,
    talkative_changes,
    terse,
    terse_groups,
    typists,
    typists_things,
)
_LISTS = tuple(module.WORDINGS for module in (*_GROUPS, *_VOICES))
_REQUESTS = tuple(dict.fromkeys(request for wordings in _LISTS for request in wordings))

SPOKEN: Mapping[str, tuple[str, ...]] = {
    request: tuple(template for wordings in _LISTS for template in wordings.get(request, ())) for request in _REQUESTS
}
"""Request -> templates in the language of `taught`."""
