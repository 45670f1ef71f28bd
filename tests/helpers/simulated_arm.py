"""An arm in MuJoCo at home, with a 45 mm cube on its table."""

import mujoco

from hcvla.api.types import Pose
from hcvla.robots.fr3 import add_fr3, set_physics
from hcvla.robots.limits import SIM_LIMITS
from hcvla.robots.mujoco.arm import MujocoArm

CUBE = Pose(0.5, 0.1, 0.0225)


def make_arm(limits=SIM_LIMITS):
    spec = mujoco.MjSpec()
    set_physics(spec)
    add_fr3(spec)
    spec.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, pos=(0.4, 0.0, -0.02), size=(0.5, 0.6, 0.02))
    cube = spec.worldbody.add_body(name="cube", pos=CUBE.position)
    cube.add_freejoint()
    cube.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, size=(0.0225, 0.0225, 0.0225), density=500.0)
    model = spec.compile()
    arm = MujocoArm(model, mujoco.MjData(model), limits)
    arm.place()
    return arm
