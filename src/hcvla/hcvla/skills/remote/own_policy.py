"""hcvla's own policy on both ends of the wire: what `hcvla serve policy` answers, and its client."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.skills.diffusion import actions, layout
from hcvla.skills.diffusion.checkpoint import FORMAT
from hcvla.skills.diffusion.config import CAMERAS, PolicyConfig
from hcvla.skills.diffusion.policy import Chunk, DiffusionPolicy, Glimpse, blank_glimpse, call_noise
from hcvla.skills.remote.client import PolicyClient, PolicyServerError
from hcvla.skills.remote.reply import BadAnswerError, checked_array

MARK = "hcvla_policy"
"""Under this name the metadata of a server hold the configuration of the policy that it runs."""
FRAME, TEXT, IMAGES, NOISE = "frame", "text", "images", "noise"
COMMANDS, ENDED, FAILED = "actions", "ended", "failed"


class PolicyService:
    """Answers raw frames with chunks, one at a time."""

    def __init__(self, policy: DiffusionPolicy) -> None:
        """Run `policy`."""
        self._policy, self._turn = policy, threading.Lock()
        self.metadata = {MARK: {"format": FORMAT, **policy.config.as_json()}}

    def warm_up(self) -> None:
        """Think once: the first time takes far longer."""
        self._policy.warm_up()

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Return the chunk for a glimpse and its noise; raise BadAnswerError for what is neither."""
        config = self._policy.config
        frame = checked_array(message, FRAME, (layout.frame_width(config.observation.other_objects),))
        noise = checked_array(message, NOISE, (1, config.action.horizon, actions.WIDTH))
        images, pixels = None, config.observation.image_pixels
        if config.observation.images:
            images = checked_array(message, IMAGES, (len(CAMERAS), pixels, pixels, 3)).astype(np.uint8)
        glimpse = Glimpse(frame, str(message.get(TEXT, "")), images)
        with self._turn:
            chunk = self._policy.chunk(glimpse, torch.from_numpy(noise.astype(np.float32)))
        return {COMMANDS: chunk.commands, ENDED: chunk.ended, FAILED: chunk.failed}


class RemotePolicy:
    """Stands for a DiffusionPolicy whose network is at a server: frames are written here, chunks thought there."""

    def __init__(self, client: PolicyClient) -> None:
        """Query what the server runs; raise PolicyServerError if that is none of hcvla's policies."""
        self._client = client
        described = client.metadata().get(MARK)
        if not isinstance(described, Mapping):
            what = "serves no policy of hcvla's; say what it is sent and answers: ws://HOST:PORT?layout=FILE"
            raise PolicyServerError(client.address, f"{what} (e.g. config/policy_servers/libero.yaml)")
        found = dict(described)
        if found.pop("format", None) != FORMAT:
            what = f"serves format {described.get('format')}, this version reads {FORMAT}"
            raise PolicyServerError(client.address, f"{what}; run the same version of hcvla on both machines")
        try:
            self.config = PolicyConfig.from_json(found)
        except (KeyError, TypeError, ValueError) as error:
            raise PolicyServerError(client.address, f"does not describe its policy ({error})") from None
        action = self.config.action
        self._in_hand_sec = CONTROL_PERIOD_SEC * (action.horizon - action.execute)

    def noise(self, seed: int) -> torch.Tensor:
        """Return the noise that all chunks of a call start from."""
        return call_noise(self.config, seed)

    def chunk(self, seen: Glimpse, noise: torch.Tensor) -> Chunk:
        """Return the server's chunk for what is seen; raise PolicyServerError."""
        horizon = self.config.action.horizon
        message = {FRAME: np.asarray(seen.frame, np.float32), TEXT: seen.text, NOISE: noise.numpy()}
        if seen.images is not None:
            message[IMAGES] = seen.images
        answer = self._client.ask(message, self._in_hand_sec)
        try:
            commands = checked_array(answer, COMMANDS, (horizon, layout.ACTION))
            ended = checked_array(answer, ENDED, (horizon,))
            failed = checked_array(answer, FAILED, ())
        except BadAnswerError as error:
            raise PolicyServerError(self._client.address, f"sent no plan: {error}") from None
        return Chunk(commands, ended, float(failed))

    def warm_up(self) -> None:
        """Think once: the first time takes far longer."""
        self.chunk(blank_glimpse(self.config), self.noise(0))
