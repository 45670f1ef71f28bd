"""What is stacked on a tray begins there, in whatever order it is said."""

import random
import re

from hcvla.tasks.language.marks import unmark
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.requests.towers import stacked_on_support
from hcvla.tasks.language.unseen.tables import TABLES

TABLE = TABLES["matching"]


def test_the_lower_cube_is_carried_first():
    said = set()
    for seed in range(100):
        draft = Draft(random.Random(seed), TABLE, 0.0)
        draft.say_barely()
        request = stacked_on_support(draft)
        (below, target), (above, on) = re.findall(r"on\('([^']*)', '([^']*)'\)", request.goal)
        assert on == below
        assert request.steps == (
            f"pick(get_actor('{below}'))", f"place(get_actor('{target}'))",
            f"pick(get_actor('{above}'))", f"place(get_actor('{below}'))",
        )  # fmt: skip
        names = [mention.name for mention in unmark(request.text, TABLE.names)[1]]
        assert set(names) == {below, above, target}
        said.add(names.index(above) < names.index(below))
    assert said == {True, False}
