"""Every number perception is tuned by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hcvla.configuration.ranges import PositiveFloat, PositiveInt, Share
from hcvla.perception.detectors.config import OpenVocabularyConfig


@dataclass(frozen=True, kw_only=True)
class SegmentationConfig:
    """From pixels to patches of surface."""

    volume_min_m: tuple[float, float, float] = (0.18, -0.50, -0.02)
    """Lower corner of the box of the base frame in which objects are looked for."""
    volume_max_m: tuple[float, float, float] = (0.85, 0.50, 0.50)
    """Upper corner of that box."""
    table_contrast: PositiveFloat = 14.0
    """Lab distance from the table's color beyond which something low is not the table."""
    low_m: PositiveFloat = 0.014
    """Anything higher than this is an object, of any color; mats and trays are lower and recognised by color."""
    level_slope: PositiveFloat = 0.0014
    """A surface counts as level if its height changes by less than this per pixel [m]."""
    min_top_pixels: PositiveInt = 45
    """A smaller level patch is not a top face."""
    min_low_pixels: PositiveInt = 300
    """A smaller patch on the table is not a mat or tray."""
    min_side_pixels: PositiveInt = 40
    """A smaller remainder of side faces is not an object of its own."""
    occluder_m: PositiveFloat = 0.008
    """An outline pixel with something this much nearer next to it is the occluder's edge, not the object's."""
    robot_margin_m: PositiveFloat = 0.010
    """Points this close to the arm's shapes belong to the arm."""
    finger_margin_m: PositiveFloat = 0.004
    """The same for the fingers, which work next to objects."""


@dataclass(frozen=True, kw_only=True)
class ShapeConfig:
    """From patches to shapes."""

    solid_half_width_m: PositiveFloat = 0.0225
    """Usual half width of what is picked; used only where an outline is hidden too far to measure it."""
    max_solid_half_width_m: PositiveFloat = 0.036
    """A wider top is that of two objects side by side."""
    cylinder_height_m: PositiveFloat = 0.05
    """Usual height of a cylinder; the measured side face decides where it is seen."""
    prism_height_m: PositiveFloat = 0.045
    """The same of a prism."""
    support_min_width_m: PositiveFloat = 0.075
    """A narrower low square patch is neither a mat nor a tray."""
    support_max_width_m: PositiveFloat = 0.32
    """Nor is a wider one."""
    support_max_height_m: PositiveFloat = 0.035
    """Something square, wider than any solid and lower than this is a tray with a high rim, or a thick mat."""
    pan_width_m: tuple[PositiveFloat, PositiveFloat] = (0.08, 0.115)
    """Widths between which a high level square is a pan of a scale."""
    pan_height_m: PositiveFloat = 0.03
    """Of a pan only the upper face is of interest; it is reported as a plate of this height."""
    rim_m: PositiveFloat = 0.0022
    """A border higher than the middle by this makes a tray."""
    not_as_wide_m: PositiveFloat = 0.0033
    """What is square and at least so much higher or lower than wide is a block, else a cube."""
    snap_m: PositiveFloat = 0.012
    """An underside this close to a supporting face rests on it."""


@dataclass(frozen=True, kw_only=True)
class SolidConfig:
    """From top faces and sides to what can be picked. Tuned on the scenes of `hcvla bench perception`."""

    column_margin_m: PositiveFloat = 0.005
    """Points this far outside a top's outline still count as its sides: depth is no surer at edges."""
    min_border_points: PositiveInt = 8
    """Fewer points of a face's own border place no outline."""
    min_half_width_m: PositiveFloat = 0.008
    """What is narrower is a piece of something, e.g. an edge that fingers leave to see."""
    max_misfit_m: PositiveFloat = 0.004
    """Outlines that fit worse than this, root mean square, are not those of a solid."""
    measured_coverage: Share = 0.8
    """A face with less of its border in view than this has its width from experience, not from the fit."""
    usual_width_std_m: PositiveFloat = 0.002
    """How far half widths spread around the usual one."""
    face_width_std_m: PositiveFloat = 0.0007
    """How well the length of a whole side face gives a half width."""
    sliver_coverage: Share = 0.62
    """A covered top seen from a smaller share of directions is placed with the help of its sides."""
    cover_reach_m: PositiveFloat = 0.02
    """What stands under another solid sticks out from under it by at most this."""
    no_cube_m: PositiveFloat = 0.0045
    """Sides that end this much above or below a cube's underside are no cube's: 1.5 bins of the search for the end."""
    whole_coverage: Share = 0.62
    """A square outline with this much of its directions in view is measured as a whole..."""
    sharp_misfit_m: PositiveFloat = 0.0008
    """... if it fits as well as this, root mean square."""
    usual_shade: Share = 0.5
    """Brightness of a side relative to a top face, sRGB, where no object shows both."""
    min_shade_points: PositiveInt = 12
    """Fewer points of a side do not show its brightness."""


