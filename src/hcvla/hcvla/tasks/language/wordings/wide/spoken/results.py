"""How people say the result or the rule rather than the action: specifications, inspections, recipes."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.tasks.language.wordings.wide.spoken import results_of_changes

_TOWER = (
    "=what's ordered is a stack in which one finds {roles}", "=let there be a tower: {chain}", "=the stack, from the table upwards, is to be composed of {list}", "=the finished column, described from its top to its foot, consists of {listdown}", "=it is {chain} that should be standing there in the end", "=the erection of a tower with {roles} is ordered",
    "=definition of the tower: {list}, the first on the table, each other resting on its predecessor", "=the side view of the finished stack is {chain}", "=seen from the top down, the stack has to show {listdown}", "=the vertical order is laid down from below as {list}",
)  # fmt: skip
"""Of any height."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=wanted: fingertip contact with {list}, then withdrawal, and no displacement", "=the inspection asks for a light tap on {list}, nothing heavier", "=let there be a brief meeting of fingertip and {list}", "=on {list}, please, the touch of a finger", "=a touch is defined as contact without movement, and that's what {list} must receive",
        "=the thing to be felt by your fingertip, though neither gripped nor shoved: {list}", "=contact of the closed gripper with {list} shall be established once and then broken", "=it is the tip of a finger that {list} should get to feel, with no grip to follow", "=result to be reported: {list}, touched; position, unchanged", "=the surface where your fingertip is needed for an instant is that of {list}",
        "=felt by a finger and left in place: that's what has to be said of {list} later", "=a contact reading from {list} is the deliverable, taken with (a fingertip|the closed fingers)",
    ),
    "touch_push": (
        "=what's asked for is the displacement of {list} by a push, in whichever direction is convenient", "=the push is what matters for {list}, not where it leads", "=to be vacated: the present position of {list}; means: closed fingers, pushing", "=let there be a push against {list}, strong enough to leave a free spot behind",
        "=a shift of {list}, caused by pushing and not by lifting, passes the test; direction irrelevant", "=what is prescribed for {list} is a shove along the table, destination left open", "=against {list}, please, the closed gripper, until there's a visible shift", "=accepted as soon as {list} has been pushed off the former spot, in no matter which direction",
        "=not at the old place but pushed aside: such should be the state of {list}", "=displacement by pushing, any way you like, is the fate reserved for {list}", "=the moving aside of {list} is what counts, and it's by a push that it's brought about", "=what you leave behind should be free space where {list} had been, made by pushing",
    ),
    "touch_topple": (
        "=the result I'm waiting for is the fall of {list}, brought about by a push near the top", "=state now: upright. State required: on the side. Concerned: {list}. Tool: a finger", "=let there be a toppling of {list}", "=the upright position of {list} has to give way to a lying one, through a push", "=lying down, and knocked down by your finger, is how {list} shall be found", "=to be overturned by a push: {list}",
        "=passed, once {list} went from standing to lying through a push at the top", "=it is the fall of {list} that I want, not a slide", "=flat on the table, please, and tipped over by a finger, {list}", "=the overturning of {list} completes the job", "=the end of standing upright, by way of a push, is what has been decided for {list}",
    ),
    "push": (
        "=wanted: a reduction, by pushing, of the space between {object} and {target}, with {object} being what moves", "=toward {target}, please, in contact with the table all the way, the sliding of {object}", "=specification of the push: subject {object}, heading {target}, lifting forbidden", "=let there be a push whose direction is that of {target} and whose load is {object}",
        "=I'll sign this off as soon as {object}, never lifted, has slid some way toward {target}", "=the thing that slides is {object}; the thing it slides toward is {target}; the cause is your push", "=the direction in which {object} is to be pushed is the one where {target} is", "=it is by a shove, not by carrying, that {object} should come nearer to {target}",
        "=nearer to {target} than now, and pushed there: that's the result I need for {object}", "=the approach of {object} to {target} shall happen on the table top under the pressure of closed fingers", "=a slide of {object} toward {target}, produced by pushing, would fulfil the order", "={object} should end up pushed a good bit toward {target}, which itself stays put",
    ),
    "pick": (
        "=to be found off the table and between the fingers: {object}", "=the gripper closed on {object}, and {object} in the air: that's the test", "=let there be nothing in the gripper but {object}", "=required final state: {object} gripped, raised, not released", "=the lifting of {object}, and the holding of it, is all that's ordered", "=it is in your grip that {object} should be found",
        "=a firm grip on {object}, then a rise: that's the result I'm after", "=the thing which the gripper has to be holding by the time you report is {object}", "=up in the air and in your hand belongs {object}", "=in the gripper, please, {object}", "=by lifting, {object} is to be parted from whatever it rests on, and held", "=the contents of the gripper, as of the next check: {object}",
        "=what a photo of your hand should show is {object} hanging in it",
    ),
    "rotate": (
        "=the difference between the angle of {object} at the end and its angle now is {turn}; its position is the same", "=the final heading of {object} shall deviate from the present one by {turn}", "=let there be a turn of {turn} for {object}, about its own vertical axis", "=on my drawing {object} has the same place, but with its yaw changed by {turn}",
        "=a rotation by {turn}, carried out on the spot, is specified for {object}", "=on the spot where {object} stands, please, a turn of it by {turn}", "=it is by {turn} that {object} should be found turned when I check", "=the rotation, not the transport, of {object} is wanted: {turn}", "=what passes inspection is {object} rotated {turn} and set down where it was taken from",
        "=by how much should {object} have been rotated at the end? By {turn}, place unchanged", "=tolerance on the position of {object}: none; change of its angle: {turn}", "=the face of {object} that looks at me now should be {turn} away from me, spot unchanged",
    ),
    "place_held": (
        "=the hand should end up empty, and {target} should end up with its load", "=still to be delivered: what is now in the gripper. Address: {target}", "=let there be a handover from gripper to {target}", "=the surface to receive {object}, which hangs in your gripper, is {target}", "=fingers open, {object} at rest on {target}: nothing else will be accepted", "=on {target}, please, the thing now held",
        "=release is to take place on {target}, and nowhere else, of {object}", "=the lowering of {object} onto {target} and the opening of the fingers remain to be done", "=it is the top of {target} where the load of the gripper shall be set free", "=no longer carried by the gripper but by {target}: so should {object} be found", "=what the gripper holds is supposed to rest on {target}",
        "=the transfer of {object} out of the hand ends on {target}",
    ),
    "throw": (
        "=ordered: a throw whose missile is {object} and whose mark is {target}", "=the flight of {object} shall end at {target}", "=let there be a throw of {object}, with {target} as the point of impact", "={object} must have left the hand in flight and must have struck {target}, or the trial doesn't count", "=it is through the air, not by carrying, that {object} reaches {target}", "=at {target}, please, {object}, thrown",
        "=the way from your hand to {target} is to be covered by {object} in flight", "=a hit on {target} is the result, a throw of {object} the means", "=by being thrown, {object} should get to {target}", "=the place where {object} should come down after your throw is {target}", "=the point goes to you once {target} has been struck by {object}, released with a swing of the arm",
        "=the throwing of {object} is requested, addressed to {target}",
    ),
    "throw_topple": (
        "=the finding has to be: {target} on its side, felled by a throw of {object}", "=cause: {object} in flight. Effect: {target} fallen over", "={object} thrown, {target} struck, {target} down: three ticks are needed on my sheet", "=let there be a throw of {object} after which {target} is no longer upright", "=the fall of {target} is required, and the impact of {object}, thrown by you, is to bring it about",
        "=it is the impact of {object}, thrown, that should lay {target} low", "=a throw of {object} counts only when {target} is lying afterwards", "=on its side belongs {target}; what puts it there is {object}, thrown from where you are", "=the overturning of {target} by means of {object}, thrown, is the order", "=by the impact of {object}, which you throw, {target} shall be overturned",
        "=not only a hit but a fall is specified for {target}, and what hits it is {object}, thrown", "=the tipping over of {target}, which no finger touches, is the work of {object} in its flight",
    ),
    "match_pose": (
        "=called for: a gripper pose above {object} with a clearance of {height} and a yaw of {turn} with respect to it", "=let there be {height} between the gripper and {object} below it, and let the gripper be rotated {turn} with respect to {object}", "=to be checked: tool over {object}; height above it, {height}; rotation against it, {turn}", "=above {object}, please, the hand: {height} up, {turn} out of line with it",
        "=the pose in which the gripper ends is {height} over {object} and deviates from its orientation by {turn}", "=it is {turn} from the sides of {object} that the gripper should be rotated, and {height} above it that it should be", "=a hover of {height} over {object}, combined with a rotation of {turn} relative to it, fulfils the specification",
        "=the position: {height} above {object}. The orientation: that of {object} plus {turn}", "=in the final pose, {object} is straight below the hand by {height}, and the yaw of the hand is that of {object}, changed by {turn}", "=measured from {object}, the gripper is to be {height} up and to be rotated by {turn}",
        "=the point which is {height} above {object} is where the gripper belongs, and {turn} from the faces of {object} is how it should be rotated",
    ),
    "move_without_hitting": (
        "=the gripper {height} above {mat}, reached without a single contact, is what I'm grading", "=let there be no contact with anything while the gripper is brought {height} above {mat}", "=two checks: tool {height} over {mat}; everything on the table untouched", "=the point {height} above {mat} is where the hand should end up, by a path free of collisions",
        "=a collision anywhere fails the test; the gripper {height} above {mat} passes it", "=untouched is how every object must be found once the hand is {height} over {mat}", "=above {mat}, please, at {height}, the gripper, with all objects exactly as before", "=the approach to {height} over {mat} shall be free of any bump", "=it is without contact that the hand should arrive {height} above {mat}",
        "=the height over {mat} is set to {height}, the number of touched objects to zero", "=the objects in between are not to be disturbed by the hand, whose destination is {height} above {mat}", "=arrival of the gripper {height} above {mat}, contact with none of the things around",
    ),
    "trace": (
        "=the flight of the hand takes place at {height} and has three stations: {first}, {second} and {third}, in that sequence", "=let there be three stops at {height}, the first over {first}, the second over {second}, the third over {third}", "=the path of the gripper begins over {first}, has its middle over {second} and its end over {third}, {height} above each",
        "=the log must show the gripper {height} above {first}, then {height} above {second}, then {height} above {third}", "=above {first}, please, then above {second}, then above {third}, the gripper, at {height} every time", "=it is {first} that is flown over to begin with, {second} after it, {third} to finish, and {height} is the height of the flight",
        "=the sequence of points over which the hand should appear, all of them {height} up: {first}, {second}, {third}", "=a passage over {first}, a passage over {second} and a passage over {third}, in this order, with a clearance of {height}", "=the height is fixed at {height}; the things passed over are {first}, {second} and {third}, as listed",
        "=the visit to the air above {third} comes last, the one above {second} before it, the one above {first} before that; height {height}", "=specification of the tour: start over {first}, via {second}, end over {third}; clearance of {height} throughout",
    ),
    "move_over": (
        "=a clearance of {height} should separate {object} from a gripper straight above it", "=let there be {height} of empty air between {object} and the fingers over it", "=gripper directly over {object}, clearance {height}, holds my requirement sheet", "=the point {height} above {object} is where the gripper belongs", "=it is the air {height} above {object} that the hand should occupy",
        "=over {object}, please, the hand, with {height} to spare", "=the vertical distance from {object} up to the gripper is specified as {height}", "=a hover of the gripper above {object} at {height} would meet the requirement", "=the hand should end up vertically over {object}, and {height} is how far", "=tool position by definition: centered on {object}, raised {height} above it",
    ),
    "moved_by": (
        "=what I need from you is a displacement of {o} by {length} {side}", "=the new place of {o} is the old one, {length} {side}", "=to be measured afterwards: {o}, {length} {side} compared with its starting point", "={o} should end up shifted {length} {side}", "=a shift of {length} {side} is laid down for {o}", "=the spot which is {length} {side} from where {o} stands is where {o} belongs",
        "=it is {length} {side} that the required place of {o} is from the present one", "=the relocation of {o} is to be {length} {side}", "=correct once {o} has come to stand {length} {side} compared with its present place", "=end position of {o}: {length} {side} from the start position",
    ),
    "hovering": (
        "=the air right over {object} is the place for your gripper, contact excluded", "=let there be a gripper over {object}, waiting", "=the place for your hand is the air above {object}", "=to pass, the gripper hovers over {object} and nothing has been grasped", "=straight up from {object}, please, the gripper", "=it is over {object} that the hand should come to a halt",
        "={object} should end up directly under the hand, untouched", "=a hover above {object} is requested, not a grasp", "=the stay of the gripper over {object} is what's needed", "=the view straight down from the gripper should be of {object}",
    ),
    "restore": (
        "=the order comprises a stay of {object} on {target}, followed by the return of {object} to its present place", "=the final state equals the initial one; in between, {object} has rested on {target}", "=what must be true of {object} in the end: it stands where it stands now, having been set down on {target} in the meantime",
        "=let there be a visit of {object} to {target}, and let it end with a homecoming to the very same spot", "=on {target} only in passing, at its present place for good: so it is planned for {object}", "=the stay of {object} on {target} is temporary; it ends with {object} at the place it was taken from", "=it is to {target} that {object} is carried, and it is to its starting place that it is returned",
        "=the transfer of {object} to {target} is to be followed by the transfer in the opposite direction, to the exact old spot", "=two results in succession are required: {object} on {target}; after it, {object} where it originally was", "=the trip of {object} leads to {target} and ends at its point of departure", "=from {target}, once set down there, {object} shall be brought to the place it had before",
    ),
    "next_to_restore": (
        "=a stop {where} is scheduled for {object}, and after it, its original spot again", "=the position {where} is an intermediate one for {object}, its present position the final one", "=correct is {object} standing where it stands now, after it has stood {where}", "=let there be a stay of {object} {where}, and let its return to the old spot conclude it",
        "=two states in succession are specified: {object} {where}; then {object} at its starting point", "=it is {where} that {object} is set down first, and it's where it came from that it is set down last", "=the place {where} is only lent to {object}; after being set down there it gets its own place again", "={where}, please, the temporary parking of {object}, and at its former place the permanent one",
        "=the transfer of {object} to a spot {where} shall be undone once complete, down to the exact old place", "=the trip of {object} has one stop, {where}, and its terminus is its point of departure",
    ),
    "rotate_restore": (
        "=desired: a rotation of {object} by {turn}, and then the cancelling of it", "={object} must first be found at an angle {turn} off and finally at its original angle again", "=let there be a turn of {object} by {turn}, let there be a release, and let there be the same turn in reverse", "=the final orientation of {object} is the present one, the intermediate orientation is {turn} away from it",
        "=two orientations of {object} are required in succession: {turn} from the present one; the present one", "=the rotation of {object} by {turn} shall not last: the last step is the restoration of its old angle", "=it is by {turn} that {object} is rotated, and it is to its former angle that it's finally returned", "=turned {turn} in the meantime, as it is now at the end: that is the course laid down for {object}",
        "=a turn of {turn} and a counter-turn of the same size, both for {object}, both on the spot", "=the angle of {object} departs from the present one by {turn} and comes back to it",
    ),
    "rotate_symmetry": (
        "=for each of the {shapes} a rotation by {turn} has been ordered", "=there must be no {shape} left whose angle has not changed by {turn}", "=let there be a turn of {turn} for every {shape} on the table", "=the rule for anything that is a {shape}: rotation in place, {turn}", "=the {shapes} should end up {turn} from their present angles, each where it stands",
        "=a rotation of {turn} is specified, valid for each {shape}", "=it is the {shapes}, each of them, that should be found rotated by {turn}", "=being a {shape} means being turned by {turn} on the spot: apply this definition to all of them", "=on each {shape}, please, a turn in place of {turn}", "=angle change per {shape}: {turn}; number of {shapes} exempted: none",
        "=the turning of each {shape} by {turn}, in place, completes the order",
    ),
    "novel_noun": (
        "=definition: a {noun} is {object}. Definition: a {place} is {target}. Requirement: the {noun} on the {place}", "=by {noun}, {object} is meant; by {place}, {target}; the {noun} should end up on the {place}", "=the term {noun} denotes {object}, the term {place} denotes {target}, and the {noun} belongs on the {place}",
        "=let {object} be called {noun}, let {target} be called {place}, and let the {noun} be found on the {place}", "=known as {noun}: {object}. Known as {place}: {target}. To be seen in the end: the {noun}, resting on the {place}", "=on the {place}, please, the {noun}, where {place} stands for {target} and {noun} for {object}", "=the transfer of the {noun}, alias {object}, to the {place}, alias {target}, is ordered",
        "=the {noun} should end up on the {place}; the glossary has {noun} as {object} and {place} as {target}", "=it is the {noun} that goes on the {place}, the former being {object} and the latter being {target}", "=the part list says {noun}, which is {object}, and {place}, which is {target}; the drawing has the {noun} on the {place}",
    ),
    "novel_adj": (
        "=definition: {adjective} is how {more} differs from {less}. Requirement: the {adjective} {shape} on {target}", "=on {target}, please, the {shape} that is {adjective}, in the sense in which {more} is {adjective} than {less}", "=let {adjective} be what {more} is compared to {less}; the {adjective} {shape} should end up on {target}",
        "=the {shape} which is {adjective} belongs on {target}; the standard for the word is {more}, {adjective} than {less}", "=it holds that {more} is {adjective} than {less}; it should also hold that the {adjective} {shape} is on {target}", "=criterion of selection: {adjective}, as exemplified by {more} against {less}. Selected {shape}: onto {target}",
        "=of the {shapes}, it is the {adjective} one that goes on {target}, {adjective} meaning what {more} is against {less}", "=what {more} is in comparison with {less} is called {adjective}, and {target} is where the {adjective} {shape} must be found", "={target} has to carry the {adjective} {shape}. Reference for {adjective}: {more}, as opposed to {less}",
        "=the transfer to {target} concerns the {shape} that is {adjective}, just as {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "=definitions: {noun} is {target}; {adjective} is {more} as compared to {less}. Requirement: the {adjective} {shape} on the {noun}", "=on the {noun}, please, the {adjective} {shape}, {noun} standing for {target} and {adjective} for what {more} is against {less}", "=the {adjective} {shape} should end up on the {noun}; terms: {more} is {adjective} than {less}, {target} is the {noun}",
        "=let {target} be known as the {noun}, let it be granted that {more} is {adjective} than {less}, and let the {adjective} {shape} be found on the {noun}", "=it is the {adjective} {shape} that belongs on the {noun}, which is another word for {target}, while {adjective} is what {more} is and {less} isn't",
        "=the {noun} has to carry the {adjective} {shape}. Glossary: {noun}, {target}; {adjective}, the quality that {more} has over {less}", "=ordered: the transfer of the {adjective} {shape} to the {noun}; as a reference, {more} is {adjective} than {less}, and as to the {noun}, it's {target}",
        "=a {noun} is {target} by definition, and by example {more} is {adjective} than {less}; resting on the {noun} I want the {adjective} {shape}",
    ),
    "follow_order": (
        "=the itinerary of {object} is as follows: to {tos}", "=let there be a journey of {object} to {tos}", "=the carrying of {object} to {tos} is the order, with a real set-down at each place named", "=it is {object} that has to be set down on {places}", "=the record of {object} must say in the end that it was set down on {places}", "=set down on {places}: that is the history which {object} should have at the end",
        "=the stations of {object}, as scheduled: on {places}", "=by transport from where it is now, {object} is to get to {tos}", "=on {places}, please, {object}, released at each place", "=the route that {object} is to be taken along leads to {tos}",
    ),
    "follow_order_restore": (
        "=the demand is for {object} on {place}, and then for {object} on the mat it occupies now", "=the mat under {object} is its home: it should end up there, after a stop on {place}", "=sometime {object} must have been on {place}, and finally it must be on the mat it began on", "=let there be a stop of {object} on {place} and a return of it to its mat of origin",
        "=the first destination of {object} is {place}, the second and last is the mat on which it now stands", "=it is on {place} that {object} rests for a time, and on its original mat that it rests in the end", "=the transfer of {object} to {place} is to be followed by its transfer to the mat from which it came", "=the mat of departure is also the mat of arrival for {object}, with {place} as the place of call",
        "=on {place} in between, on its own mat at the finish: that is what is scheduled for {object}", "=the absence of {object} from its mat, spent on {place}, should end with its return to that mat",
    ),
    "neighbour": (
        "=to be delivered to {mat}: first {object}, second the thing which is {side} at the moment", "={mat} should in the end carry {object} and, brought after it, what used to be {side}", "=let {object} be transferred to {mat}, and let whatever was {side} be transferred there next", "={object} belongs on {mat}; there's something {side}, and that belongs there too, as the second",
        "=the transfer to {mat} concerns {object} and then that which has its place {side}", "=on {mat}, please, {object}, and once it's there, the thing that had been {side}", "=it's {object} that goes on {mat} first, and it's what stood {side} that goes second", "=the load of {mat} should consist of {object} and of its neighbour, the one {side}, set down in this order",
        "={mat} is the destination of {object} and subsequently of the thing that stood {side}", "=what was the neighbour of {object}, the thing {side}, should be its neighbour on {mat} as well, {object} being carried there first",
    ),
    "next_to": (
        "=the customer expects {object} on a spot {side}", "=the spot where {object} belongs is one {side}", "=let there be {object} {side}", "={object} standing {side} is the only layout I'll accept", "={side}, please, {object}", "=it is {side} that {object} should be found", "=the final place of {object} is specified as {side}", "=the relocation of {object} to a place {side} is required",
        "={side} there should end up standing one thing more, namely {object}", "=the position of {object} shall be changed so as to be {side}", "=by being carried, {object} is to come to rest {side}", "=a sketch of the result would have {object} drawn {side}",
    ),
    "count_and_repeat": (
        "=to happen {times}: a stay of {object} on {target}, followed by a return to its spot", "=stays of {object} on {target}: {times}. After every stay: return to the starting place", "=what has to be true at the end is that {object} was set on {target} {times}, was returned to its own spot after every time, and stands there",
        "=let it happen {times} that {object} is put on {target} and is brought home to its present place", "=the cycle is defined as {object} to {target} and from there to its old spot; it is to be run {times}", "=it is {times} that the round trip of {object} to {target} and home has to be made", "=a return trip of {object}, with {target} as the turning point and its present place as the end, is specified {times}",
        "=the placing of {object} on {target} and its return to the old spot shall be performed {times}", "={times} is how often the journey of {object} from its spot to {target} and back to it should have been made", "=the test cycle, {object} onto {target} and home to its spot, is to be counted off {times}",
    ),
    "rearrange": (
        "=the new layout differs from the present one as follows: {moves}", "=the table is correct when we have {moves}, as compared with now", "=let there be the following displacements: {moves}", "=required offsets between final and present positions: {moves}", "=the end result, expressed as shifts: {moves}", "=tolerances aside, a ruler should confirm {moves}, reckoned from the old places",
        "=what distinguishes the table at the end from the table now is {moves}", "=to be found at the end, measured from where each thing starts out: {moves}", "=a revision of the layout has come in: {moves}, each relative to its present place", "=ordered for this table: {moves}, counted from the present positions",
    ),
    "displace": (
        "=the only difference between the table later and the table now: {move}", "=the position is correct as soon as we have {move}, as compared with now", "=let the displacement be {move}", "=required offset from the old position to the new one: {move}", "=the end result, expressed as a shift: {move}", "=to be found in the end, measured from where it starts out: {move}",
        "=a ruler should later confirm {move}, reckoned from the old place", "=one correction has come in from quality control: {move}, relative to the present place",
    ),
    "touch_reset_pick": (
        "=in this sequence I want a touch of one {shape}, a return of the arm to its home position, and then the same {shape} in the gripper", "=the {shape} found in the gripper has to be the one that was touched before the arm went home", "=let there be contact with some {shape}, then home position, then a grasp of the {shape} that was contacted",
        "=three events in succession are specified: one of the {shapes} is touched, the arm is at home, that one is lifted", "=the {shape} touched and the {shape} lifted shall be identical, and a stay at home shall lie between touch and lift", "=it is the {shape} you have touched that has to be in your hand at the end, and it is home that you go in between",
        "=the lifting of a {shape} is to be preceded by a return home, and this by a touch of the same {shape}", "=a freely chosen {shape}, touched first, should end up in the gripper, after the arm has been to its home position", "=home is the intermediate station; before it comes the touching of one of the {shapes}, after it the picking of the same one",
        "=in the gripper, finally, a {shape}; before that, the arm at home; before that, the touch of a fingertip on that {shape}",
    ),
    "stack2": (
        *_TOWER, "=the place where {n1} belongs is the top of {n0}", "=let there be one storey more on {n0}, made of {n1}", "=on {n0}, please, {n1}, and under {n0} the table", "=the support of {n1} shall be {n0}, not the table", "=the stacking of {n1} upon {n0} is required", "={n0} should end up underneath, {n1} on top of it", "=a stack is defined by what's under what: under {n1}, {n0}",
        "=the layer above {n0} is reserved for {n1}",
    ),
    "stack3": (
        *_TOWER, "=the support of {n2} shall be {n1}, and the support of {n1} shall be {n0}", "=on {n0}, please, {n1}, and on that, {n2}", "=the place of {n1} is on {n0}; the place of {n2} is on {n1}; the result is a tower", "=it is {n0} that carries everything, {n1} that's in between, and {n2} that's uppermost", "=the stacking of {n1} upon {n0} and then of {n2} upon {n1} is required",
        "=two contacts will be checked: {n1} on top of {n0}, and {n2} on top of {n1}", "=three layers, as in a recipe: a bottom of {n0}, a filling of {n1}, a topping of {n2}", "=let {n0} be the foundation, let {n1} rest on it, and let {n2} rest on {n1}",
    ),
    "stack4": (
        *_TOWER, "=the support of {n3} shall be {n2}, that of {n2} shall be {n1}, and that of {n1} shall be {n0}", "=on {n0}, please, {n1}, on that, {n2}, and on that, {n3}", "=the place of {n1} is on {n0}; the place of {n2} is on {n1}; the place of {n3} is on {n2}; the result is a tower", "=it is {n0} that carries everything, then {n1}, then {n2}, and {n3} that's uppermost",
        "=the stacking of {n1} upon {n0}, of {n2} upon {n1}, and of {n3} upon {n2} is required, in this order", "=three contacts will be checked: {n1} on top of {n0}, {n2} on top of {n1}, and {n3} on top of {n2}", "=four layers, as in a recipe: a bottom of {n0}, on it a layer of {n1}, on it a layer of {n2}, a topping of {n3}",
        "=let {n0} be the foundation, let {n1} rest on it, let {n2} rest on {n1}, and let {n3} rest on {n2}",
    ),
    "swap": (
        "=an exchange of places between {a} and {b} has been ordered", "=the place where {a} is now belongs to {b}, and the place where {b} is now belongs to {a}", "=in the end {a} must stand on the former spot of {b}, {b} on the former spot of {a}", "=let there be an interchange of {a} and {b}", "=the future place of {a} is the present place of {b}; conversely for {b}",
        "=the layout should end up the same except that {a} and {b} have taken over each other's positions", "=where {a} is, please, {b}; where {b} is, {a}", "=it is {b} that should be found at the spot of {a}, and {a} at that of {b}", "=final position of {a} = initial position of {b}, and vice versa", "=a permutation of just two, {a} and {b}, is required, all else fixed",
        "=mutual replacement: {a} in the position of {b}, {b} in the position of {a}",
    ),
    "place": (
        "=to be seen later: {object}, resting on {target}", "=the place where {object} belongs is {target}", "=let there be {object} on {target}", "=the check consists in finding {object} on {target}", "=on {target}, please, {object}", "=the transfer of {object} to {target} is required", "=carried by {target} and by nothing else: such is the final state of {object}", "=final location of {object}: on {target}",
        "=the support intended for {object} is {target}", "=there is to be a load on {target}, and the load is {object}", "={target} should end up as what {object} rests on", "=whoever lifts {object} afterwards should be lifting it from {target}",
    ),
    "sort": (
        "=a match in color is required between each {thing} and the mat beneath it", "=every {thing} rests on a mat, and the mat has its color: that's the condition to be met", "=let there be no {thing} except on the mat of its color", "=the mat on which {each} belongs is the one of the same color", "=the distribution of {things} over the mats is determined by color",
        "=color is the sorting criterion, mats are the bins, {things} are the goods", "=under {each} there should end up a mat of its own color", "=on the mat of equal color, please, {each}", "=it is color that decides to which mat {things} should be brought", "=the transfer of {things} to mats of equal color is required", "={things} should end up sorted on the mats so that color meets color",
        "=a mat under {things} is right only where the two colors agree",
    ),
    "balance": (
        "=an even distribution, by weight, of {list} over {first} and {second} is called for", "=none of {list} off the scale, {first} and {second} level: that's what I'll check", "=let there be equilibrium between {first} and {second}, with {list} as the weights, all of them used", "=the sum of the weights on {first} shall equal the sum of the weights on {second}, {list} being the weights",
        "=the blocks concerned are {list}; the pans concerned are {first} and {second}; the result required is balance", "=between {first} and {second}, {list} should end up divided in such a way that neither pan outweighs the other", "=on {first} and {second}, please, {list}, half of the weight on each", "=it is the weight of {list} that has to be shared out, and it is {first} and {second} that have to get equal shares",
        "=a level scale is the specification: pans {first} and {second}, load {list}, complete", "=the distribution of {list} is free so long as {first} and {second} end up carrying equal weights",
    ),
    "sort_stack": (
        "=the end state is one stack per {by}, comprising all things of that {by}", "=let there be as many towers as there are kinds of {by}, each tower being of one kind", "=any two things with the same {by} should end up in the same stack", "=a stack is correct when all of its members have one {by}, and the table is correct when nothing that matches is left out", "=things of equal {by} should end up on top of each other",
        "=it is the {by} that defines which stack a thing belongs to", "=the stacking of everything, grouped by {by}, is ordered", "=for each {by}, please, one pile with everything that has it", "=stack membership is determined by {by} alone", "=no stack with mixed {by}, no thing outside the stack of its {by}: that's the end state",
    ),
    "stack_topple": (
        "=the construction of a tower, {chainand}, is ordered, and then its collapse", "=let there be a stack with {roles}, and as soon as there is, let it fall by a push", "=two states in succession are specified: {chain}; then the whole stack lying about, knocked over", "={list} must have stood as a tower, the first lowest, and must then have been pushed over",
        "=the tower, from its foot {list}, should end up in a fallen state, toppled by you", "=the toppling concerns a tower yet to be built: {chainand}", "=the erection of {chain} is ordered first, its demolition by a push second", "=it is {chain} that has to stand, and it is the whole of it that has to be knocked down then", "=first result: from the bottom up, {list} in one stack. Second result: that stack knocked down",
        "=a stack described from the top as {listdown} is to be built and then overthrown by a push",
    ),
    "swap_push": (
        "=an exchange of places between {a} and {b} is wanted, effected by pushing alone", "={a} where {b} was, {b} where {a} was, neither of them ever gripped: those are the three checks", "=let there be sliding only, and let it result in {a} and {b} having traded positions", "=the final spot of {a} is that of {b}, the final spot of {b} is that of {a}, the only means allowed is the push",
        "=the interchange of {a} and {b} is required without either losing contact with the table", "=it is by shoves over the table that {a} and {b} should come to stand in each other's places", "=pushed, not carried, into each other's positions: so should {a} and {b} end up", "=where {a} is, please, {b}, and where {b} is, {a}, and all of this by pushing",
        "=a swap is planned for {a} and {b}; grasping is ruled out, pushing is provided for", "=the closed gripper shall be what moves {a} to the spot of {b} and {b} to the spot of {a}",
    ),
    "swap_ring": (
        "=a cyclic exchange is wanted in which {a} takes the place of {b}, {b} the place of {c}, {c} the place of {a}", "=three checks: {a} on the old spot of {b}, {b} on the old spot of {c}, {c} on the old spot of {a}", "=let the present place of {b} be the future place of {a}, that of {c} the future place of {b}, that of {a} the future place of {c}",
        "=the successor of {b} at its spot is {a}; the successor of {c} at its spot is {b}; the successor of {a} at its spot is {c}", "=the final position of {a} is the initial one of {b}; of {b}, the initial one of {c}; of {c}, the initial one of {a}", "=it is {a} that should be found where {b} is, {b} where {c} is, and {c} where {a} is", "=where {b} is now, please, {a}; where {c} is now, {b}; where {a} is now, {c}",
        "=a rotation of places is specified: {a} moves into that of {b}, which moves into that of {c}, which moves into that of {a}", "=the place that {b} leaves goes to {a}, the place that {c} leaves goes to {b}, and the place that {a} leaves goes to {c}",
    ),
    "throw_sort": (
        "=for {list}, a throw onto the mat of the same color is ordered", "=thrown: {list}. Struck in every case: the mat of matching color. That's how the report should read", "=the flight of {list} shall end at the mat whose color is the same", "=let there be a throw of {list}, color deciding at which mat", "=it is by throwing that {list} should get to the mat of like color",
        "=the mats out there go by color, and the sorting of {list} onto them is to be done by throwing", "=on the mat of matching color is where each throw should land; to be thrown: {list}", "=the throwing of {list} at color-matched mats is the task set", "=the addressee of every throw is the mat that shares the color of the thing thrown; the things thrown: {list}",
        "=through the air, to the mat with the color in common, should {list} go",
    ),
    "covered": (
        "=in this order I expect {object} hidden under {box}; {other} on {first}; {object}, uncovered, on {second}", "=let {object} be covered by {box}, let {other} be brought to {first} meanwhile, and let {object} be brought out from under the cover and onto {second}", "=three states in succession are specified. One: {box} over {object}. Two: {other} on {first}. Three: {object} on {second}",
        "=the cover of {object} is {box}; it stays on during the transfer of {other} to {first} and comes off for the transfer of {object} to {second}", "=it's under {box} that {object} should be while {other} goes on {first}, and it's on {second} that {object} should be afterwards",
        "=the transfer of {other} to {first} is to take place with {object} under {box}, the transfer of {object} to {second} after the removal of {box}", "={object} has to be out of sight beneath {box} by the time {other} is put on {first}, and has to end up on {second} after that", "=final places: {other} on {first}, {object} on {second}. Condition: during the first transfer {object} is covered by {box}",
        "=on {first}, please, {other}, with {object} hidden by {box} before that; on {second}, finally, {object}",
    ),
    **results_of_changes.WORDINGS,
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
