"""Ways to ask that an object be turned about the vertical."""

VERBS: tuple[str, ...] = (
    "rotate", "turn", "turn around", "rotate in place", "roll around", "gyrate", "turn on the spot", "whirl", "angle",
    "crank", "wheel", "swing", "swing around", "swing round", "rotate around", "rotate on the spot", "turn round",
    "turn in place", "whirl around", "swirl", "slew", "slew around", "reangle", "re-orient", "reorientate", "orient",
    "redirect", "realign", "dial", "torque", "pirouette", "wind around", "wind", "circle around", "twiddle",
    "rotate flat on the table", "turn horizontally", "rotate horizontally", "do a turn of", "make a rotation of",
    "perform a rotation of", "execute a turn of", "pan", "turn on its axis",
)  # fmt: skip

TEMPLATES: tuple[str, ...] = (
    "give {object} a turn of {turn}", "let {object} (rotate|turn) [by] {turn}", "do a rotation of {object} by {turn}",
    "perform a turn of {turn} on {object}", "<pick> {object} and (rotate|turn) it [by] {turn}",
    "<pick> {object}, (rotate|turn) it [by] {turn} and put it (down|back)", "apply a rotation of {turn} to {object}",
    "change the orientation of {object} by {turn}", "change the angle of {object} by {turn}",
    "<rotate> {object} in its place by {turn}", "{turn} is how far to (rotate|turn) {object}",
    "=I want {object} (rotated|turned) [by] {turn}",
    "={object} (should|must|needs to|has to) be (rotated|turned) [by] {turn}",
    "={object} (should|must) (rotate|turn) [by] {turn}", "={object}: (rotate|turn) it [by] {turn}",
    "={turn} rotation of {object}",
    "<rotate> {object} (about|around) (its|the) (vertical|upright|own) axis [by] {turn}",
    "<rotate> {object} (on|about|around) (itself|its middle|its center|its centre) by {turn}",
    "<rotate> {object} (exactly|precisely|just) {turn}", "<rotate> {object} where it (stands|is|lies), {turn}",
    "<rotate> {object} by an amount of {turn}",
    "<rotate> {object} (so that|until) it (has turned|has rotated|is turned) [by] {turn}",
    "<rotate> {object} on (the table|its spot) by {turn}", "<rotate> {object} without moving it elsewhere, by {turn}",
    "<rotate> {object}, (namely|and that by|the amount being) {turn}", "make a turn of {turn} with {object}",
    "make a rotation of {turn} with {object}", "execute a rotation of {turn} (on|with) {object}",
    "perform a rotation of {object} through {turn}", "subject {object} to a (rotation|turn) of {turn}",
    "put {object} through a (rotation|turn) of {turn}", "impart a (turn|rotation) of {turn} to {object}",
    "let {object} undergo a (turn|rotation) of {turn}", "cause a (turn|rotation) of {object} by {turn}",
    "see [to it] that {object} (turns|rotates|is rotated|is turned) [by] {turn}",
    "make sure that {object} (turns|rotates|is rotated|is turned) [by] {turn}",
    "ensure that {object} is (rotated|turned) by {turn}",
    "alter the (orientation|heading|angle|direction) of {object} by {turn}",
    "adjust the (orientation|heading|angle|direction) of {object} by {turn}",
    "hold {object} and turn (it|your wrist|the gripper) by {turn}",
    "take hold of {object}, turn it [by] {turn}, (and|then) let go",
    "pick {object} up, (turn|rotate) it [by] {turn} and (set|put) it back down",
    "use your wrist to turn {object} by {turn}", "take {object} by the sides and (turn|rotate) it {turn}",
    "go to {object} and (turn|rotate) it [by] {turn}",
    "leave {object} (where it is|at its place) but (turn|rotate) it [by] {turn}",
    "turn {object} about a vertical line by {turn}", "turn {object} to a new angle, {turn} from (here|now|where it is)",
    "set {object} at an angle of {turn} (from|relative to) (its present one|how it stands now)",
    "swing {object} through {turn} about its centre", "bring {object} into a new orientation, rotated [by] {turn}",
    "turn, by {turn}, {object}", "rotate by {turn} {object}",
    "point {object} {turn} (from|away from) where it points now",
    "=(why don't you|why not) give {object} a turn of {turn}",
    "=(the goal|the aim|the task) is a (rotation|turn) of {object} by {turn}",
    "={object} (stands|is standing|lies) at the wrong angle. (Rotate|Turn|Correct) it by {turn}",
    "={object}: {turn}(, please|)", "={turn} is how much {object} should (turn|rotate|be turned|be rotated)",
    "={turn} is the (angle|amount) by which {object} should (turn|rotate|be rotated)",
    "=the (orientation|heading|angle|direction) of {object} (should|must|has to|needs to) change by {turn}",
    "=the (orientation|heading|angle) of {object} (should|must) be changed by {turn}",
    "=the (turn|rotation) I want for {object} is {turn}",
    "=a (turn|rotation) of {object} by {turn} (is needed|is required|please|is what I want)",
    "=when you are done, {object} should have (turned|rotated) [by] {turn}",
    "=at the end, {object} (must|should) be {turn} from its present (orientation|heading|angle)",
    "=it is {object} that (should|must|has to) be (turned|rotated) [by] {turn}", "=turn it {turn}, I mean {object}",
    "=the (object|thing) to (turn|rotate) is {object}, by {turn}",
    "=let's see {object} (turn|rotate|turned|rotated) [by] {turn}",
    "=it would be (good|nice|better) (to have|if you had) {object} (turned|rotated) [by] {turn}",
)  # fmt: skip

