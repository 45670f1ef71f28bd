"""How the scripted oracle moves and holds: every number in one place."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from hcvla.configuration.ranges import NonNegativeFloat, NonNegativeInt, PositiveFloat
from hcvla.robots.fr3 import table
from hcvla.robots.waypoint import LeadLimits
from hcvla.world.workspace import WorkArea


@dataclass(frozen=True, kw_only=True)
class HandShape:
    """The gripper as seen by collision checks: boxes in the tool frame, pads closing along its y axis."""

    finger_width_m: PositiveFloat = 0.021
    """Extent of a finger across the closing direction (tool x)."""
    tip_thickness_m: PositiveFloat = table.FINGERTIP_THICKNESS_M
    """Extent of a fingertip from its pad outward (tool y)."""
    root_thickness_m: PositiveFloat = 0.0225
    """The same of the finger's root, which is thicker."""
    root_above_tool_m: PositiveFloat = 0.011
    """Height of the root's lower end above the tool centre point."""
    finger_below_tool_m: PositiveFloat = table.FINGERTIP_BELOW_TCP_M
    """How far the fingertips reach beyond the tool centre point (tool z)."""
    finger_length_m: PositiveFloat = table.TCP_D - table.HAND_BELOW_FLANGE_M
    """Height of the hand's underside above the tool centre point when it points down."""
    hand_width_m: PositiveFloat = 2.0 * table.HAND_HALF_WIDTH_M
    """Extent of the hand's body along tool y."""
    hand_depth_m: PositiveFloat = 0.06
    """Extent of the hand's body along tool x."""
    stroke_m: PositiveFloat = table.MAX_WIDTH_M
    """Distance of the pads when fully open."""

    @property
    def radius_m(self) -> float:
        """Farthest that the hand's body reaches from the tool's axis, at any yaw."""
        return math.hypot(self.hand_width_m, self.hand_depth_m) / 2.0


@dataclass(frozen=True, kw_only=True)
class OracleConfig:
    """Motion and clearance of the scripted skills."""

    hand: HandShape = HandShape()
    """The gripper's outline."""
    area: WorkArea = field(default_factory=WorkArea)
    """Where objects may be pushed to, and what is toppled may come to lie."""

    transit_speed_m_s: PositiveFloat = 0.6
    """Tool speed on the way, held object or not."""
    descend_speed_m_s: PositiveFloat = 0.4
    """Tool speed up and down next to objects."""
    contact_speed_m_s: PositiveFloat = 0.08
    """Tool speed in the last centimetres before a touch."""
    lead: LeadLimits = LeadLimits()
    """How far ahead of the tool a way point lies."""
    blend_m: PositiveFloat = 0.02
    """A corner of a path may be cut by this much."""

    clearance_m: PositiveFloat = 0.025
    """Vertical distance kept over everything that is passed."""
    side_clearance_m: PositiveFloat = 0.002
    """Horizontal distance kept between a descending finger and another object."""
    table_clearance_m: PositiveFloat = 0.006
    """Least height of the fingertips above the table."""
    guarded_height_m: PositiveFloat = 0.03
    """The last stretch of a descent, taken slowly."""
    travel_radius_m: PositiveFloat = 0.06
    """Radius about the tool's axis of what travels low: open fingers, or a held object, seen from above."""
    lift_m: PositiveFloat = 0.08
    """How far a grasped object is lifted."""
    retreat_m: PositiveFloat = 0.06
    """How far the open hand rises after letting go."""
    max_grasp_width_m: PositiveFloat = 0.070
    """Widest extent that is grasped."""
    open_margin_m: PositiveFloat = 0.012
    """How far each pad opens beyond the object when neighbours are near."""
    max_tool_height_m: PositiveFloat = 0.45
    """Highest transit of the tool."""

    joint7_limit_rad: PositiveFloat = 2.95
    """Largest angle of joint 7 that is planned for, inside the guard's own limit."""
    follow_m: PositiveFloat = 0.004
    """A target that moved farther than this is followed."""
    follow_rad: PositiveFloat = 0.06
    """A target that turned farther than this is followed."""
    contact_force_n: PositiveFloat = 6.0
    """A slowly descending tool that meets this vertical force presses on something."""
    retries: NonNegativeInt = 2
    """How often a missed or slipped grasp is tried again."""
    grip_force_n: PositiveFloat = 30.0
    """Closing force at the pads."""

    position_tolerance_m: PositiveFloat = 0.003
    """A waypoint is reached within this distance."""
    yaw_tolerance_rad: PositiveFloat = 0.03
    """A waypoint is reached within this angle."""
    throw_speed_m_s: PositiveFloat = 0.42
    """Tool speed that the joints allow away from the base at the height of a throw."""
    topple_speed_m_s: PositiveFloat = 0.25
    """Tool speed while it knocks something over."""
    push_speed_m_s: PositiveFloat = 0.12
    """Tool speed while it slides an object."""
    push_fork_m: NonNegativeFloat = 0.0
    """Distance of the pads while pushing: a fork, so that round objects do not slip aside."""
