"""How formal and old-fashioned writing words skills, moves and arrangements: contracts, protocols, reports, tickets."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=it suffices that a finger graze {list}", "=the finger descends, meets {list}, and rises", "=by the end of this step, {list} shall have been touched",
        "=it is incumbent upon you to bring a fingertip into contact with {list} and thereupon to withdraw it", "=palpation of {list} is indicated; apply no pressure", "=behold {list}, and let thy finger rest upon it for the space of a breath", "=with the gripper closed, tactile contact was made with {list}; kindly reproduce this step", "proceed to {list}, there to make contact by a single finger, nothing being displaced thereby",
        "=expected: {list} touched once. Actual: no contact so far", "=visitors may not touch {list}, but the robot is hereby requested to", "=this memo concerns {list}, with which the gripper is to come into (light|brief) contact and no more", "=it being necessary to confirm the presence of {list}, a fingertip is to be laid there", "=the examiner will now (palpate|touch) {list}, leaving everything in its place",
        "=select {list} from the table and perform a touch", "=nothing beyond the touching of {list} is (authorised|required) under this order", "=a touch upon {list}, lightly bestowed, is all that the ceremony demands", "=contact having been made with {list}, the hand shall be raised again",
    ),
    "touch_push": (
        "=the ground on which {list} now stands is claimed; push", "=we, the undersigned, request a push that moves {list} off the spot",
        "=it falls to the robot to cause, by pushing, {list} to quit the present position, the direction being at its own discretion", "=displacement of {list} by means of the closed gripper is (requested|ordered), in whichever direction is convenient", "=issue: {list} obstructing the work area. Resolution: push aside", "=for want of room, {list} will have to be pushed to one side", "=obstruction by {list} is to be remedied with a push, lifting being neither needed nor desired",
        "=let {list} be thrust from the present place, it matters not whither", "=the closed fingers being applied to {list}, sufficient force shall be exerted to cause a displacement", "=the bearer of this order is to nudge {list} out of position", "=fix: shift {list} by a nudge", "=in this step {list} will be dislodged by a push of the closed hand, direction arbitrary", "=notice is given that {list} must yield the present ground, being pushed off it by the gripper",
        "=without recourse to grasping, push {list} some way off", "displace {list} by a push in a direction of your choosing", "=kindly oblige the undersigned by nudging {list} aside",
    ),
    "touch_topple": (
        "=the days of {list} as an upright member of this table are over; push high and hard",
        "=it falls to the robot to overturn {list} by a push applied near the upper end", "=overturning of {list} by hand is hereby ordered", "=let {list} be cast down, as a pillar is cast down", "=expected: {list} lying on the table. Actual: still upright. Fix: push over", "=having stood until now, {list} will today be felled by a push of the gripper", "=a lateral force, applied high up with the fingers closed, is to bring {list} from the upright to the lying position",
        "=it is resolved that {list} shall stand no longer and be toppled forthwith", "=the toppling of {list} constitutes the whole of this work order", "overthrow {list} with the closed hand", "=in the following trial {list} will be tipped over by the robot", "=how the mighty fall: see that {list} is overturned by your hand",
        "=subject: {list}. Present attitude: upright. Attitude to be brought about by a push: recumbent", "=upset {list} by pushing at the top, so that the fall is certain",
    ),
    "push": (
        "=the course of {object}, which slides and is never lifted, is set for {target}", "=by a steady push, {object} is to draw nearer to {target}", "=we, the undersigned, request that {object} be pushed toward {target}",
        "=the robot shall propel {object} along the table in the direction of {target}, without raising it", "=with the fingers closed behind it, {object} is to be advanced toward {target}", "=translation of {object} toward {target} by sliding is prescribed; grasping is contraindicated", "=let {object} be driven toward {target}, yet never lifted up", "=the distance from {object} to {target} shall be reduced by a push",
        "=heading for {target}, {object} will be slid over the table by the closed gripper", "=ticket: {object} too far from {target}. Remedy: push it in that direction", "=apply to {object} a horizontal force directed at {target}", "=on the map, {target} marks the heading on which {object} is to be pushed", "=the party of the first part shall push {object} toward {target}",
        "=a push, its object being {object} and its aim {target}, is (requested|required)", "=toward {target}, and along the surface only, {object} is to be impelled by the fist", "impel {object} toward {target} by pushing", "=update {object}: pushed, direction {target}",
    ),
    "pick": (
        "=taking {object} between the fingers, raise it from the table and hold it there", "=the object of this order, {object}, is to be lifted and held", "=by the end of this step, {object} shall be suspended from the gripper", "=we, the undersigned, request the lifting of {object}", "=it is {object}, and no other, that the gripper shall seize and raise", "=the hand descends, closes upon {object}, and rises with it", "=lifting of {object}: to be carried out now; putting down: by separate order", "seize {object} and elevate it",
        "=the robot shall take {object} into its gripper and retain it there until further notice", "=let {object} be raised aloft", "=the raising of {object} from the table is (ordered|requested) herewith", "=custody of {object} passes to the gripper", "=the specimen, {object}, is gripped with the forceps and elevated", "=behold {object}; stretch forth thy hand and take it up",
        "=with the fingers closed about it, {object} will leave the table", "=having grasped {object}, the arm is to rise and to keep its burden", "relieve the table of {object} and keep it in hand", "=select {object}, then grasp and lift; end of procedure", "=the bearer is entitled to have {object} lifted by the robot", "=we report that {object} will be picked up by the robot this day", "=take up {object}, as one takes up a chessman before deciding on its square",
    ),
    "rotate": (
        "=about its own axis, {object} shall go round {turn}", "=a new heading is set for {object}, {turn} from the old", "=like the hand of a dial, {object} shall turn on its place, {turn}", "=we, the undersigned, request that {object} be rotated {turn}",
        "=you are hereby commissioned to turn {object} about its vertical axis through {turn}, the position remaining unaltered", "=rotation of {object}: {turn}; translation: none", "=let {object} be turned upon its place, {turn}", "=the bearing of {object} is to be corrected by {turn}", "=having been lifted and turned {turn}, {object} is to be set down where it stood", "=with its location unchanged, {object} will be reoriented, {turn} to be precise",
        "=article one: {object} shall be rotated. Article two: the rotation shall amount to {turn}", "=reorientation of {object} by {turn} is hereby authorised", "=commit: rotate {object} {turn}, leave position as is", "effect a rotation of {object}, namely {turn}", "=a rotation, the subject being {object} and the amount {turn}, is to be performed on the spot", "=set {object} = {object} rotated {turn}",
    ),
    "place_held": (
        "=the hand is full of {object}; {target} shall relieve it", "=the last leg of the journey of {object}: from the gripper to {target}", "=opening its fingers over {target}, the hand shall leave {object} there",
        "=the arm is under obligation to relinquish {object}, presently in its grip, upon {target}", "=custody of {object}, now with the gripper, passes to {target}", "=let that which thou holdest, {object}, be laid upon {target}", "=whereas the gripper holds {object}, and whereas {target} is its destination, it shall be deposited there", "=the gripper will release {object} onto {target}, thus concluding the transfer",
        "=delivery of the held {object} is to be made to {target}", "=with {object} already in hand, only its deposition on {target} remains", "commit {object} from the hand to {target}", "=the piece in hand, {object}, is to be played to {target}", "=having been held long enough, {object} shall be lodged on {target}", "=unload {object} from the gripper; receiving station: {target}",
    ),
    "throw": (
        "=one swing, one release, and {object} is on its way to {target}", "=across the gap, which no arm can span, {object} shall fly to {target}",
        "=we would have you hurl {object} at {target}", "=let {object} be cast through the air unto {target}", "=delivery of {object} to {target} is to be made by throwing", "=the projectile, {object}, is to be launched at {target}", "=with {target} beyond reach, {object} will be thrown there", "=trajectory of {object}: ballistic. Point of impact: {target}", "=having seized {object}, release it in full swing so that it strikes {target}",
        "=a throw of {object}, aimed at {target}, is scheduled next", "=ballistic transfer of {object} to {target} is (ordered|authorised)", "launch {object}, taking {target} for the mark", "=it is by throwing, reach being insufficient, that {object} must get to {target}",
    ),
    "throw_topple": (
        "=one swing, one release, and {object} shall lay {target} low", "=across the gap, which no arm can span, {object} shall fly and knock {target} down",
        "=the robot shall throw {object} at {target} with the intent of felling it", "=let {object} be hurled, that {target} may fall", "=the overthrow of {target} is to be accomplished by means of {object}, thrown from afar", "=projectile: {object}. Target to be felled: {target}", "=struck by {object}, which you are to throw, {target} shall fall",
        "=in the manner of David, fell {target} with a cast of {object}", "=launching of {object} against {target} is ordered, the fall of the latter being the aim", "=with a throw of {object}, {target} will be brought down", "demolish the stand of {target} by hurling {object} at it", "=the impact of {object}, thrown by the robot, shall cause {target} to overturn",
    ),
    "match_pose": (
        "=bearing {turn} from that of {object}, elevation {height} above it: such is the pose to be taken", "=rise to {height} over {object} and let the wrist differ from it by {turn}",
        "=it falls to the robot to station its gripper {height} above {object}, rotated {turn} with respect to it", "=clearance over {object}: {height}. Yaw relative to {object}: {turn}", "=with its fingers {turn} off the sides of {object}, the tool will assume a position {height} above it", "=let the hand abide {height} over {object}, having turned {turn} from its bearing", "=the end effector was positioned {height} above {object} at a relative yaw of {turn}; repeat this",
        "=station: above {object}. Altitude: {height}. Relative bearing: {turn}", "assume a hover over {object}, the altitude being {height} and the rotation {turn} from the angle of the object", "=hovering at {height} over {object}, and turned {turn} from it, the gripper is to await orders", "=two conditions govern the pose over {object}: a height of {height} and a rotation of {turn} relative to it", "=required over {object}, at {height}, is the gripper, turned {turn} from its orientation",
    ),
    "move_without_hitting": (
        "=the duty of the robot is to convey its hand to a point {height} above {mat}, contact with any object on the way being prohibited", "=passage to {height} above {mat} is granted on condition that nothing be touched", "=let the hand come to {height} over {mat}, and let nothing be disturbed by its coming", "=destination of the gripper: {height} above {mat}. Collisions permitted: none", "=avoiding all obstacles, the arm will proceed to {height} over {mat}",
        "=without prejudice to anything standing on the table, the gripper is to be brought {height} above {mat}", "navigate the gripper, clear of every obstacle, to {height} over {mat}", "=a collision-free path is to be taken, ending {height} above {mat}", "=steer for {mat} and heave to {height} above it, giving every object on the way a wide berth",
    ),
    "trace": (
        "=nothing more is asked of you than to pass over {first}, thence over {second} and thence over {third}, maintaining an altitude of {height}", "=itinerary at {height} of altitude: depart for {first}, call at {second}, terminate above {third}", "=let the hand fare over {first}, then {second}, and lastly {third}, {height} above each", "=with a clearance of {height} throughout, a pass over {first} is followed by one over {second} and one over {third}",
        "=the survey flight will take the gripper over {first}, {second} and {third}, in that order, at {height}", "=above {third}, preceded by {second}, preceded in turn by {first}, the gripper shall hover at {height}", "overfly {first}, {second} and, finally, {third} at a constant {height}", "=three stations of the hand, each at {height}: the first above {first}, the next above {second}, the last above {third}",
        "=order of inspection from {height} above: {first}; whereupon {second}; whereupon {third}", "=having hovered {height} above {first}, the hand proceeds to the same height over {second}, and from there to the same over {third}",
    ),
    "move_over": (
        "=rise or sink, as need be, to {height} above {object}, and stay", "=directly beneath the waiting gripper, by {height}, there shall be {object}",
        "=the robot shall station its gripper {height} above {object}", "=vertical clearance between gripper and {object}: {height}", "=let the hand abide {height} above {object}", "=the tool is advanced to a point {height} directly over {object}", "=flight level {height} over {object} is assigned to the hand; climb or descend to it", "=with {height} of air beneath it, the hand will stand over {object}", "assume a position {height} vertically above {object}",
        "=hovering of the gripper over {object} at {height} is (requested|prescribed)", "=the observation post of the gripper is the point {height} above {object}",
    ),
    "moved_by": (
        "=from its old ground to the new, {o} travels {length} {side}", "=an interval of {length}, taken {side}, shall separate the new place of {o} from the old",
        "=the duty of the robot is to displace {o} by {length} {side}", "=displacement of {o}: {length} {side}", "=let {o} be borne {length} {side} from its present place", "=the new position of {o} lies {length} {side} relative to the old", "=with {o} moved {length} {side}, the order is fulfilled", "=a shift of {o} is to be effected, amounting to {length} {side}",
        "=it is hereby resolved that {o} be moved {length} {side}", "=update position of {o}: {length} {side}", "=by {length} {side}, no more and no less, {o} will be relocated", "transpose {o} {length} {side}",
    ),
    "hovering": (
        "=over {object}, yet free of it, the hand shall linger", "=directly beneath the waiting gripper there shall be {object}",
        "=the robot shall station its gripper above {object} without making contact", "=let the hand abide above {object}", "=the end effector is brought directly over {object} and kept there", "=hovering above {object} is all that this order calls for", "=take up station over {object} and await further orders", "=like a hawk over its field, the gripper shall hang above {object}",
        "assume a hovering position directly above {object}", "=the airspace above {object} is assigned to the gripper; occupy it", "=suspended above {object}, the hand will remain still",
    ),
    "restore": (
        "=a brief sojourn of {object} on {target} is planned {back}", "=for the record, set {object} upon {target} {back}",
        "=be so good as to convey {object} to {target} {back}", "=let {object} be borne to {target} {back}", "=a temporary transfer of {object} onto {target} {back}", "=loan of {object} to {target} {back}", "=the exhibit, {object}, will be shown on {target} {back}", "lodge {object} on {target} for the time being {back}", "=with {object} set upon {target}, note the result {back}", "=placement of {object} on {target} is provisional: deposit it there {back}",
        "=step one of the trial is the transfer of {object} to {target} {back}", "=deposit {object}, on a temporary basis, upon {target} {back}", "=visit of {object} to {target} {back}",
    ),
    "next_to_restore": (
        "=a brief sojourn of {object} {where} is planned {back}", "=for the record, set {object} down {where} {back}",
        "=it is incumbent upon you to station {object} {where} {back}", "=let {object} be borne to a place {where} {back}", "=a temporary transfer of {object} to a position {where} {back}", "=the exhibit, {object}, will be shown {where} {back}", "lodge {object} {where} for the time being {back}", "=with {object} set down {where}, note the result {back}", "=position of {object}, for a short while: {where} {back}",
        "=deposit {object}, on a temporary basis, {where} {back}", "=step one of the trial is the placing of {object} {where} {back}", "=provisional placement of {object} {where} {back}",
    ),
    "rotate_restore": (
        "=for the record, {object} shall be seen at another angle, {turn}, and then again at the present one",
        "=it falls to the robot to rotate {object} {turn} and thereafter to restore its original orientation", "=let {object} be turned {turn}, and let it then be turned again to face as of old", "=trial rotation of {object}, {turn}, followed by its reversal", "=a rotation of {object}, {turn}, is to be made and then revoked", "=commit: rotate {object} {turn}. Next commit: revert the rotation", "=the specimen, {object}, is turned {turn} for inspection and returned to its initial orientation",
        "=having been rotated {turn}, {object} shall resume its former angle", "=temporary reorientation of {object}: {turn}; subsequent restoration of the old angle is mandatory", "turn {object} {turn}, then annul the rotation", "=preceding its return to the angle at which it stands today, {object} will undergo a rotation, {turn}", "=turning {object} {turn}, as well as undoing that turn afterwards, is the task of the robot",
    ),
    "rotate_symmetry": (
        "=one after the other, and in equal measure, the {shapes} go round {turn}",
        "=the robot shall rotate each and every {shape} {turn}", "=to wit: all {shapes}, rotation {turn} apiece", "=let no {shape} be left unturned; the turn is {turn}", "=for each {shape} on the table, apply a rotation, {turn}", "=update all {shapes}: rotated {turn}", "=the {shapes}, one as well as the other, will be turned {turn}", "=rotation of the {shapes}, individually and on the spot: {turn}", "=with every {shape} turned {turn}, the protocol is complete",
        "subject each of the {shapes} to a rotation, {turn}", "=equal treatment of the {shapes} is prescribed: a rotation of each, {turn}",
    ),
    "novel_noun": (
        '=in this contract, "{noun}" means {object} and "{place}" means {target}. The {noun} shall be placed upon the {place}', "=whereas {object} is known as the {noun}, and whereas {target} is known as the {place}, be it resolved that the {noun} be set on the {place}", "={object}, hereinafter the {noun}, shall be deposited on {target}, hereinafter the {place}. Deposit the {noun} on the {place}",
        "=glossary. The {noun}: {object}. The {place}: {target}. Procedure: the {noun} is transferred to the {place}", "=the ancients called {object} the {noun} and {target} the {place}. Let the {noun} be borne to the {place}", "=transfer of the {noun} to the {place} is ordered, the {noun} being {object} and the {place} being {target}", "=with {noun} denoting {object} and {place} denoting {target}, place the {noun} upon the {place}",
        "=to {object} we assign the term {noun}, to {target} the term {place}. Expected: the {noun} on the {place}", "=terminology: {object} will be referred to as the {noun}, and {target} as the {place}. The {noun} is to be laid on the {place}",
    ),
    "novel_adj": (
        "=by definition, {more} is {adjective} than {less}. In accordance therewith, the {adjective} {shape} shall be placed upon {target}", "=it is held that {more} is {adjective} than {less}; let the {adjective} {shape} be borne to {target}", "=given that {more} is {adjective} than {less}, transfer to {target} the {adjective} of the {shapes}", "=glossary. {adjective}: said of {more} in comparison with {less}. Procedure: deposit the {adjective} {shape} on {target}",
        "=transfer of the {adjective} {shape} to {target} is ordered, {more} being {adjective} than {less}", "=select the {adjective} {shape}, where {more} counts as {adjective} than {less}, and place it upon {target}", "=with {more} ranking as {adjective} than {less}, it is the {adjective} {shape} that shall rest on {target}", "=witnesses agree that {more} is {adjective} than {less}. The {adjective} {shape} will therefore be set on {target}",
    ),
    "novel_adj_noun": (
        '=in this contract, "{noun}" means {target}, and {more} is deemed {adjective} than {less}. The {adjective} {shape} shall be placed upon the {noun}', "=whereas {target} is known as the {noun}, and whereas {more} is {adjective} than {less}, be it resolved that the {adjective} {shape} be set on the {noun}", "=glossary. The {noun}: {target}. {adjective}: said of {more} in comparison with {less}. Procedure: deposit the {adjective} {shape} on the {noun}",
        "=the ancients called {target} the {noun} and held {more} to be {adjective} than {less}. Let the {adjective} {shape} be borne to the {noun}", "=transfer of the {adjective} {shape} to the {noun} is ordered, {more} being {adjective} than {less} and the {noun} being {target}", "=given that {more} is {adjective} than {less}, and with {noun} denoting {target}, lay the {adjective} {shape} on the {noun}",
        "=to {target} we assign the term {noun}; moreover, {more} is {adjective} than {less}. Expected: the {adjective} {shape} on the {noun}", "={target}, hereinafter the {noun}, shall receive the {adjective} {shape}, {more} being {adjective} than {less}. Place the {adjective} {shape} on the {noun}",
    ),
    "follow_order": (
        "=you are hereby commissioned to set {object} on {places}, in the order stated", "=let {object} be borne to {tos}", "=order of call for {object}: on {places}", "=the itinerary of {object} leads to {tos}", "=placement of {object} on {places} is prescribed", "=the relic, {object}, will be carried in procession to {tos}", "=log of {object} for today: set down on {places}", "=as the schedule has it, {object} is to be deposited on {places}", "convey {object} to {tos}",
        "=the king's progress: {object} removes to {tos}",
    ),
    "follow_order_restore": (
        "=the arm is under obligation to convey {object} from its mat to {place} and thereafter to return it to the mat whence it came", "=let {object} leave its mat for {place}, and let it be brought back to that mat again", "=loan of {object} to {place}, with return to the mat of origin", "=expected: {object} on its original mat, having been set on {place} in between", "=return ticket for {object}: outward to {place}, homeward to the mat it came from", "=upon its visit to {place}, {object} will be taken back to the mat on which it stands today",
        "convey {object} to {place} and, that done, back to the mat of its origin", "=deposition of {object} on {place}, followed by its restitution to the mat it came from", "=an excursion of {object} to {place} is planned, concluding on the mat where it began",
    ),
    "neighbour": (
        "=the first passenger to {mat} is {object}; the second is whatever stood {side} beforehand", "=after {object} has gone to {mat}, its former neighbor, the one that stood {side}, goes there as well",
        "=we would have you place {object} upon {mat} and thereafter place there also the item that was {side}", "=let {object} be borne to {mat}, and let its companion, the thing {side}, follow", "={object} is to be transferred to {mat}, followed by the object originally situated {side}", "=transfer to {mat}: first {object}, then the article which stood {side} at the outset", "=preceded by {object}, whatever now stands {side} will be conveyed to {mat}",
        "=note which object is {side}. Convey {object} to {mat}. Thereupon convey the noted object to {mat} as well", "=in the train of {object}, which goes to {mat} first, the thing that stands {side} shall go to {mat} too", "convey {object} to {mat} and thereafter, to the same destination, that which was found {side}", "=both {object} and, after it, the object standing {side} before the move shall come to rest on {mat}",
    ),
    "next_to": (
        "=the spot {side}, being vacant, is allotted to {object}", "=on parade, {object} takes its post {side}", "=the court orders the removal of {object} to a spot {side}", "=it is {side} that {object} shall henceforth be found", "=relocation of {object}; new site: {side}", "=there being room {side}, {object} shall go there", "=we, the undersigned, request that {object} be stationed {side}", "=let it be recorded that {object} was moved {side}; make the record true",
        "=the robot shall station {object} {side}", "=the position assigned to {object} is {side}", "=let {object} be borne to a place {side}", "=expected: {object} {side}. Actual: {object} elsewhere", "=with {object} stationed {side}, the order is fulfilled", "=placement of {object}: {side}, upon the table", "={side}, as the protocol has it, {object} will be deposited", "=having been lifted, {object} is to be set down {side}", "=a position {side} is reserved for {object}; install it there",
        "=it is hereby ordered that {object} take its stand {side}", "=the seating plan puts {object} {side}; act accordingly", "install {object} {side}", "=on the map, {object} should appear {side}; relocate it",
    ),
    "count_and_repeat": (
        "=a pendulum motion of {object}, out to {target} and back to its place, is to be carried out {times}", "=let it be done {times}: {object} goes out to {target}, and {object} returns to its place",
        "=nothing more is asked of you than to convey {object} to {target} and return it to its place, performing this cycle {times}", "=let {object} be borne to {target} and back to its place again, {times} in all", "=number of cycles: {times}. One cycle: {object} onto {target}, then back to where it stands now", "={times}, as the rite demands, {object} shall be laid upon {target} and returned to its place", "=an endurance test: {times}, {object} is deposited on {target} and restored to its original spot",
        "=to be carried out {times}: transfer of {object} onto {target}, followed by its return to the starting place", "shuttle {object} {times} between {target} and its present place, ending at the latter", "=the placing of {object} on {target}, as well as its return to the old place, is to be done {times}", "=the protocol consists in moving {object} to {target} and back to its initial place; execute it {times}",
    ),
    "rearrange": (
        "=it is moved and seconded: {moves}", "=the surveyor demands these corrections: {moves}",
        "=the duty of the robot is to effect these displacements: {moves}", "=be it resolved that the following pieces be moved: {moves}", "=amendments to the layout: {moves}", "=change log of the table: {moves}", "=displacements prescribed: {moves}", "execute these displacements: {moves}", "=corrigenda to the arrangement: {moves}", "=the table is to be rearranged thus: {moves}", "=expected shifts, from the present places: {moves}",
    ),
    "displace": (
        "=it is moved and seconded: {move}", "=the surveyor demands a correction: {move}",
        "=be so good as to effect this displacement: {move}", "=amendment to the layout: {move}", "=displacement prescribed: {move}", "execute this displacement: {move}", "=corrigendum to the arrangement: {move}", "=the change requested is a single one: {move}", "=expected shift, from the present place: {move}", "=by order of the committee: {move}, and nothing besides", "=commit: {move}",
    ),
    "touch_reset_pick": (
        "=it falls to the robot to touch a {shape} of its choosing, return to its home position, and thereupon take up the selfsame {shape}", "=protocol: contact with any one {shape}; return to home; pick-up of the same {shape}", "=let a {shape} be touched, let the arm go home, and let that same {shape} then be raised", "=having touched one of the {shapes} and gone home, the robot will lift the one it touched", "=select any {shape}. Touch it. Go home. Lift the {shape} selected",
        "=the {shape} to be lifted is the one touched beforehand, with a return home in between", "touch a {shape} of your choosing, go home, and thereafter raise the very same one", "=a touch upon some {shape}, followed by a return home, followed by the lifting of that {shape}", "=preceded by a return to the home position, and that in turn by a touch, the lifting of one and the same {shape} shall conclude the trial",
    ),
    "stack2": (
        "=a pillar of two: below, {n0}; thereupon, {n1}", "=upon {n0}, which stays where it is, shall rest {n1}", "=we, the undersigned, request that {n1} be mounted on {n0}", "=the roof is {n1}, the house is {n0}; put the former on the latter", "=to be stacked, from the ground upward: {list}",
        "=it is incumbent upon you to erect {n1} upon {n0}", "=let {n1} be set upon {n0}, as a capital upon its column", "=foundation: {n0}. Superstructure: {n1}", "=the superposition of {n1} on {n0} is (ordered|prescribed)", "=with {n0} as its pedestal, {n1} will stand elevated", "=expected: {n1} on top of {n0}. Actual: both apart", "superimpose {n1} upon {n0}", "=the statue, {n1}, is to be mounted on the plinth, {n0}", "=as specified, {roles}: thus shall the stack be built",
        "={n0}, surmounted by {n1}, forms the monument to be erected", "=commit: add {n1} on top of {n0}",
    ),
    "stack3": (
        "=a pillar of three: lowest, {n0}; thereupon, {n1}; and uppermost, {n2}", "=upon {n0} shall rest {n1}, and upon {n1} shall rest {n2}", "=the cellar is {n0}, the house is {n1}, the roof is {n2}; build in that order", "=mounting of {n1} on {n0}, followed by that of {n2} on {n1}",
        "=it falls to the robot to erect {n1} upon {n0} and {n2} upon {n1}", "=let a tower be raised: its foundation {n0}, its shaft {n1}, its crown {n2}", "=foundation: {n0}. First storey: {n1}. Second storey: {n2}", "={n0}, surmounted by {n1}, which is itself surmounted by {n2}, forms the monument to be erected", "=the column, listed from the ground upward, consists of {list}; erect it", "=expected: {chain}. Actual: nothing stacked",
        "=a stack is to be assembled as follows: {roles}", "=with {n0} for its base, the tower will rise by {n1} and close with {n2}", "superimpose {n1} upon {n0}, and thereafter {n2} upon {n1}", "=order of laying, beginning at the ground: {list}, each upon the last", "=reading downward from the summit, the tower shall show {listdown}",
    ),
    "stack4": (
        "=a pillar of four: lowest, {n0}; thereupon, {n1}; then {n2}; and uppermost, {n3}", "=upon {n0} shall rest {n1}, upon {n1} shall rest {n2}, and upon {n2} shall rest {n3}", "=mounting of {n1} on {n0}, followed by that of {n2} on {n1} and of {n3} on {n2}",
        "=the robot shall erect {n1} upon {n0}, {n2} upon {n1} and {n3} upon {n2}", "=let a tower be raised: its foundation {n0}, above it {n1}, above that {n2}, and {n3} for its crown", "=foundation: {n0}. First storey: {n1}. Second storey: {n2}. Third storey: {n3}", "={n0}, surmounted by {n1}, then by {n2}, then by {n3}, forms the monument to be erected", "=the column, listed from the ground upward, consists of {list}; erect it",
        "=a stack is to be assembled as follows: {roles}", "superimpose {n1} upon {n0}, {n2} upon {n1}, and lastly {n3} upon {n2}", "=order of laying, beginning at the ground: {list}, each upon the last", "=reading downward from the summit, the tower shall show {listdown}",
    ),
    "swap": (
        "=the squares of {a} and {b} are to be exchanged, piece for piece", "=change of guard: {a} relieves {b} at its post, and {b} relieves {a}", "=after the exchange, {b} shall occupy the ground of {a}, and {a} the ground of {b}", "=with {a} and {b} as parties, an exchange of places is concluded; execute it", "=we, the undersigned, request that {a} and {b} trade positions", "=the address of {a} becomes that of {b}, while the address of {b} becomes that of {a}",
        "=you are hereby commissioned to cause {a} and {b} to exchange positions", "=the position of {a} is assigned to {b}, and vice versa", "=let {a} and {b} each inherit the place of the other", "=by mutual consent, {a} cedes its place to {b} and {b} cedes its own to {a}", "=a transposition of {a} and {b} is (ordered|prescribed)", "=erratum: for {a} read {b}, for {b} read {a}; correct their places on the table", "=as in castling, {a} goes where {b} is and {b} where {a} is",
        "=expected: {a} at the position of {b}, {b} at the position of {a}. Actual: the reverse", "=with {a} removed to the place of {b}, and {b} to that of {a}, the treaty is fulfilled", "interchange {a} with {b}", "=permutation of two: {a} and {b}", "=the occupants of two places shall be interchanged, these being {a} and {b}", "=commit: swap positions of {a} and {b}",
    ),
    "balance": (
        "=neither {first} nor {second} may outweigh the other once all of {list} are placed on them; place them so", "=weigh one against the other until {first} and {second} hold {list} in equal weights",
        "=the arm is under obligation to distribute {list} between {first} and {second} in such a manner that the scale is in equilibrium", "=equilibrium of {first} and {second} is to be achieved, loading {list} to the last piece", "=let {list} be weighed out upon {first} and {second} until neither pan prevails", "=find a partition of {list} over {first} and {second} for which both loads are equal, and carry it out", "=expected: {first} and {second} level, with all of {list} on them",
        "=an equitable division of {list} between {first} and {second}, by weight, is prescribed", "=justice holds the scales: on {first} and {second}, {list} shall be placed with equal weight on either side", "apportion {list} to {first} and {second} so that the weights are equal", "=with {list} divided among them, {first} and {second} will bear the same weight",
    ),
    "sort_stack": (
        "=no stack shall mix one {by} with another, and no object shall be left out of the stack of its {by}",
        "=we would have you gather all objects of like {by} into a stack, one stack for each {by}", "=let like be laid upon like, {by} being the criterion", "=classification criterion: {by}. Form of storage: one stack per class", "=group by {by}, stacking each group", "=objects sharing a {by} are to be superimposed, whatever their other properties", "=with {by} as the sole criterion, all objects will be stacked class by class", "=stacking of all objects, separated by {by}, is (ordered|requested)",
        "superimpose all objects of the same {by}", "=expected: all objects stacked, every stack uniform in {by}", "=an inventory by {by} is to be built, each entry of it being a stack",
    ),
    "stack_topple": (
        "=the robot shall erect a tower of {list}, the first named being the lowest, and shall then overthrow it", "=let a tower be raised of {list}, from the ground upward, and let it be cast down again", "=phase one: construction, with {roles}. Phase two: demolition by a push", "=the rise and fall of a tower: {chainand}, and thereupon the push that topples it", "=erection of {list}, from the bottom upward, as a single stack, followed by its toppling",
        "=a tower consisting of {chain} is to be put up and thereafter overturned", "=having stacked {list} in that order from the bottom, the robot will knock the tower over", "erect a tower with {roles}, and thereafter push it over", "=expected: {chain} stacked at first; all fallen at the last",
    ),
    "swap_push": (
        "=nothing more is asked of you than to cause {a} and {b} to exchange positions by pushing alone", "=the exchange of {a} and {b} is to be effected by sliding, lifting being prohibited", "=let {a} and {b} each come to the place of the other, yet let neither leave the table", "=by pushing, and by no other means, {a} shall reach the place of {b} and {b} that of {a}", "=transposition of {a} and {b}; permitted action: push; forbidden action: pick up",
        "interchange {a} with {b} by pushes of the closed gripper", "=with neither of them lifted at any time, {a} and {b} will be pushed into one another's places", "=grasping being ruled out, the places of {a} and {b} are to be interchanged with pushes",
    ),
    "swap_ring": (
        "=in rotation, {a} relieves {b} at its post, {b} relieves {c}, and {c} relieves {a}", "=the squares of three pieces pass in a circle: that of {b} to {a}, that of {c} to {b}, that of {a} to {c}",
        "=the duty of the robot is to convey {a} to the position of {b}, {b} to the position of {c}, and {c} to the position of {a}", "=a cyclic permutation is prescribed: {a} takes the place of {b}, {b} that of {c}, {c} that of {a}", "=let {a} inherit the place of {b}, let {b} inherit that of {c}, and let {c} inherit that of {a}", "=by treaty of the three, {b} cedes its place to {a}, {c} cedes its place to {b}, and {a} cedes its place to {c}",
        "=the place of {a} falls to {c}, the place of {b} falls to {a}, and the place of {c} falls to {b}", "=simultaneous succession: {a} for {b}, {b} for {c}, {c} for {a}, each in the place of the one it succeeds", "=expected, in terms of present places: {a} at that of {b}, {b} at that of {c}, {c} at that of {a}", "=office of {b}: to be filled by {a}. Office of {c}: to be filled by {b}. Office of {a}: to be filled by {c}. An office here is a place on the table",
    ),
    "throw_sort": (
        "=be so good as to throw {list} at the mats, the color of the mat agreeing with that of the item thrown", "=delivery of {list} to the mats of matching color is to be made by throwing", "=let {list} be cast afar, each unto the mat of its own color", "=projectiles: {list}. Point of impact of each: the mat of the same color", "=the mats being out of reach, {list} will be thrown there, color deciding which goes where",
        "hurl {list}, in each case at the mat of identical color", "=sorting of {list} by color, by means of throws at the mats", "=one throw apiece is allotted to {list}, the target being the mat of the same color", "=color to color, {list} shall be launched at the mats",
    ),
    "covered": (
        "=under {box}, {object} shall wait until {other} has been moved to {first}; its own removal, to {second}, comes last",
        "=it is incumbent upon you to place {box} over {object}, then convey {other} to {first}, then uncover {object} and convey it to {second}", "=let {box} be lowered over {object} to hide it; let {other} be borne to {first}; and let {object}, uncovered again, be borne to {second}", "=phase one: {object} is covered with {box}. Phase two: {other} is transferred to {first}. Phase three: {object} is uncovered and transferred to {second}",
        "=with {object} concealed under {box}, {other} is to be set on {first}; that done, {object} shall be revealed and set on {second}", "=concealment of {object} by {box}, followed by the transfer of {other} to {first}, followed by the transfer of {object} from its concealment to {second}", "cover {object} with {box}, convey {other} to {first}, and thereafter retrieve {object} and convey it to {second}",
        "=the transfer of {object} to {second} shall be preceded by that of {other} to {first}, and this in turn by the covering of {object} with {box}",
    ),
    "sort": (
        "=the law is simple: on every mat, only its own color; on this principle place {things}", "=with every color goes a mat, and on it shall be laid whichever of {things} has that color", "=the sorting of {things} by color, onto the mats, is today's whole business", "=we, the undersigned, request that {things} be sorted by color onto the mats",
        "=it falls to the robot to convey {things} to the mats, matching color with color", "=classification of {things} according to color, upon the mats provided for it", "=let {things} be gathered, color to color, upon the mats", "=criterion: color. Items: {things}. Bins: the mats", "=expected: {things} on the mats of their color. Actual: not sorted yet", "=color deciding the matter, {things} will be distributed among the mats", "allocate {things} to the mats of corresponding color",
        "=each mat shall receive, out of {things}, that which shares its color", "=with color as the key, join {things} to the mats", "=sorted by color and placed on the mats: thus the curator wants {things}", "=the color of every mat designates which of {things} is to rest there", "=each {thing} shall rest upon the mat whose color it bears",
    ),
    "place": (
        "=assignment of the day: the relocation of {object}, its new abode being {target}", "=upon {target}, and nowhere else, {object} shall find its rest", "=knight to its square: {object} goes to {target}", "=the judgment is that {target} be given {object} to bear", "=there shall be no further delay in bringing {object} to {target}", "=patient: {object}. Bed: {target}. Admit at once", "=should {object} not be on {target} by the close of this session, the order counts as unfulfilled", "=we, the undersigned, request that {object} be moved onto {target}", "=it is on {target} that {object} will be found by tomorrow, the robot having carried it there", "entrust {target} with {object}", "=from the table, {object}; to {target}, the same",
        "=the robot shall deposit {object} upon {target}", "=let {object} be borne to {target} and laid upon it", "=deposition of {object} on {target} is (ordered|requested) herewith", "={object} is transferred to {target} with the gripper", "=expected: {object} on {target}. Actual: {object} elsewhere", "=the residence of {object} shall henceforth be {target}", "=consignment: {object}. Consignee: {target}. Deliver at once", "=with {object} installed upon {target}, the work is complete",
        "=having been lifted, {object} is to be lowered onto {target} and released", "=commit: move {object} onto {target}", "={target} awaits {object}; unite them, the latter upon the former", "=behold {target}, the throne on which {object} is to be seated", "=it has been resolved to transfer {object} to {target}", "=insert {object} into the place provided, which is {target}", "=update {object}: location {target}", "consign {object} to {target}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