@dataclass(frozen=True, kw_only=True)
class TrackerConfig:
    """From single images to objects that last."""

    near_gate_m: PositiveFloat = 0.045
    """Farthest an object may seem to move between two images and still be the same without other evidence."""
    jump_m: PositiveFloat = 0.008
    """A larger change is believed only when seen `jump_frames` times in a row."""
    jump_frames: PositiveInt = 2
    """Images in a row that must show a larger change."""
    confirm_frames: PositiveInt = 2
    """Images that must show a new object before it is announced; the first image of all counts at once."""
    missing_frames: PositiveInt = 3
    """Images that must show its place empty before an object is no longer there."""
    missing_sec: PositiveFloat = 4.0
    """An object whose place is empty is recognised elsewhere for this long, then forgotten."""
    named_distance: PositiveFloat = 30.0
    """What is farther from every color of the palette [Lab distance] has none that can be named. Faces of those are
    within 3 in good light and within 19 in the dimmest that is allowed for; lime, tan or mint are at 36 to 42."""
    seen_std_m: PositiveFloat = 0.0015
    """Standard deviation of one good measurement of position."""
    seen_std_rad: PositiveFloat = 0.02
    """The same of yaw."""
    drift_m2_per_sec: PositiveFloat = 4e-6
    """Growth of the position variance of what is not seen."""
    drift_rad2_per_sec: PositiveFloat = 4e-4
    """The same of the yaw variance."""
    held_std_m: PositiveFloat = 0.003
    """Standard deviation of an object that follows the gripper."""
    grasp_reach_m: PositiveFloat = 0.035
    """A grasped object's centre axis is at most this far from the tool centre point."""
    visible_m: PositiveFloat = 0.012
    """Depth that differs by more from where an object should be is something else [m]."""
    max_frame_age_sec: PositiveFloat = 1.0
    """Older images mean the camera is lost."""


@dataclass(frozen=True, kw_only=True)
class InHandConfig:
    """From the wrist camera's image to what is between the pads."""

    min_height_m: PositiveFloat = 0.15
    """With the tool lower than this, what shows between the pads may stand on the table."""
    min_upright: Share = 0.99
    """Cosine between the fingers and the vertical: outlines are those of upright objects."""
    still_rad_s: PositiveFloat = 0.02
    """A joint that is faster moves the camera between image and state."""
    reach_m: tuple[PositiveFloat, PositiveFloat] = (0.045, 0.065)
    """Farthest that a held object extends from the tool centre point, along the pads and up or down."""
    pad_m: PositiveFloat = 0.0015
    """What is nearer to a pad than this may be the pad's edge."""
    width_std_m: PositiveFloat = 0.0005
    """How well the gripper's width gives that of the object."""
    min_pixels: PositiveInt = 40
    """Fewer say nothing; every second pixel counts."""


@dataclass(frozen=True, kw_only=True)
class PerceptionConfig:
    """All of it."""

    camera: str = "scene"
    """The camera objects are found with."""
    hand_camera: str = "wrist"
    """The camera that shows what is held; looked at only if the gripper holds something that no one saw it pick."""
    segmentation: SegmentationConfig = field(default_factory=SegmentationConfig)
    """From pixels to patches of surface."""
    shapes: ShapeConfig = field(default_factory=ShapeConfig)
    """From patches to shapes."""
    solids: SolidConfig = field(default_factory=SolidConfig)
    """From top faces and sides to what can be picked."""
    tracker: TrackerConfig = field(default_factory=TrackerConfig)
    """From single images to objects that last."""
    in_hand: InHandConfig = field(default_factory=InHandConfig)
    """From the wrist camera's image to what is between the pads."""
    detector: Literal["shapes", "open_vocabulary"] = "shapes"
    """What finds objects on the table: shapes knows the colors and shapes of the simulated scenes, open_vocabulary what
    its names say."""
    open_vocabulary: OpenVocabularyConfig = field(default_factory=OpenVocabularyConfig)
    """What is looked for by name, and with which model."""
