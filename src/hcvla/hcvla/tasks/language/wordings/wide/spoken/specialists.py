"""How people of many trades say it: technicians, cooks, nurses, referees, pilots, soldiers, musicians, warehouse crews."""

from __future__ import annotations

from collections.abc import Mapping

_COLUMN = (
    "=erection sequence of one column, base part first: {list}", "=written as a chord, lowest note first, the stack reads {list}", "=pallet plan, a single column, layers from the deck up: {list}", "=elevation drawing of the column, read from its upper end downward: {listdown}",
    "=the column passes inspection when it shows {roles}", "=build to specification: {chain}",
)  # fmt: skip
"""Of any height."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=fingertip probe down on {list} until contact registers, then clear", "play {list} like one soft piano key: down, up, and nothing has shifted", "take the pulse of {list} with a fingertip, so to speak, then withdraw", "=the task ends once a fingertip has made contact with {list}; no load, no shift",
        "run a contact test on {list} with zero displacement", "=palpate, don't move: {list}", "tag {list} with a fingertip, the way a runner tags a base", "=as light as a fly that lands on {list} and leaves again, that's the finger I want", "=to be established by fingertip: skin contact with {list}, not a grip, not a shove", "=finger check of {list} by contact, hand off afterwards",
    ),
    "touch_push": (
        "=dislodgement of {list} from the present position, by side contact only, direction free", "displace {list} by pressure of the closed hand; any bearing will do", "bump {list} off the mark, as a curler does with somebody else's stone", "=whatever floor {list} covers now must be uncovered afterwards: push, don't lift",
        "=verdict: {list} has to give way. Means: one sideways push, no grip", "knock {list} off station, upright all the while", "=move through the place of {list} with the hand shut and let the contact clear the way", "jog {list} out of the present position, hand closed, no grasp", "=obstruction on the course: {list}. Marshal, shove it clear of there",
    ),
    "touch_topple": (
        "=upset {list}: force above the center of mass, none below", "=tip-over test on {list}: lateral load near the upper rim until stability is lost", "take {list} off balance with a finger and let gravity finish the work", "lay {list} down the way a beaten player lays down the king, with one finger",
        "=pass criterion: {list} horizontal, tipped by the hand", "=attitude of {list} before: vertical. After: horizontal. Cause: a push of your hand", "capsize {list} with one prod high up", "overbalance {list}", "floor {list} with a single jab to the head", "=skittles by finger: {list} must fall",
    ),
    "push": (
        "=translation of {object} in surface contact, heading {target}", "=set a course for {target} and drive {object} along it with the gripper shut", "bulldoze {object} across the table, {target} dead ahead", "shepherd {object} in the direction of {target} by pushes from behind",
        "apply thrust to {object}, the thrust vector pointing at {target}", "=transport mode: sliding. Load: {object}. Heading: {target}", "putt {object} toward {target}", "=do it like a tug: nose against {object}, then full steam for {target}", "=the range from {object} to {target} is to be shortened, by a push on {object}", "=curling: {object} is the stone, {target} the house; slide it that way",
    ),
    "pick": (
        "=retrieval of {object} from the surface, then hold", "secure {object} in the jaws and clear the deck", "=ready to carry means {object} in the gripper and off the surface; get to that state", "=lift-off for {object}, then hold at altitude", "=possession of {object} passes to the gripper, and there it stays",
        "draw {object} from stock and hold on to it", "unseat {object} and retain", "pluck {object} and keep it pinched", "=grasp check: {object} has to hang in the closed gripper with nothing beneath", "=checked out to the gripper, and not set down again: {object}",
    ),
    "rotate": (
        "=a yaw of {turn} for {object}, translation zero", "crank {object} round through {turn}, center fixed", "=heading change for {object} of {turn}, no change of station", "=treat {object} as you would a valve: {turn}, then hand off", "=transformation of {object}: pure rotation, {turn}, about the vertical through it",
        "index {object} round by {turn} on its seat", "dial {object} over {turn} and leave it on its footprint", "=as with the knob of a safe: {object}, {turn}, nothing sideways", "=marching on the spot, {object}, {turn}, turn", "=new clocking for {object}: {turn} from the present, same seat",
    ),
    "place_held": (
        "dock what you carry on {target}", "=handover complete when the load rests on {target} and the fingers are open", "=release point: {target}. Payload: {object}, now in the jaws", "seat {object} on {target} and disengage", "=transfer of custody from the gripper to {target}; item, {object}",
        "=unload now. Bay: {target}", "=plate it. {target} is the plate, and the food is in your hand", "end the carry on {target}, then open the jaws", "=final approach with {object} on board: touch down on {target} and let go",
    ),
    "throw": (
        "=projectile {object}, point of impact {target}, launch by hand", "take a free throw with {object}, {target} being the hoop", "=ballistic delivery of {object} to {target}", "grip {object} and let go at the top of the swing, so that the arc comes down at {target}", "pitch {object}; the catcher is {target}",
        "put {object} in flight, impact at {target}", "=fire mission: shell, {object}; grid, {target}. Load and fire", "=the range to {target} is covered by {object} in free flight, no carrying", "=transfer of {object} to {target}, by air, unguided", "put the shot: {object} out of the hand, the landing at {target}",
    ),
    "throw_topple": (
        "take {target} out with {object}: one throw, target down", "=hit confirmed when {target} lies flat; ammunition {object}, delivery by throwing", "=the momentum of {object}, once thrown, is to overturn {target}", "bowl through the air with {object}, and let {target} be the pin that goes down",
        "cast {object} at {target} with energy enough to lay {target} flat", "=knock-out by throw: attacker {object}, and {target} hits the canvas", "=effect wanted: {target} toppled. Means: {object}, in free flight from your hand", "=impact test: {object}, thrown, against {target}, hard enough that {target} tips over", "fell {target} at a distance; the axe you throw is {object}",
    ),
    "match_pose": (
        "=tool frame relative to {object}: {height} over it, {turn} about the vertical", "=on station above {object}: standoff {height}, heading off its own by {turn}", "take your bearing from {object}, alter it by {turn}, and hold {height} overhead", "=descent suspended {height} above {object}, wrist offset {turn} from its axes",
        "=clearance over {object} {height}; misalignment with it, deliberate, {turn}", "set up the shot over {object}: {height} of height, {turn} of pan against its edges", "=accepted when the gripper stands {height} above {object} and yawed {turn} against it", "copy the orientation of {object}, add an offset of {turn}, hover at {height} above",
    ),
    "move_without_hitting": (
        "=sterile approach to {height} over {mat}: contact with nothing", "=low-level flight to {mat}, {height} over it at the end, no strikes en route", "=transit of the hand to {height} over {mat}, separation kept from all traffic", "=steady hand, as in the buzz-wire game: finish {height} above {mat} and no buzz",
        "=any contact counts as a foul; the finish is {height} above {mat}", "plan a collision-free path whose endpoint is {height} above {mat}, and fly it", "=like a waiter in a crowded room, reach {height} over {mat} and brush against nothing", "=condition of success: hand {height} over {mat}, every object undisturbed", "=the hand glides to {height} over {mat}, and no object may notice",
    ),
    "trace": (
        "=glissando over three notes, {first}, {second}, {third}, with the hand {height} above each", "=scan pattern at {height}: {first} as point one, {second} as point two, {third} as point three", "=three hold points at one height, {height}: over {first}, over {second}, and last over {third}", "dolly the hand at {height} over {first}, on over {second}, cut over {third}",
        "=rounds on the ward: look in on {first}, next on {second}, next on {third}, always from {height} above", "=sampling positions in order of visit: {first}; {second}; {third}. Probe height above each: {height}", "overfly {first} at {height}, bank to {second}, bank again to {third}, no change of height",
        "=let {first} be the first mat that the hand is {height} above, {second} the next, {third} the one after", "=low pass over {first}, low pass over {second}, low pass over {third}; altitude {height} throughout",
    ),
    "move_over": (
        "=working distance {height}, straight above {object}; set it", "=standoff, vertical, {height}, reference {object}", "=in plan, center the tool on {object}; in elevation, leave {height} of air", "=height over {object}: {height}. Position in the plane: its own", "level off {height} above {object}",
        "=specimen {object}, focus height {height}: bring the hand there and stop", "suspend the tool vertically above {object} with {height} of headroom for it", "=lamp over the operating table: the hand, {height} over {object}", "=the crane operator stops the hook {height} above {object}",
    ),
    "moved_by": (
        "translate {o} by {length} {side}", "=net displacement of {o}: {length} {side}", "take {o} off its mark and re-spot it {length} {side}", "=transfer of {o} over {length}, direction {side}, then release", "=the shift vector for {o} is {length} {side}; pick and place accordingly", "=penalty against {o}: respotted {length} {side}",
        "re-home {o}, the new home being {length} {side}", "=stage manager's note: {o} plays {length} {side} from tonight",
    ),
    "hovering": (
        "=holding pattern over {object}, no descent", "=loom over {object} like a surgical lamp, no contact", "position the tool head above {object} and await further orders", "=on station above {object}, fingers off it", "=vertical alignment with {object}, tool above, contact none", "hang over {object} like a lamp over a dinner table",
        "=overhead position at {object}, to be held until told otherwise", "take the high guard over {object} and stay up", "=spotlight position: hand straight above {object}, hold it there",
    ),
    "restore": (
        "test-fit {object} on {target}, remove, and re-home it where it was found", "=check-out and check-in: {object} is signed out to {target} and then returned to its present slot", "=da capo for {object}: onto {target} once, then the first position again, where it stands now", "=out-and-back sortie: {object} lands on {target}, takes off again, and lands where it stands at present",
        "weigh {object}, as it were: on {target}, off again, and into its old place", "=net displacement of {object}: nil. Intermediate stop: {target}", "stage {object} on {target}, then strike it to the spot it was brought from", "=substitute's match: {object} comes on at {target}, is taken off, and sits where it sat before", "=guest performance of {object} on {target}, then home to the spot it came from",
    ),
    "next_to_restore": (
        "=excursion of {object} to a position {where}, net displacement nil", "mark the position of {object}, stage it {where}, and then return it to the mark", "=out: {object} staged {where}. In: {object} re-homed to the slot it left", "=walk-through for {object}: stand {where}, then resume the opening position",
        "=sortie of {object}: land {where}, take off again, land where it took off the first time", "=trial docking of {object} {where}, then withdrawal to the old spot", "=a cameo by {object} {where}, after which it exits to the spot it entered from", "=reconnaissance by {object}: a position {where} is taken up, then given up, and it goes back to the old one",
    ),
    "rotate_restore": (
        "=rotation of {object} by {turn}, then the inverse rotation", "=torque test on {object}: through {turn}, and back through the same", "dial {object} over {turn}, then dial it to the old reading", "=drill in two counts: on one, {object} turns {turn}; on two, it resumes its former facing",
        "=net yaw of {object}: nil. In between it has been turned {turn}", "tweak {object} by {turn} on its seat, then take the tweak out", "=pirouette and unwinding for {object}: {turn}, then the same amount in reverse", "swing {object} off its heading by {turn}, then swing it back on",
    ),
    "rotate_symmetry": (
        "=identical treatment for each {shape}: rotation, {turn}", "=batch operation on the {shapes}, yaw of {turn}, in place", "=pas de deux: the {shapes} turn {turn}, each on its own spot", "=whatever turn one {shape} gets the other gets as well: {turn}", "=squad of {shapes}, on the spot, {turn}, turn",
        "=sample: both {shapes}. Treatment: {turn} of rotation. Location: unchanged", "index each {shape} by {turn} about its own axis", "give the {shapes} one and the same yaw, {turn}, with neither leaving its station",
    ),
    "novel_noun": (
        "=nomenclature: {object}, henceforth {noun}; {target}, henceforth {place}. Procedure: seat the {noun} on the {place}", "=part {noun} is {object}, location {place} is {target}. Stow part {noun} on location {place}", "dock the {noun} on the {place}, reading {noun} as {object} and {place} as {target}",
        "=in kitchen slang {target} is the {place} and {object} is the {noun}; plate the {noun} on the {place}", "=let {noun} := {object}, {place} := {target}. Required state: {noun} on {place}", "=the call sign of {object} is {noun}, and the landing site {place} is {target}. Bring {noun} down on {place}",
        "=transfer of the {noun} to the {place}, then release. Glossary: {place} for {target}, {noun} for {object}", "=the slate says {noun}, played by {object}, and {place}, played by {target}. Action: {noun} steps onto {place}", "seat on the {place} the {noun}; the {place} is {target}, the {noun} is {object}",
    ),
    "novel_adj": (
        "=reference measurement: {more} came out {adjective} than {less}. The {shape} that comes out {adjective} is to be docked on {target}", "=grading standard: {more} grades {adjective} than {less}. Seat the {adjective} {shape} on {target}", "=the judges rank {more} {adjective} than {less}; by the same rule the {adjective} {shape} steps onto {target}",
        "=tasting note: {more} is {adjective} than {less}. Serve the {adjective} {shape} on {target}", "=transfer to {target} of the {adjective} {shape}; scale of comparison: {more} {adjective} than {less}", "=calibrate on this pair, {more} {adjective} than {less}, then stage the {adjective} of the {shapes} on {target}",
        "=any tuner would call {more} {adjective} than {less}; with the same ear pick the {adjective} {shape} and set it on {target}", "=the scout has {more} {adjective} than {less}. Field the {adjective} {shape} on {target}", "dock on {target} whichever of the {shapes} is {adjective}, in the sense in which {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "=legend: {noun}, {target}. Scale: {more} {adjective} than {less}. Transfer the {adjective} {shape} to the {noun}", "=two definitions, one order. The {noun} is {target}; {adjective} is what {more} is against {less}; seat the {adjective} {shape} on the {noun}",
        "=briefing: {target} has the code name {noun}, and {more} rates {adjective} than {less}. Mission: {adjective} {shape} onto the {noun}", "=mise en place: {target} is our {noun}, {more} has turned out {adjective} than {less}. Plate the {adjective} {shape} on the {noun}",
        "=on the {noun}, which is {target}, mount the {adjective} of the {shapes}, the scale being that {more} is {adjective} than {less}", "=given: {more} {adjective} than {less}, and {noun} denoting {target}. Wanted: the {adjective} {shape} on the {noun}", "=the scout has {more} {adjective} than {less}, the map has {noun} for {target}. Field the {adjective} {shape} on the {noun}", "seat on the {noun} whichever of the {shapes} is {adjective}; {noun} is {target}, and {more} is {adjective} than {less}",
    ),
    "follow_order": (
        "=routing slip of {object}: to {tos}", "route {object} to {tos}, with a release at every station", "=transfer of {object} to {tos}, set down each time", "=flight plan for {object}: to {tos}, full stop landings", "=choreography for {object}: a stand on {places}", "process {object} through its stations: on {places}", "=docking log of {object} to read: on {places}", "=one parcel, {object}, released at each delivery: on {places}",
    ),
    "follow_order_restore": (
        "shuttle {object} from its mat to {place} and home to that mat", "=outbound leg: {object} to {place}. Inbound leg: {object} to the mat it left", "=secondment of {object} to {place}, and recall to its own mat", "=net transfer nil: {object} visits {place} and finishes on the mat now under it",
        "unload {object} from its mat, let it dwell on {place}, and reload it on the mat it was taken from", "=away game for {object} on {place}, then the trip home to the mat it set out from", "=exchange visit: {object} goes to {place} as a guest and returns to its home mat", "=park {object} on {place}, then recall it to the mat it was parked on before",
    ),
    "neighbour": (
        "=manifest for {mat}, in order of loading: {object}, then whatever had its berth {side}", "=leader {object}, wingman the one {side}: land both on {mat}, leader first", "dock {object} on {mat}, then fetch the unit that had been {side} and dock that on {mat} as well", "=about {object}: tag the piece {side}, take {object} to {mat}, then take the tagged piece to {mat}",
        "=admission to {mat}: {object}, and after it the patient from the place {side}", "=transfer one: {object} to {mat}. Transfer two: the item that stood {side}, likewise to {mat}", "=duet on {mat}: {object} comes on first, its partner, the one {side}, second", "=evacuation to {mat}: first {object}, second whoever had the bed {side}",
    ),
    "next_to": (
        "berth {object} {side}", "=final position of {object}: {side}", "=transfer of {object} to a free spot {side}, then release", "post {object} like a sentry {side}", "=accepted once {object} is standing {side}", "=the side dish is {object}; serve it {side}", "re-home {object}: its station is {side}", "=pick, {object}. Drop zone, {side}", "=table plan: {object} is seated {side}",
    ),
    "count_and_repeat": (
        "=protocol, to be run {times}: {object} onto {target}, {object} back on its starting spot", "cycle {object} between its own spot and {target} {times}, ending on its own spot", "=reps for {object}: onto {target}, then down on its old spot; do that {times}", "=with repeat signs: {object} on {target}, {object} where it was; play the passage {times}",
        "load {target} with {object} and unload it again {times}, each time to the spot where {object} is now", "=sorties of {object} to {target}: {times}; base, each time, is where it is standing now", "=spot A is where {object} stands, spot B is {target}; from A to B and back to A, {times}", "drill {times}: advance {object} to {target}, withdraw it to its old spot",
    ),
    "rearrange": (
        "=translate as follows: {moves}", "=displacement table: {moves}", "=re-spot the following: {moves}", "=layout corrections by pick and place: {moves}", "=vectors to be applied one item at a time: {moves}", "=the floor plan says {moves}", "=set crew, your moves: {moves}", "=bring the table into agreement with the plan: {moves}",
    ),
    "displace": (
        "=translation order, single item: {move}", "=net displacement wanted: {move}", "re-spot one piece: {move}", "=fine adjustment of one position: {move}", "execute one move, grip, carry, release: {move}", "=one unit gets a new slot: {move}", "=the floor plan says {move}", "=out of true by this much, so correct it: {move}",
    ),
    "touch_reset_pick": (
        "=three phases: contact with a {shape} of your choosing; return of the arm to home; lift of the {shape} contacted", "tag a {shape}, retreat to home, then come out and lift the tagged one", "=memory test: touch some {shape}, home the arm, then pick the {shape} that you remember touching", "probe any {shape}, home the arm, then grasp the probed {shape} and raise it",
        "=scout and fetch: first sortie, touch one {shape}; home; second sortie, pick up that very {shape}", "mark one of the {shapes} by touch, reset the arm to home, then collect the marked one", "=draft pick: put a finger on the {shape} you choose, go to the home position, then come back and take that one up", "touch a {shape}, report home, and on return take up the {shape} that you touched",
    ),
    "stack2": (
        *_COLUMN, "dock {n1} on top of {n0}", "=vertical assembly: {n0}, base part; {n1}, upper part", "=transfer of {n1} to the top face of {n0}, then release", "mate the underside of {n1} with the top of {n0}", "=accepted when {n1} bears on {n0} and on nothing else", "shelve {n1} on {n0}", "=carrier {n0}, rider {n1}: mount up", "=check that {n1} sits on {n0}; if it does not, seat it there", "put the lid on: lid, {n1}; pot, {n0}", "=top tier of the cake, {n1}, goes onto the bottom tier, {n0}",
    ),
    "stack3": (
        *_COLUMN, "=sub-assembly: {n1} docked on {n0}. Final assembly: {n2} docked on {n1}", "=pallet of three layers, ground layer {n0}, middle layer {n1}, top layer {n2}", "=bass {n0}, tenor {n1}, soprano {n2}: stack the voices", "=bearing test in series: {n0} loaded with {n1}, {n1} loaded with {n2}",
        "=mille-feuille, counted from the plate: sheet one {n0}, sheet two {n1}, sheet three {n2}", "=to pass inspection, {n2} must rest on {n1} and {n1} on {n0}", "dock {n1} to the top of {n0}, let it settle, dock {n2} to the top of {n1}", "=lighthouse: {n0} for the rock, {n1} for the shaft, {n2} for the lantern",
    ),
    "stack4": (
        *_COLUMN, "=sub-assembly: {n1} docked on {n0}. Then {n2} docked on {n1}. Final assembly: {n3} docked on {n2}", "=pallet of four layers, ground layer {n0}, second layer {n1}, third layer {n2}, top layer {n3}", "=bass {n0}, tenor {n1}, alto {n2}, soprano {n3}: stack the voices",
        "=bearing test in series: {n0} loaded with {n1}, {n1} loaded with {n2}, {n2} loaded with {n3}", "=to pass inspection, {n3} must rest on {n2}, {n2} on {n1} and {n1} on {n0}", "=lighthouse: {n0} for the rock, {n1} for the shaft, {n2} for the gallery, {n3} for the lantern", "=three dockings in sequence: {n1} to the top of {n0}, {n2} to the top of {n1}, {n3} to the top of {n2}",
    ),
    "swap": (
        "=berth change: {a} takes the berth of {b} while {b} takes the berth of {a}", "=permutation of positions: {a} to the old position of {b}, {b} to the old position of {a}", "=mutual relief of posts: {a} relieves {b}, {b} relieves {a}", "=half-time, change of ends: {a} to the end of {b}, {b} to the end of {a}",
        "buffer one of {a} and {b} on free table, then cross the two over", "=success is {b} on the original footprint of {a}, and {a} on that of {b}", "re-bin {a} at the address of {b}, and {b} at the address of {a}", "=double substitution: {a} comes on for {b}, and {b} for {a}", "={a} and {b} were fitted crosswise; refit each in the position of the other", "=each of {a} and {b} checks out of its own slot and into the slot of the other",
    ),
    "balance": (
        "=titrate with {list} between {first} and {second} until equilibrium, nothing left over", "=weight and balance: {list}, loaded on {first} and {second}, net moment zero", "=equal mass on {first} and {second}, with no remainder of {list} on the bench", "partition {list} into two loads of one weight, load one for {first}, load two for {second}",
        "=the referee wants a draw in grams between {first} and {second}, with {list} all in play", "trim the scale: {list} go aboard, some on {first}, some on {second}, so that neither side heels", "=portioning by weight of {list}: one portion on {first}, an equal one on {second}", "=ballast plan: {list} between {first} and {second}, the same tonnage on either",
    ),
    "sort_stack": (
        "=classify by {by}; one column for each class", "palletize by {by}: same {by}, same stack", "=inventory by {by}, every class stored vertically in a stack of its own", "=partition the items on the table by {by} and stack each part", "=fall in by {by}: whoever shares a {by} stands in one tower", "=filing rule: one {by}, one pile, nothing unfiled",
        "=key of the sort: {by}. Output: a vertical stack for each value", "=racking by {by}: each kind goes into one vertical pile",
    ),
    "stack_topple": (
        "=phase one, erection of {list} as one column, first part lowest. Phase two, demolition by a push", "=crash test: a column of {list}, bottom part first, then tipped over", "=stability trial: build {list} upward in that order, then push until collapse", "=range setup: stack {list}, lowest first. On the whistle, knock the stack down by hand",
        "let a soufflé of {list} rise, the first lowest, and make it collapse with a push", "=assemble {chain}; after acceptance, fell the whole with a push", "erect {list} as a column from the base up and fell that column", "=opening night: {list} as a tower, first named at the bottom. Closing night: push it over",
    ),
    "swap_push": (
        "permute {a} and {b} by sliding, gripper locked shut", "=shuffleboard rules: {a} slides to the spot of {b}, {b} slides to the spot of {a}", "=crossover of {a} and {b}, both on the table surface at all times", "=positions {a} and {b} to be interchanged. Permitted operation: push. Forbidden: grasp",
        "shunt them like wagons: {a} into a siding, {b} to the old spot of {a}, {a} on to the old spot of {b}", "=lifting is a foul; by pushes alone {a} gets to where {b} is, and {b} to where {a} is", "=transport by pushing. {a}: destination, old place of {b}. {b}: destination, old place of {a}", "=trade of stations by {a} and {b}, the hand as a bulldozer blade, nothing lifted",
    ),
    "swap_ring": (
        "=cyclic permutation of positions: {a} to that of {b}, {b} to that of {c}, {c} to that of {a}", "=rotation as on a volleyball court: {a} steps to the spot of {b}, {b} to that of {c}, {c} to that of {a}", "=change of the guard at three posts: {a} relieves {b}, {b} relieves {c}, {c} relieves {a}",
        "=slots after the run: {a} in the old slot of {b}, {b} in that of {c}, {c} in that of {a}", "=transfer list. {a}: to the position of {b}. {b}: to the position of {c}. {c}: to the position of {a}", "cycle three through their berths, {a} into that of {b}, {b} into that of {c}, {c} into that of {a}",
        "=set change, three marks: {a} moves on to the mark of {b}, {b} to the mark of {c}, {c} to the mark of {a}", "=office move: {a} gets the desk of {b}, {b} that of {c}, {c} that of {a}",
    ),
    "throw_sort": (
        "=ballistic sorting of {list}, point of impact: the mat with the color of the item", "=targets are color coded: engage the matching mat by throwing {list}", "=air mail, addressed by color to the mat that matches: {list}", "pitch {list}; the strike zone is the mat of the same color", "launch {list}, the landing ground being chosen by color: same color, that mat",
        "=serving rule: like color only. Throw {list} at the mat that obeys it", "=delivery in flight of {list}, recipient the mat of identical color", "=each throw goes to the mat that wears the color of what is thrown: {list}", "=mail sorted by throwing; address, the color: {list} to the mat that bears it",
    ),
    "covered": (
        "=cloche service: {box} over {object}; {other} to {first}; cloche off; {object} to {second}", "drape {box} over {object}, transfer {other} to {first}, uncover, and transfer {object} to {second}", "=step one, enclosure of {object} by {box}. Step two, {other} onto {first}. Step three, {object}, released from there, onto {second}",
        "camouflage {object} with {box}, advance {other} to {first}, then break cover and advance {object} to {second}", "=magic act: {box} hides {object}; {other} goes on {first}; {box} is lifted off and {object} goes on {second}", "incubate {object} beneath {box} while you seat {other} on {first}; on completion remove {box} and seat {object} on {second}", "=under wraps: {box} goes over {object}. Meanwhile {other} ships to {first}. Unwrapped, {object} ships to {second}", "dome {object} with {box}, run {other} out to {first}, lift the dome, run {object} out to {second}",
    ),
    "sort": (
        "bin {things} by color, the bins being the mats", "stow {each} on the color-coded mat that is its match", "=mapping: color of {thing} to color of mat. Apply it to {things}", "re-home {things}, home meaning the mat of equal color", "restock {things} on mats of like color", "=must be true at the end: {each} on the mat of like color", "=parade order: {things} fall in by color, everyone on the mat of that color",
        "=address label of {each}: its color. Doors: the mats. Deliver", "=each mat is a locker in its own color; put {things} in the lockers they match",
    ),
    "place": (
        "=transfer of {object} to {target}, then release", "=docking of {object} on {target}, then the gripper backs off", "=end state: {target} bearing {object}", "stage {object} on {target}", "=from stock, {object}. To location, {target}", "plate {object} on {target}", "re-home {object}, new address {target}", "=verify that {object} rests on {target}; if it does not, put it there", "=task ends with {object} on {target}",
        "bring {object} in to land on {target} and take off empty", "=the next stop of {object} is {target}; all change there",
    ),
    "put_between": (
        "berth {a} {w}", "=transfer of {a} to a position {w}, then release", "=accepted when {a} stands {w}", "station {a} {w}", "re-home {a}, the new station being {w}", "bisect the line joining {e} and spot {a} at the bisection", "=centering job: {a} at half distance on the line that joins {e}", "interpose {a}; the outer pair is {e}",
        "=midfield is where {a} plays; the goals are {e}", "=keep the ranks dressed: {a} falls in {w}", "=halfway post: {a} stands guard {w}",
    ),
    "put_at": (
        "spot {a} {w}", "=transfer of {a}, release {w}", "=accepted when {a} stands {w}", "dock {a} {w}", "=plot and deliver: down with {a} {w}", "bring {a} in to land {w}", "=stage crew: {a} is to be set {w}", "re-home {a} {w}", "=task ends with {a} released {w}",
    ),
    "held_alone": (
        "dock {it} {w}", "=end of the carry: open the jaws once it is {w}", "re-home {it} {w}", "=transfer complete when the jaws are open and the load stands {w}", "=you carry {h}; unload {w}", "=landing site for your load: {w}", "seat {it} {w}", "=payload off, {w}", "=wrong bay, {s}; the load belongs on {t}", "=abort the landing on {s}, bring that down on {t}",
        "=correction to the docket: strike out {s}, enter {t}, and unload that there", "=setting it on {s} would be a foul; set it on {t}",
    ),
    "held_then": (
        "dock {it} {w}", "seat {it} {w}", "discharge {it} {w}", "land {it} {w}", "berth {it} {w}", "re-home {it} {w}", "set your load down {w}", "part with {it} {w}", "transfer {it} to a place {w}", "unload {it} {w}", "lower {it} into place {w}",
    ),
    "held_and_another": (
        "=load plan: on {s} what is in the jaws, on {t} {o}", "unload {it} on {s}, then transfer {o} to {t}", "=berths: {s} for what you carry, {t} for {o}", "=deliver in this order: your present load to {s}, {o} to {t}", "dock {it} on {s}, and on the next run dock {o} on {t}", "=first release, on {s}, {it}. Next pick, {o}; release that on {t}", "station {it} on {s}; station {o} on {t}", "=drop one, {s}: the load in hand. Drop two, {t}: {o}",
    ),
    "named_before": (
        "=next on the pick list, {o}; stow it {w}", "acquire {o} and dock it {w}", "locate {o}, grip it, carry it, release it {w}", "=now serving {o}: plate it {w}", "=the unit concerned is {o}. Release it {w}", "unseat {o} and re-home it {w}", "=work order for {o}: relocate it, and let it stand {w}", "=call up {o}; its post is {w}",
    ),
    "wrong_one_held": (
        "=mispick! Unload that {w}; the pick list says {o}, so lift {p}", "=wrong instrument. Lay that down {w} and take {o} in hand", "=not to spec, {o} was specified. Deposit the thing in hand {w}, then grasp {p}", "=substitution: what you carry comes off {w}, and {o} comes up into your grip", "=abort, wrong target. Release it {w}, then acquire {o} and hold",
        "=wrong note; set that one down {w}, and the right one to hold is {o}", "=change of tools: the one in your grip is laid down {w}, {o} is taken up instead", "=the one you hold is sent off, {w} with it; bring {o} up into your hand",
    ),
    "held_thrown": (
        "launch what you carry {in} {t}", "=free throw with what you hold, {in} {t}", "let go of it in mid-swing so that it flies {in} {t}", "=the ball is in your hand: shoot it {in} {t}", "=air delivery of your load, unguided, {in} {t}", "=fire what is loaded: {in} {t} with it", "=ballistic release, {in} {t}, of what the jaws hold", "take the shot with what you carry, {in} {t}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
