"""Whether perception has seen objects come to rest: what still rolls or leans is not judged."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.api.types import Pose
from hcvla.skills.scripted.body import Body


class Resting:
    """Says, at every observation from now on, if objects were seen long enough and have not moved meanwhile."""

    def __init__(self, body: Body, *names: str, at: Mapping[str, Pose] | None = None) -> None:
        """Watch objects by name; `at` is where they should be found: seen there, they have been since now."""
        self._body, self._names = body, names
        self._last = dict(at or {})
        self._start_sec = self._since_sec = body.now_sec

    def __call__(self) -> bool:
        """Return whether all are seen and at rest now."""
        body = self._body
        if not all(map(self.seen, self._names)):
            return False
        for name in self._names:
            pose, last = body.known(name).pose, self._last.get(name)
            if last is None or pose.distance(last) > body.judge.rest_m:
                self._last[name], self._since_sec = pose, body.now_sec
        return body.now_sec - self._since_sec >= body.judge.settle_sec - 1e-6

    def seen(self, name: str) -> bool:
        """Return whether an object is in view, out of the hand, in an image that is newer than the watch."""
        # What fell may be lost for good: then no one knows it.
        item = self._body.observation.objects.get(name)
        return item is not None and item.visible and not item.held and item.last_seen_sec > self._start_sec
