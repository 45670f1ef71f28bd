"""Which objects are seen at rest: what still rolls, or is hidden, is not judged."""

from __future__ import annotations

from hcvla.api.types import NamedObject
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.skill import Observation


class Sightings:
    """Follows all objects from observation to observation."""

    def __init__(self, config: JudgeConfig) -> None:
        """Start knowing nothing."""
        self._config = config
        self.last: dict[str, NamedObject] = {}
        """Every object as it was last known."""
        self._rested: dict[str, tuple[NamedObject, float]] = {}
        """By name: where it rests, and since which image or, out of view, which observation [s]."""
        self._now_sec = self._image_sec = 0.0

    def update(self, observation: Observation) -> None:
        """Note where everything is."""
        self._now_sec = observation.state.stamp_sec
        self._image_sec = self._now_sec - observation.image_age_sec
        for name, item in observation.objects.items():
            self.last[name] = item
            rested = self._rested.get(name)
            if rested is None or item.held or item.pose.distance(rested[0].pose) > self._config.rest_m:
                # Stamps of images, so that a late one does not make what it shows rest longer.
                unseen = item.held or not item.visible
                self._rested[name] = (item, self._now_sec if unseen else item.last_seen_sec)
        for name in self._rested.keys() - observation.objects.keys():
            del self._rested[name]

    def seen(self, name: str) -> bool:
        """Whether the newest images show an object, out of the hand."""
        item = self.last.get(name)
        if item is None or name not in self._rested or not item.visible or item.held:
            return False
        return item.last_seen_sec > self._image_sec - self._config.recent_sec

    def at_rest(self, name: str) -> bool:
        """Whether an object is seen now where it has been for the settling time."""
        if not self.seen(name):
            return False
        return self.last[name].last_seen_sec - self._rested[name][1] >= self._config.settle_sec - 1e-6
