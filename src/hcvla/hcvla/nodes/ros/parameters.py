"""ROS parameters from a frozen dataclass: its fields are the parameters, with descriptions, ranges and defaults."""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rcl_interfaces.msg import FloatingPointRange, IntegerRange, ParameterDescriptor, SetParametersResult
from rclpy.node import Node
from rclpy.parameter import Parameter

from hcvla.api.errors import HcvlaError
from hcvla.configuration.parameter_file import is_foreign
from hcvla.configuration.settings import Setting, expected, settings_of, with_values
from hcvla.nodes.ros.common import COMMON, CommonConfig, common_values

Config = TypeVar("Config")
_LARGEST_INT = 2**63 - 1


def read_parameters(
    node: Node, defaults: Config, apply: Callable[[Config], None] | None = None, live: Sequence[str] = ()
) -> Config:
    """Declare every setting of `defaults` and return it with the node's overrides; raise ConfigurationError.

    Settings named in `live` (or below a name there) may be changed while the node runs: `apply` gets the new whole
    and makes it take effect, or raises an HcvlaError, and the change is refused. All others are read-only.
    """
    # What is declared already is for every node, and was read by `read_common`.
    given = {n: v for n, v in _overrides(node).items() if not is_foreign(n) and not node.has_parameter(n)}
    config = with_values(defaults, given, node.get_name())
    _declare(node, config, live)
    if apply is not None:
        node.add_on_set_parameters_callback(_Changes(node.get_name(), config, apply).on_set)
    return config


def read_common(node: Node) -> CommonConfig:
    """Declare the parameters that every node has and return them; raise ConfigurationError."""
    config = with_values(COMMON, common_values(_overrides(node)), node.get_name())
    _declare(node, config, ())
    return config


def descriptor(setting: Setting, *, read_only: bool) -> ParameterDescriptor:
    """Return what `ros2 param describe` says of a setting."""
    described = ParameterDescriptor(description=setting.description, read_only=read_only)
    limits = setting.range
    if setting.choices or typing.get_origin(setting.type) is tuple:
        described.additional_constraints = expected(setting)
    elif limits is not None and setting.type is int:
        low, high = max(limits.low, -_LARGEST_INT), min(limits.high, _LARGEST_INT)
        described.integer_range = [IntegerRange(from_value=int(low), to_value=int(high), step=0)]
    elif limits is not None:
        described.floating_point_range = [FloatingPointRange(from_value=limits.low, to_value=limits.high, step=0.0)]
        described.additional_constraints = str(limits) if limits.above else ""
    return described


class _Changes:
    """Takes parameters that are set at run time, all of one request or none."""

    def __init__(self, node: str, config: Any, apply: Callable[[Any], None]) -> None:
        self._node, self._config, self._apply = node, config, apply

    def on_set(self, parameters: list[Parameter]) -> SetParametersResult:
        """Make them take effect, or refuse them with one line."""
        given = {parameter.name: parameter.value for parameter in parameters if not is_foreign(parameter.name)}
        if not given:
            return SetParametersResult(successful=True)
        try:
            changed = with_values(self._config, given, self._node)
            self._apply(changed)
        except HcvlaError as error:
            return SetParametersResult(successful=False, reason=str(error))
        self._config = changed
        return SetParametersResult(successful=True)


def _overrides(node: Node) -> dict[str, Any]:
    return {name: parameter.value for name, parameter in node._parameter_overrides.items()}


def _declare(node: Node, config: Any, live: Sequence[str]) -> None:
    for setting in settings_of(config):
        fixed = not any(setting.name == name or setting.name.startswith(f"{name}.") for name in live)
        # The override is in the configuration already; an int given for a float would be refused here.
        node.declare_parameter(
            setting.name, _to_ros(setting.value), descriptor(setting, read_only=fixed), ignore_override=True
        )


def _to_ros(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