PLAIN: tuple[str, ...] = (
    "<rotate> {object} {turn}", "<rotate> {object} by {turn}", "<rotate> {object}: {turn}",
)  # fmt: skip

LEFT_TURN: tuple[str, ...] = (
    "counterclockwise", "counter-clockwise", "to the left", "counter clockwise", "anti-clockwise", "leftwards",
    "leftward", "towards the left", "in counterclockwise direction", "in the anticlockwise direction",
    "in a counter-clockwise sense", "in an anticlockwise sense", "against the clock", "against the hands of a clock",
    "against the direction of the clock", "opposite to the clock hands", "in the opposite direction of a clock",
    "contrary to the clock hands", "counterclockwise as seen from above", "anticlockwise when viewed from the top",
    "left", "in the left direction", "against clockwise", "ccw", "CCW", "counterclockwise from above",
)  # fmt: skip

RIGHT_TURN: tuple[str, ...] = (
    "to the right", "in clockwise direction", "right", "rightwards", "rightward", "towards the right",
    "in a clockwise direction", "with the clock", "the way a clock goes", "like the hands of a clock",
    "as the hands of a clock go", "following the clock hands", "in the direction of the clock",
    "in the same direction as a clock", "along with the clock hands", "clockwise when viewed from the top",
    "clock-wise", "cw", "CW", "clockwise from above", "in the sense of the clock",
)  # fmt: skip

ANGLE_WORDS: dict[float, tuple[str, ...]] = {
    10: (
        "ten degrees", "ten deg", "an angle of ten degrees", "one ninth of a right angle", "one thirty-sixth of a turn",
    ),
    15: (
        "fifteen degrees", "fifteen deg", "an angle of fifteen degrees", "a sixth of a right angle",
        "one twenty-fourth of a turn",
    ),
    20: (
        "twenty degrees", "twenty deg", "an angle of twenty degrees", "one eighteenth of a turn",
        "an eighteenth of a full circle",
    ),
    30: (
        "thirty degrees", "one twelfth of a turn", "thirty deg", "an angle of thirty degrees",
        "a third of a right angle", "a twelfth of a turn", "a twelfth of a circle",
    ),
    40: (
        "forty degrees", "forty deg", "an angle of forty degrees", "a ninth of a turn", "one ninth of a full circle",
    ),
    45: (
        "forty five degrees", "forty-five degrees", "an eighth of a turn", "half a right angle", "forty-five deg",
        "an angle of forty-five degrees", "an eighth of a circle", "one eighth of a turn", "half of a right angle",
        "half a quarter turn",
    ),
    60: (
        "sixty degrees", "a sixth of a turn", "sixty deg", "an angle of sixty degrees", "one sixth of a turn",
        "a sixth of a circle", "two thirds of a right angle",
    ),
    75: (
        "seventy five degrees", "seventy-five degrees", "seventy-five deg", "an angle of seventy-five degrees",
        "five sixths of a right angle",
    ),
    90: (
        "a quarter turn", "a quarter of a turn", "ninety degrees", "a right angle", "one quarter turn", "ninety deg",
        "an angle of ninety degrees", "a quarter rotation", "a quarter circle", "a quarter of a circle",
        "a quarter of a full turn", "one fourth of a turn", "a quarter revolution", "one right angle",
        "a ninety-degree angle", "one quarter of a rotation",
    ),
    120: (
        "one hundred twenty degrees", "a third of a turn", "one hundred and twenty degrees", "one hundred twenty deg",
        "an angle of one hundred twenty degrees", "one third of a turn", "a third of a circle",
        "a hundred and twenty degrees", "a third of a full rotation",
    ),
    135: (
        "one hundred thirty five degrees", "one hundred thirty-five degrees", "one hundred and thirty-five degrees",
        "three eighths of a turn", "three eighths of a circle", "a hundred and thirty-five degrees",
    ),
    150: (
        "one hundred fifty degrees", "one hundred and fifty degrees", "a hundred and fifty degrees",
        "five twelfths of a turn", "an angle of one hundred fifty degrees",
    ),
    180: (
        "a half turn", "half a turn", "one hundred eighty degrees", "one hundred and eighty degrees", "half a circle",
        "half a rotation", "half a revolution", "a half circle", "a half rotation", "two quarter turns",
        "two right angles", "one half turn", "half of a full turn", "a hundred and eighty degrees",
        "one half of a turn", "an angle of one hundred eighty degrees", "a semicircle",
    ),
}  # fmt: skip

DEGREES: tuple[str, ...] = (
    "{n} degrees", "{n}°", "{n} deg", "an angle of {n} degrees", "{n} degree", "{n} degs", "{n} °",
    "exactly {n} degrees", "precisely {n} degrees", "a total of {n} degrees", "{n} angular degrees", "an angle of {n}°",
    "{n} degrees of arc", "a full {n} degrees", "{n} whole degrees",
)  # fmt: skip
