"""The robot's state as its datagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hcvla.fake_franka.wire import STATE, pose_to_wire
from hcvla.robots.fr3.table import HAND

if TYPE_CHECKING:
    from hcvla.fake_franka.robot import FakeRobot


class StateMessage:
    """One message, filled again in every period."""

    def __init__(self) -> None:
        """Write what never changes."""
        self._record = np.zeros(1, dtype=STATE)
        # A view of each field, shape (1,) or (1, n): cheaper to write than the fields of a record.
        self._fields = {name: self._record[name] for name in STATE.names or ()}
        field = self._fields
        field["O_ddP_O"][:] = (0.0, 0.0, -9.81)
        field["m_ee"][:], field["F_x_Cee"][:] = HAND.mass_kg, HAND.com
        xx, yy, zz, xy, xz, yz = HAND.tensor
        field["I_ee"][:] = (xx, xy, xz, xy, yy, yz, xz, yz, zz)

    def fill(self, robot: FakeRobot, message_id: int) -> bytes:
        """Return the robot's state as a datagram."""
        field, plant, desired = self._fields, robot.plant, robot.desired
        field["message_id"][:] = message_id
        field["q"][:] = field["theta"][:] = plant.q
        field["dq"][:] = field["dtheta"][:] = plant.dq
        field["q_d"][:], field["dq_d"][:], field["ddq_d"][:] = desired.q, desired.dq, desired.ddq
        field["tau_J"][:], field["tau_J_d"][:] = plant.tau + plant.tau_gravity, robot.tau_desired
        field["tau_ext_hat_filtered"][:] = plant.tau_ext
        field["O_F_ext_hat_K"][:] = field["K_F_ext_hat_K"][:] = robot.collisions.wrench
        for name, flags in robot.collisions.flags.items():
            field[name][:] = flags
        field["elbow"][:] = plant.q[2], np.sign(plant.q[3])
        field["elbow_d"][:] = field["elbow_c"][:] = desired.q[2], np.sign(desired.q[3])
        self._fill_tool(robot)
        field["motion_generator_mode"][:], field["controller_mode"][:] = robot.generator, robot.controller
        field["errors"][:], field["reflex_reason"][:] = robot.errors, robot.reflex_reason
        field["robot_mode"][:], field["control_command_success_rate"][:] = robot.mode, robot.success_rate
        return self._record.tobytes()

    def _fill_tool(self, robot: FakeRobot) -> None:
        """Write where the end effector is and should be; a Cartesian motion knows its own pose and rates."""
        field, tool = self._fields, robot.tool
        field["F_T_NE"][:], field["NE_T_EE"][:] = pose_to_wire(tool.F_T_NE), pose_to_wire(tool.NE_T_EE)
        field["F_T_EE"][:], field["EE_T_K"][:] = pose_to_wire(tool.F_T_NE @ tool.NE_T_EE), pose_to_wire(tool.EE_T_K)
        field["m_load"][:], field["F_x_Cload"][:], field["I_load"][:] = robot.load
        field["O_T_EE"][:] = pose_to_wire(tool.pose(robot.plant.q))
        commanded = robot.motion.commanded_tool() if robot.motion is not None else None
        if commanded is None:
            field["O_T_EE_d"][:] = field["O_T_EE_c"][:] = pose_to_wire(tool.pose(robot.desired.q))
            field["O_dP_EE_d"][:] = field["O_dP_EE_c"][:] = field["O_ddP_EE_c"][:] = 0.0
        else:
            field["O_T_EE_d"][:] = field["O_T_EE_c"][:] = pose_to_wire(commanded.pose)
            field["O_dP_EE_d"][:] = field["O_dP_EE_c"][:] = commanded.twist
            field["O_ddP_EE_c"][:] = commanded.acceleration
