"""Unlocking a robot through Desk, its control box's web interface, instead of in a browser.

The package franka-desk does it and is not part of the set-up. The box's certificate is its own, so the connection is
not verified: use it over the direct cable only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome

PACKAGE = "franka-desk==0.1.0"
OWNER = "hcvla"
"""Whom Desk shows as the one who has control."""
_STARTED = "Started"


class DeskError(HcvlaError):
    """Desk did not do it; the message ends with the next step."""

    outcome = Outcome.ROBOT_FAULT


def unlock(host: str, user: str, password: str) -> Iterator[str]:
    """Take control, open the brakes and activate FCI; yield what is done, step by step. Raise DeskError."""
    client = _client(host, user, password)
    try:
        status = client.get_system_state().status
        if status != _STARTED:
            raise DeskError(f"the control box is not ready ({status}): wait a minute, then try again")
        if client.is_user_stop_engaged():
            raise DeskError("the user stop is pressed: release it at the robot, then try again")
        for step, act in _steps(client):
            act()
            yield step
    except DeskError:
        raise
    except Exception as error:
        raise _explained(error, host) from error


def lock(host: str, user: str, password: str) -> Iterator[str]:
    """Deactivate FCI, close the brakes and give control back; yield what is done. Raise DeskError."""
    client = _client(host, user, password)
    try:
        client.take_control_token()
        for step, act in (
            ("FCI inactive", client.deactivate_fci),
            ("joints locked", client.lock_joints),
            ("control given back", client.release_control_token),
        ):
            act()
            yield step
    except Exception as error:
        raise _explained(error, host) from error


def _client(host: str, user: str, password: str) -> Any:
    try:
        from franka_desk import FrankaDeskClient
    except ImportError:
        raise DeskError(f"franka-desk is not installed: pip install {PACKAGE}, or unlock in a browser") from None
    return FrankaDeskClient(host, user, password, token_owner=OWNER, max_retries=1, retry_delay=0.5)


def _steps(client: Any) -> tuple[tuple[str, Callable[[], object]], ...]:
    return (
        ("in control", client.take_control_token),
        ("joints unlocked", client.unlock_joints),
        ("mode: execution", client.set_execution_mode),
        ("FCI active", client.activate_fci),
    )


def _explained(error: Exception, host: str) -> DeskError:
    """Return an error of the package, or of HTTP, with the next step; passwords are in none of them."""
    kind = type(error).__name__
    said = str(error).partition("\n")[0]
    steps = {
        "AuthenticationError": "user or password is wrong",
        "FrankaPermissionError": "this user may not do it: take one that may operate the robot",
        "TokenUnavailable": f"{said} Release control there, in Desk",
        "TokenExpired": "the control of an earlier run has ended: release it in Desk, then try again",
        "UserStopEngaged": "the user stop is pressed: release it at the robot, then try again",
        "FrankaConnectionError": f"no Desk answers at {host}: check cable and address",
    }
    return DeskError(steps.get(kind, f"Desk refused ({kind}: {said}): do it in a browser at https://{host}"))
