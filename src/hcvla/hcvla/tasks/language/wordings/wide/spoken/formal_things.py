"""How formal and old-fashioned writing words requests about groups, changes of places, towers and lengths."""

from __future__ import annotations

from collections.abc import Mapping

_CONVEYED = (
    "=you are hereby commissioned to convey {them} to {target}", "=conveyance of {them} to {target} is (ordered|requested) herewith", "=let {them} be borne unto {target}", "=the manifest of {target} reads as follows: {them}. Load accordingly", "=with {them} safely lodged upon {target}, the contract is discharged", "=expected: {target} holding {them}. Actual: items still where they were",
    "=from wherever found, {them} shall be transported to {target} and deposited there", "=it has been decreed that {target} shall accommodate {them}", "consign {them} to {target}", "=the port of destination for {them} is {target}; ship at once",
)  # fmt: skip
_ITS = (
    "=the arm is under obligation to convey {them} to {target}", "=let {them} be borne unto {target}", "=from its present place {them} shall be transported to {target}", "=it has been decreed that {them} take up residence on {target}", "consign {them} to {target}", "=expected: {them} on {target}. Actual: elsewhere", "=conveyance of {them} to {target} is ordered herewith",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=it is the wish of this house that {target} be furnished with {them}", "=by nightfall {them} shall have found a place on {target}", "=inventory of {target} after completion: {them}",
        *_CONVEYED, "=this order extends to {them} without exemption beyond what is stated; destination: {target}", "=move to {target} from the table: {them}",
    ),
    "some_onto": (
        "=joined by a common fate, {them} proceed to {target}", "=inventory of {target} after completion: {them}", "=by nightfall {them} shall have found a place on {target}",
        *_CONVEYED, "=to be assembled upon {target}: {them}", "=jointly and severally, {them} shall rest on {target}"),
    "two_of": (
        "=inventory of {target} after completion: {them}, of your own choosing", "=as to which, the law is silent; as to number and place it says {them}, on {target}",
        *_CONVEYED, "=the choice being left to the robot, {them} shall be set upon {target}", "=by lot, as it were, {them} are to be selected and laid on {target}", "=select at random {them}, and deposit the selection on {target}",
    ),
    "all_but_two": (
        "=inventory of {target} after completion: {them}",
        *_CONVEYED, "=subject to the two exemptions named, {target} shall receive {them}", "=the two excepted items remain in place, while {target} is to be furnished with {them}",
    ),
    "one_of_each": (
        "=inventory of {target} after completion: {them}", "=no preference is expressed, provided that {target} receives {them}",
        *_CONVEYED, "=a representative sample, consisting of {them}, is to be laid on {target}", "=delegates from either kind, that is {them}, will convene upon {target}",
    ),
    "at_an_end": (*_CONVEYED, "=judging by position alone, {them} are to be identified and conveyed to {target}", "=determine by inspection {them}, and install these upon {target}"),
    "two_places": (
        "=as {a} is to {s}, so is {b} to {t}: place them in that relation", "=the heirs are {a} and {b}; the first inherits {s}, the second inherits {t}", "=on {s}, once this is done, shall be found {a}; on {t} shall be found {b}", "=we, the undersigned, request {a} on {s}, and on {t} we request {b}",
        "=we would have you convey {a} to {s} as well as {b} to {t}", "=let {a} be borne to {s}, and {b}, in like manner, to {t}", "=seating plan: {a} upon {s}, {b} upon {t}", "=with {a} lodged on {s}, {b} is to be lodged on {t}", "=expected: {a} on {s} and {b} on {t}. Actual: neither in place", "=consignment of {a} to {s}, followed by that of {b} to {t}",
        "=the residence of {a} shall be {s}, that of {b} shall be {t}", "=article one: {a} goes to {s}. Article two: {b} goes to {t}",
    ),
    "it": (
        "{object} is hereby summoned. Conduct it to {target}", "our concern is {object}. Would you be so good as to transfer it to {target}", "take note of {object}. No later than now it must be moved onto {target}", "{target} has been prepared, and {object} is ready. Set it there",
        "observe {object}. It shall be borne to {target}", "this order concerns {object}. It is to be deposited on {target}", "the consignment consists of {object}. Kindly see it delivered to {target}", "behold {object}. Let it rest upon {target}", "grip {object}. Having raised it, lower it onto {target}", "exhibit A is {object}. The court wishes it placed upon {target}",
        "we draw your attention to {object}. The proper station for it is {target}",
    ),
    "three_things": (
        "=three deeds are required. To begin, {a}. To continue, {b}. To conclude, {c}", "{a}; having done so, {b}; and, having done both, {c}", "=chapter one: {a}. Chapter two: {b}. Chapter three, and last: {c}",
        "=work order in three parts. Part one: {a}. Part two: {b}. Part three: {c}", "=the procedure comprises three steps, to wit: {a}; thereafter {b}; and lastly {c}", "{a}. Thereupon, {b}. In conclusion, {c}", "=agenda. Item one: {a}. Item two: {b}. Item three: {c}", "{a}; that being accomplished, {b}; and, this too being accomplished, {c}", "=i: {a}. ii: {b}. iii: {c}",
    ),
    "any_picked": (
        "=it is immaterial which is taken, provided that {object} is lifted", "=by the end of this step, {object} shall be suspended from the gripper", "=the hand, at its own pleasure, closes upon {object} and rises",
        "=the duty of the robot is to take up {object}, the choice being its own", "=let {object} be raised aloft, no matter which", "=the raising of {object} is requested, selection being at your discretion", "=select {object}, then grasp and lift the selection", "=custody of {object} is to pass to the gripper", "=a volunteer is called for, to be lifted by the gripper: {object}",
    ),
    "each_touched": (
        "=we, the undersigned, request a touch for {touched}", "=it suffices that a finger graze {touched}", "=want of room makes it necessary to push {nudged} away",
        "=the robot shall bring a fingertip into contact with {touched}", "=let a finger rest for an instant upon {touched}", "=palpation of {touched} is prescribed, displacement of anything being ruled out", "=inspection round: a touch for {touched}", "=with the gripper closed, contact is to be made with {touched}", "=the robot shall, by pushing, dislodge {nudged}, the direction being immaterial",
        "=displacement of {nudged} by means of the closed hand is ordered, in any direction", "=let {nudged} be thrust aside, it matters not whither", "=in this step a push will dislodge {nudged}, direction arbitrary",
    ),
    "sort_but_one": (
        "=an amnesty is granted to {spared}; all other {many} must go to the mats of their colors", "=every {one} to the mat of its color, the sole exception being {spared}", "=the color rule, by which a {one} goes to the mat of its color, applies to all {many} except {spared}",
        "=with the exception of {spared}, which shall stay in place, the {many} are to be sorted by color onto the mats", "=exempt from this order: {spared}. Subject to it: every other {one}, to be placed on the mat of its color", "=save for {spared}, let each {one} be borne to the mat of its own color", "=classification by color of the {many} upon the mats, {spared} being exempt",
        "=excluding {spared}, which remains untouched, every {one} shall be conveyed to the mat of matching color",
    ),
    "the_rest": (
        "=a distinction is made: {s} is the place of {a}, and {t} is the place of {rest}", "=after {a} has been placed upon {s}, proceed to place {rest} upon {t}", "=while {a} is privileged to stand on {s}, {rest} must be content with {t}",
        "=nothing more is asked of you than to convey {a} to {s}, and {rest} to {t}", "=let {a} be borne to {s}, and let {t} receive {rest}", "=seating plan: {a} upon {s}, {rest} upon {t}", "=with {a} lodged on {s}, {t} is to receive {rest}", "=consignment of {a} to {s}, followed by that of {rest} to {t}", "=destination of {a}: {s}. Destination of {rest}: {t}",
    ),
    "of_another_color": _ITS,
    "of_its_own_color": _ITS,
    "each_on_another_color": (
        "=discord is the rule: on no {k} a {one} of its color, and each {one} upon some {k}", "=see that each {one} is set on a {k}, the two colors being unequal in every case",
        "=the robot shall place every {one} upon a {k} of a color other than its own", "=let no {one} rest upon a {k} of its own color; put each upon another", "=prohibited combination: {one} and {k} of identical color. Place every {one} on a {k}, observing this", "=to every {one} is to be assigned a {k} differing from it in color, and there it is to be set", "=all {ones} shall go into exile, each upon a {k} of foreign color",
    ),
    "swap_back": (
        "=an exchange of {x} and {y} is made on approval, and is undone at the end", "=twice shall {x} and {y} trade places, so that all is finally as before", "{c}; this being merely a rehearsal, put both back afterwards where they were",
        "{c}, and thereafter restore both to their original places", "=the duty of the robot is to cause {x} and {y} to exchange places and then to reverse the exchange", "=let {x} and {y} change places, and let each then resume its own", "=temporary interchange of {x} and {y}, followed by restitution of both", "=first commit: swap {x} with {y}. Second commit: revert the first",
        "=having exchanged {x} and {y}, the robot will return the two to where they stood originally",
    ),
    "stack_back": (
        "=a tower of {upward}, named from the bottom, is made on approval, and every part of it goes back to where it stood", "{c}; this being merely a rehearsal, return every part to its initial position",
        "{c}, and thereafter restore every piece to its original place", "=let a tower be raised of {upward}, from the ground upward, and let each part then be returned to its place", "=construction of a tower, from the bottom {upward}, followed by its dismantling and the return of each piece to where it stood", "{c}; the trial being over, return all pieces to the places from which they came",
        "=be so good as to stack {upward} in this order, lowest first, and afterwards to restitute all of them to their original places",
    ),
    "passed_on": (
        "={b} moves to {target}; the vacancy on the table is filled by {a}{t}", "=we, the undersigned, request {b} on {target} and, where {b} used to stand, {a}{t}",
        "=it is incumbent upon you to convey {b} to {target} and install {a} in the place vacated{t}", "=let {b} be borne to {target}, and let {a} inherit its place{t}", "=removal of {b} to {target}, followed by succession of {a} to the place so vacated{t}", "=upon the departure of {b} for {target}, its former place shall be occupied by {a}{t}", "=with {b} transferred to {target}, {a} is to be stationed where it stood before{t}",
    ),
    "moved_up": (
        "=we, the undersigned, request that {b} replace {c}, that {a} replace {b}, and that {c} be laid aside on free ground{t}", "=with {c} laid aside on free ground, {b} advances to its old place, and {a} to that of {b}{t}",
        "=it falls to the robot to remove {c} to any free place, install {b} in the place of {c}, and install {a} in the former place of {b}{t}", "=let {c} retire to any free place, let {b} succeed to its place, and let {a} succeed to that of {b}{t}", "=upon the removal of {c} to a free place, {b} is promoted to the place of {c}, and {a} to the place of {b}{t}",
        "=succession: {c} withdraws to any free place; {b} takes over from {c}; {a} takes over from {b}{t}",
    ),
    "ring_turned": (
        "=in rotation, {a} relieves {b}, {b} relieves {c}, and {c} relieves {a}, the new one being turned {turn} against the angle of the one relieved",
        "=the robot shall convey {a} to the place of {b}, {b} to that of {c}, and {c} to that of {a}, each to be rotated {turn} from the orientation of its predecessor there", "=let {a} inherit the place of {b}, {b} that of {c}, and {c} that of {a}, every heir turned {turn} from how the former occupant stood",
        "=cyclic permutation: {a} takes the place of {b}, {b} that of {c}, {c} that of {a}. The angle of each shall be that of the one it replaces, rotated {turn}", "=with {a} at the place of {b}, {b} at that of {c} and {c} at that of {a}, every one of them is to be turned {turn} relative to the angle of the one that stood there",
    ),
    "takes_place": (
        "=we, the undersigned, request {x} in lieu of {y}, with {y} laid aside on free ground", "=we, the undersigned, request {a} in lieu of {b}, but turned {turn} from its angle, with {b} laid aside on free ground", "=the post of {y} is given to {x}; {y} itself is retired to some free place", "=the post of {b} is given to {a}, who faces {turn} from where {b} faced; {b} is retired to some free place",
        "=you are hereby commissioned to remove {y} to any free place and install {x} where {y} stood", "=let {y} retire to any free place, and let {x} inherit the place it leaves", "=succession of {x} to the place of {y}, the latter being removed to free ground", "=upon eviction of {y} to some free spot, {x} shall take possession of its place",
        "=the arm is under obligation to remove {b} to any free place and install {a} where it stood, rotated {turn} from the orientation of {b}", "=let {b} retire to any free place, and let {a} inherit its place, turned {turn} from how {b} stood", "=upon eviction of {b} to some free spot, {a} shall take possession of its place at an angle differing from that of {b}, namely {turn}",
    ),
    "pushed_back": (
        "=an advance of {object} toward {target}, made by pushing, is followed by its retreat to the place it started from",
        "=we would have you push {object} toward {target} and thereafter return it to its original place", "=let {object} be driven toward {target}, and let it then be returned to its place", "=a push of {object} toward {target}, followed by restoration of its original position", "=having been pushed toward {target}, {object} is to be restored to where it stands at present", "=trial: push {object} toward {target}. Clean-up: put {object} back in its starting place",
    ),
    "taken_off": (
        "=no longer shall {target} support {them}; the table shall", "=by separating {them} from {target}, and by laying the former on the table, the task is done", "unload {them} from {target}, and let the table receive it",
        "=the robot shall remove {them} from {target} and deposit it on any free part of the table", "=let {them} be lifted off {target} and laid upon the table", "=removal of {them} from {target} to the table is (ordered|requested)", "=the tenancy of {them} on {target} is terminated; transfer to the table, anywhere free", "=expected: {them} on the table. Actual: on {target}",
    ),
    "some_off": (
        "=no longer shall {target} support {them}; the table shall", "=by separating {them} from {target}, and by laying the former on the table, the task is done", "unload {them} from {target}, one by one, to free places of the table",
        "=nothing more is asked of you than to remove {them} from {target} and deposit them on any free part of the table", "=let {them} be lifted off {target} and laid upon the table", "=removal of {them} from {target} to the table is (ordered|requested)", "=the tenancy of {them} on {target} is terminated; transfer to the table, anywhere free", "=evacuate {them} from {target}, the table being the place of refuge",
    ),
    "cleared": (
        "=by the end of this step, {target} shall bear nothing, and the table shall bear what {target} bore", "=the lease of all tenants of {target} has expired; move them out, to the table", "=nothing may remain on {target}; all there is goes to the table",
        "=the duty of the robot is to clear {target} of whatever rests upon it, depositing the same on the table", "=let {target} be made bare, its burden being laid upon the table", "=evacuation of {target} to the table is ordered", "=expected: {target} empty, its load on the table. Actual: {target} loaded", "=whatever {target} bears shall be transferred from it to the table", "disencumber {target}, laying its load upon the table",
    ),
    "carried_across": (
        "=what was on {source} shall be on {target}, without remainder", "=by the end of this step, {source} shall bear nothing, and {target} shall bear what {source} bore", "remove the entire load of {source} to {target}",
        "=be so good as to transfer the entire load of {source} to {target}", "=let that which {source} bears be borne henceforth by {target}", "=transshipment of the load of {source} to {target} is ordered", "=whatever rests on {source} is to be conveyed to {target}", "=with {source} emptied in its favour, {target} shall carry the whole load", "=the tenants of {source}, all of them, will be rehoused on {target}",
    ),
    "piled_all": (
        "=from many, one: a single tower out of {them}",
        "=it is incumbent upon you to erect a single stack comprising {them}", "=let one tower be raised of {them}", "=superposition of {them} in one column is prescribed, the order being immaterial", "=expected: {them} in one stack. Actual: side by side", "=a monument will be built from {them}, one upon another",
    ),
    "piled_some": (
        "=whichever of them you select, {them} shall form a stack", "=for a tower, {them} will suffice; select and build",
        "=the robot shall erect a stack from {them}, the choice being its own", "=let a tower be raised of {them}, no matter which", "=superposition of {them} in one column is prescribed, the selection being free", "=a monument will be built from {them}, whichever the builder prefers, one upon another", "=select {them} and erect a stack from the selection",
    ),
    "chained": (
        "=the elevation drawing, read from the top, shows {c}; build accordingly", "=erection of the following column is ordered: {c}", "=let a tower be raised thus: {c}", "=a column is to be built, namely {c}", "=courses of the tower, beginning at the ground: {up}", "=the tower, read downward from its summit, shall consist of {down}", "=let each be laid upon the one before it: {up}",
    ),
    "paired": (
        "=two couples are to be wed, with {a} over {b} and {c} over {d}", "=twin monuments: {a} crowns {b}, {c} crowns {d}", "=beneath {a} shall be {b}; beneath {c} shall be {d}",
        "=it falls to the robot to erect two stacks, the one with {a} upon {b}, the other with {c} upon {d}", "=let {a} be set upon {b}, and, in like manner, {c} upon {d}", "=foundation {b}: bears {a}. Foundation {d}: bears {c}", "=superposition of {a} on {b}, followed by that of {c} on {d}", "=with {a} mounted on {b}, {c} is to be mounted on {d}",
    ),
    "upturned": (
        "=what was highest shall be lowest, to wit {high}, and the rest of the tower shall follow in reverse", "=reversal of the tower: from the table upward it shall begin with {high} and end with {low}",
        "=the robot shall rebuild the tower in inverted order, {high} becoming its foundation and {low} its summit", "=let the tower be inverted, that {low} may crown it", "=inversion of the order of the tower is prescribed, {high} forming the base thereafter", "=the last shall be first: with {high} for its base, the tower is to be rebuilt in reverse order", "=expected: tower in reverse order, {low} uppermost. Actual: {low} lowest",
    ),
    "dismantled": (
        "=by the end of this step, no cube shall have another beneath it; the tower is no more", "=the scaffolding comes down: remove each cube of the tower to the table", "unbuild the tower, laying its cubes on the table",
        "=you are hereby commissioned to dismantle the tower and deposit its parts separately on the table", "=let the tower be razed piece by piece, no cube remaining upon another", "=demolition order: the tower is to be taken down to the table cube by cube", "=dismantling of the tower is (ordered|requested) herewith, its cubes to be laid on the table", "=expected: all cubes on the table, each by itself. Actual: a tower",
    ),
    "thrown_into": (
        "=into {target}, through the air, goes {object}", "commit {object} to the air so that it lands in {target}",
        "=the arm is under obligation to hurl {object} into {target}", "=let {object} be cast through the air into {target}", "=delivery of {object} into {target} is to be made by throwing", "=projectile: {object}. Receptacle: {target}. Launch", "=by a throw, and by no other means, {object} shall reach {target}",
    ),
    "turned_round": (
        "=grip {object}, impart to it a rotation of the wrist, {turn}, and release it in place",
        "=we would have you alter the orientation of {object}, namely by {turn}", "=let {object} be turned upon its own ground, {turn}", "=a change of bearing, position unaltered, is prescribed for {object}: {turn}", "=with its place retained, {object} shall be turned {turn}", "=expected: {object} turned {turn}. Actual: unturned",
    ),
    "at_distance": (
        "=the interval is {length}: {object} shall stand {side} {anchor}, so far and no farther", "=measuring {length} {side} {anchor}, one finds the place where {object} is to be laid",
        "=the robot shall station {object} {length} {side} {anchor}", "=let {object} be borne to a point {length} {side} {anchor}", "=the surveyor puts {object} {length} {side} {anchor}; comply", "=coordinates of {object}: {length} {side} {anchor}", "=expected: {object} {length} {side} {anchor}. Actual: elsewhere", "=with {anchor} as the datum, {object} shall be set down {length} {side} {anchor}",
    ),
    "put_down": (
        "=the hand has held {object} long enough; the table shall have it", "=having served its purpose in the gripper, {object} goes down onto the table", "lay {object} down upon the table and withdraw",
        "=nothing more is asked of you than to relinquish {object} on the table", "=let {object}, now in thy hand, be laid upon the table", "=return of {object} from the gripper to the table is requested", "=with the gripper lowered to the table, {object} is to be released", "=custody of {object} ends; deposit it on the table",
    ),
    "held_beside": (
        "=having been carried so far, {it} shall now stand {where}", "=by opening the fingers {where}, leave {it} there", "=the journey of what is in hand ends {where}: put {it} down there",
        "=the duty of the robot is to deposit {it} {where}", "=let {it} be laid down {where}", "=the position {where} being free, {it} shall be released there", "=station {it} {where} and withdraw the hand", "=the gripper is to part with {it} {where}",
    ),
    "done_with_fingers": (
        "=we, the undersigned, request a touch for {touched}", "=the finger descends, meets {touched}, and rises", "=want of room makes it necessary to push {nudged} away", "=by pushing high up, bring {toppled} from standing to lying",
        "=be so good as to bring a fingertip into contact with {touched}", "=palpation of {touched} is prescribed", "=let a finger rest for an instant upon {touched}", "=the robot shall, by pushing, dislodge {nudged}, the direction being immaterial", "=displacement of {nudged} by means of the closed hand is ordered, in any direction", "=let {nudged} be thrust aside, it matters not whither", "=it is incumbent upon you to overturn {toppled} by a push near the upper end",
        "=let {toppled} be cast down by thy hand, as a pillar is", "=overturning of {toppled} by a push of the hand is ordered",
    ),
    "carried_by": (
        "=through the air and over a distance, {length} {side}, {o} is to travel in the gripper", "=pick up {o}, transport it {length} {side}, release it; end of procedure",
        "=it falls to the robot to lift {o} and set it down {length} {side}", "=let {o} be carried {length} {side} and laid down there", "=aerial transfer of {o}, {length} {side}", "=having been lifted, {o} is to be set down {length} {side} from where it stood", "=carriage of {o}, distance and direction being {length} {side}",
    ),
    "pushed_by": (
        "=a thrust of the closed hand shall send {o} {length} {side}, along the surface", "=the course of {o}, under a push and never in the air, is {length} {side}",
        "=the robot shall push {o} over the table, {length} {side}", "=let {o} be driven {length} {side}, yet never lifted up", "=sliding translation of {o}: {length} {side}", "=propulsion of {o} along the surface, {length} {side}, by the closed gripper", "=with the fingers closed and {o} on the table throughout, push it {length} {side}",
    ),
    "lifted_back": (
        "=the hand closes upon {object}, rises, descends, and leaves it where it was", "=no lasting change is intended: {object} goes up, and then down to the same spot",
        "=you are hereby commissioned to raise {object} and thereafter to lower it to the place where it stood", "=let {object} be raised aloft, and let it then come down upon its own place", "=elevation of {object}, followed by its return to the original place", "=weighing by hand: {object} is lifted and replaced where it was", "=having been lifted, {object} is to be restored to its former place",
    ),
    "lifted_by": (
        "=the new altitude of {object}, held in the gripper, exceeds the old by {length}", "=we, the undersigned, request that {object} be held {length} above its place",
        "=the arm is under obligation to raise {object} by {length} and retain it at that height", "=let {object} be raised {length} aloft, and be held there", "=elevation of {object} above its present level: {length}, to be maintained", "=gripped and lifted, {object} shall hang {length} above where it stood", "=by {length}, in the vertical direction, {object} is to be lifted and then held",
    ),
    "same_object": (
        "=upon completion of a turn, {turn}, the destination of {object} is {target}", "=two operations on {object}: a rotation, {turn}; a transfer, to {target}", "=when {object} has taken its seat on {target}, {other} shall be seated at its side",
        "=we would have you rotate {object} {turn} and thereafter deposit it on {target}", "=rotation of {object}, {turn}, followed by its transfer to {target}", "=let {object} be turned {turn}, and then be borne to {target}", "=having been rotated {turn}, {object} is to be lodged on {target}", "=the robot shall deposit {object} on {target}, and thereafter {other} next to {object}",
        "=let {object} be borne to {target}, and let {other} be stationed beside it", "=transfer of {object} to {target}, followed by the placing of {other} next to it", "=with {object} lodged on {target}, {other} shall take its stand right beside it",
    ),
    "then_home": (
        "{c}; upon completion, retire to the home position", "=before going home, one duty: {c}. Then go home",
        "{c}; thereafter, return to the home position", "{c}, whereupon the arm shall resume its home position", "=order of the day: {c}. Retreat: to the home position", "{c}, followed by a return of the arm to home", "=the robot's duties are two. The first: {c}. The second: go home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
