"""A wrist camera's file, with every value made up."""

from hcvla.cameras.extrinsics import Extrinsics

EXTRINSICS = Extrinsics(
    camera="wrist", serial="0128422271", width=640, height=480, parent_frame="fr3_hand", position_m=(0.05, 0.0, 0.03),
    quaternion_xyzw=(0.0, 0.0, 0.6, 0.8), focal_px=(610.0, 611.0), center_px=(320.0, 240.0),
    distortion=(0.1, 0.0, 0.0, 0.0, 0.0), board="8x6 squares of 25 mm", views=20, spread_mm=0.9, spread_deg=0.06,
    date="2026-11-26T12:00:00+00:00", version="1",
)  # fmt: skip
