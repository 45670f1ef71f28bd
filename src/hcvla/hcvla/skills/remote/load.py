"""Finds the policy server that a text names: ws://HOST:PORT, or ws://HOST:PORT?layout=FILE."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.registry import Kind, Registry
from hcvla.skills.remote.client import PolicyClient, PolicyServerError
from hcvla.skills.remote.layout import ServerLayout, read_layout
from hcvla.skills.skill import SkillLibrary

_SCHEMES = ("ws", "wss")


class AddressError(HcvlaError):
    """A text names no policy server."""

    def __init__(self, spec: str, why: str) -> None:
        """Say what is wrong, and what is expected."""
        super().__init__(f"skills is '{excerpt(spec)}': {why}; expected ws://HOST:PORT or ws://HOST:PORT?layout=FILE")


def parsed(spec: str) -> tuple[str, ServerLayout | None]:
    """Return the address and, if one is given, the layout; raise AddressError or LayoutError."""
    try:
        parts = urlsplit(spec)
        port = parts.port
    except ValueError as error:
        raise AddressError(spec, str(error).lower()) from None
    if parts.scheme not in _SCHEMES:
        raise AddressError(spec, f"'{excerpt(parts.scheme)}' is no websocket")
    if not parts.hostname or port is None:
        raise AddressError(spec, "no host" if not parts.hostname else "no port")
    query = parse_qs(parts.query, keep_blank_values=True)
    if set(query) - {"layout"} or len(query.get("layout", [""])) > 1:
        raise AddressError(spec, f"'{excerpt(parts.query)}' is no layout=FILE")
    address = parts._replace(query="", fragment="").geturl()
    return address, read_layout(Path(query["layout"][0])) if query else None


def load_remote(spec: str, registry: Registry) -> Callable[[], SkillLibrary]:
    """Connect, send one request, and return what makes libraries of that server; raise an HcvlaError in one line."""
    address, described = parsed(spec)
    if described is not None:
        from hcvla.skills.remote.library import RemoteLibrary

        library = RemoteLibrary(PolicyClient(address, described.limits), described)
        library.rehearse(registry)
        return lambda: library
    # Torch is imported only for hcvla's own policy.
    from hcvla.skills.diffusion.library import DiffusionLibrary
    from hcvla.skills.remote.own_policy import RemotePolicy

    policy = RemotePolicy(PolicyClient(address))
    names = {function.name for function in registry.of_kind(Kind.SUBTASK)}
    strange = [name for name in policy.config.skills if name not in names]
    if strange:
        what = f"serves a policy for functions that the robot API lacks: {', '.join(strange)}"
        raise PolicyServerError(address, what)
    policy.warm_up()
    return lambda: DiffusionLibrary(policy)
