"""The Franka Research 3 with Franka Hand: one table of numbers, a MuJoCo model and a URDF made from it."""

from hcvla.robots.fr3.mjcf import PHYSICS_TIMESTEP_SEC, add_fr3, set_physics
from hcvla.robots.fr3.table import HOME_Q
from hcvla.robots.fr3.urdf import urdf

__all__ = ["HOME_Q", "PHYSICS_TIMESTEP_SEC", "add_fr3", "set_physics", "urdf"]
