"""How terse people say skills, moves and arrangements: at a console, over the radio, on a whiteboard, in a chat message."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=finger on {list}, (quick tap|brief contact), off", "={list}: touch, retract", "=tap {list}, leave in place", "=what: {list}. how: fingertip only, no grip", "=roger, go touch {list}, over", "=contact check, {list}, go", "tag {list}, finger only", "=tips of fingers to {list}, light, no grab",
        "=to do: touch {list}. that's all", "=1 approach {list} 2 make contact 3 withdraw", "=operator to arm: touch {list}, don't lift", "=fingertip -> {list}", "=need contact with {list}, just contact", "=down to {list}, (tap|touch), up", "=probe {list}, zero force",
        "=pls just tap {list} for me, thats it", "=reach test, target {list}, contact then off", "=you. {list}. touch. back", "={list}, light contact, don't move anything",
        "=arm out, fingertip against {list}, arm in", "=touched status needed for {list}", "=can do a touch on {list}? go",
    ),
    "touch_push": (
        "nudge {list}, any way you like", "={list}: bump aside", "=shove {list}, direction free", "=make room: bump {list} aside", "=press against {list} sideways until moved", "=what: {list}. how: closed hand, short push. where to: don't care", "=elbow {list} out of the lane", "=small push, {list}, direction your call",
        "={list} in the way -> push aside", "=bump {list}, whichever side", "displace {list} by push, not by grip", "={list} can't stay there, quick shove", "=fist to {list}, shove, done", "=clear the lane: {list}, nudge", "=lane blocked by {list}. push clear",
        "=scoot {list} off, anywhere", "=budge order for {list}, side doesn't matter", "=hip check on {list}, just enough to shift", "={list}: some other spot, by shove, you choose",
        "={list} to be nudged, end point open", "=offside: {list}. push away", "=anywhere but there for {list}, by nudge",
    ),
    "touch_topple": (
        "={list}: standing -> lying", "=tip {list} over, finger only", "=tackle {list} to the ground", "=knockdown: {list}", "=push high on {list}, until down flat", "=needed state: lying down. object: {list}", "=lay {list} flat, one poke, no grip", "fell {list}", "={list} upright now, should be flat. tip over", "=hit {list} up top, let fall",
        "=finger on upper edge of {list}, push over", "=topple order: {list}, go", "={list} must go down, one (push|shove|nudge) high up", "=KO for {list}: tip over", "=what: {list}. from: upright. to: on the side. tool: finger",
        "=takedown: {list}, push at the top edge", "=no more standing for {list}, push over", "=wanted: {list} flat on the table, toppled by finger", "=domino {list}, one finger",
        "={list} to be toppled, closed hand", "=gravity does the rest: push {list} at the top", "=felled by finger: {list}, do it",
    ),
    "push": (
        "=slide {object} toward {target}, no lift", "={object} closer to {target}, push only", "=shove {object}, heading {target}", "=what: {object}. which way: {target}. how: push along table", "=dozer mode: {object} toward {target}", "=behind {object}, push, direction {target}", "=no lift. {object} slides toward {target}", "=push {object}. aim: {target}",
        "=heading {target}: {object}, pushed not carried", "=shuffle {object} over toward {target}, fingers closed", "=dribble {object} toward {target}, no pickup", "=1 closed hand behind {object} 2 push 3 stop near {target}", "=gap {object} / {target} too big. close by pushing {object}", "={object}, push, bearing {target}", "=ground transport only: {object} in direction of {target}, by push",
        "=advance toward {target}: {object}, shoved from behind", "=straight line, {object} pushed at {target}", "={object} short of {target}, push nearer", "={object} / {target}: reduce distance, fingers closed, push the first",
        "={object} to be pushed, toward {target}, not lifted", "=closing distance: {object} is shoved in direction of {target}", "=pushed {object} nearer {target} yet? do it now", "=fingers shut, contact {object}, drive toward {target}",
    ),
    "pick": (
        "={object}, up", "=grab {object}, hold", "=hoist {object}. keep holding", "=gripper: close on {object}, raise", "=lift-off: {object}", "=need {object} in gripper", "secure {object}, off the table", "=1 go to {object} 2 grip 3 lift", "={object} -> hand", "=what to hold: {object}. pick up now", "=pickup request, {object}, over",
        "=claw down, {object}, claw up", "=snatch {object}, stay up", "=fetch {object} off the table, hold", "=clamp {object} and raise", "={object}: grip. up. hold",
        "=one lift: {object}, don't put down", "=grapple {object}, hold above the table", "=pick order, item {object}, stay in hand", "=take {object} into the gripper and keep",
        "=robot, go hold {object}", "=empty the place where {object} stands, keep it in hand", "=grip on {object}, then vertical",
    ),
    "rotate": (
        "={object}: {turn}, same spot", "=turn {object}, {turn}, stay in place", "=yaw correction {turn} on {object}", "=rotate, {turn}, {object}", "=what: {object}. op: rotate. by: {turn}", "=heading change for {object}: {turn}", "=spin {object} on its spot, {turn}, done", "=1 grip {object} 2 twist {turn} 3 release, same place", "=twist for {object}: {turn}",
        "=need {object} rotated. amount: {turn}. position: unchanged", "crank {object} {turn}", "=position of {object} ok, angle not: add {turn}", "=pivot {object}, {turn}, then stop", "=swivel, {object}, {turn}, no shift", "={turn} for {object}, in place",
        "=how far: {turn}. what turns: {object}. same spot", "={object} stays where it is but rotates: {turn}", "=right spot, wrong heading, {object}: rotate {turn}", "=screw motion on {object}, {turn}, no displacement", "=hold {object}, wrist {turn}, put down where it was",
        "={object} to be rotated {turn}", "=angle correction, {object}, {turn}, go", "=wrist job: {object} by {turn}, back down on the spot",
    ),
    "place_held": (
        "=release over {target}, touching down", "=what's in hand -> {target}", "=drop load: {target}", "=unload gripper onto {target}", "=set it down, {target}", "={object} in hand. put on {target}", "=you hold {object}: goes on {target}", "=park {object} on {target}, let go", "=cargo off at {target}", "=deposit site: {target}. open gripper there", "={target}: put it down there",
        "=done carrying {object}. lower onto {target}", "=touchdown on {target}, release", "=got {object}, now down on {target} with it", "=free the gripper: it goes on {target}",
        "=hand full. empty onto {target}", "=next stop {target}, all out", "=final: hand open over {target}, part resting there", "=stow what you carry: {target}", "={target} is clear, put {object} down there, you have it",
        "=delivery complete when it stands on {target}, gripper open", "=you have the part, {target} is the place, put down", "=hand over to {target}: {object}",
    ),
    "throw": (
        "={object}: throw, aim {target}", "lob {object} at {target}", "=fire away: {object}, at {target}", "=target: {target}. ammo: {object}. throw", "=grab {object}, wind up, let fly at {target}", "=pitch {object}, {target} is the catcher", "=can't reach {target}. airmail {object}", "=incoming for {target}: {object}, thrown", "=free throw: {object}, basket = {target}",
        "=1 pick {object} 2 aim at {target} 3 release midair", "=shot on {target}: {object}, thrown", "=hit {target} with {object}, thrown", "=launch {object}, impact point {target}", "=quarterback: {object} to {target}, as a throw", "={object} flies to {target}, throw now",
        "=don't carry {object}: throw at {target}", "=range shot, {object} on {target}", "=missile {object}, target {target}, launch", "=get {object}, chuck at {target}",
        "={object} to be thrown at {target}", "=strike {target}, weapon {object}, by throwing", "=over the distance by throw: {object} on {target}", "=catapult {object} at {target}",
    ),
    "throw_topple": (
        "=knock {target} down with {object}, by throw", "=bowl {target} over, ball = {object}, thrown", "=throw {object}, {target} must fall", "=down {target} from afar, projectile {object}", "=ammo: {object}. target: {target}. result: target down", "=1. pick {object} 2. throw at {target} 3. {target} lies flat", "={target} should be lying. means: thrown {object}",
        "=shoot down {target}, use {object}", "=hurl {object}: {target} standing -> down", "=coconut shy: {object} at {target}, knock down", "=topple {target}. not by hand. throw {object}", "=strike {target} flat with a throw of {object}", "=fastball, {object}, {target} must topple", "=one throw of {object}; result: {target} fallen",
        "=fell {target} from a distance, by means of {object} as a projectile", "=take out {target}: throw {object}, has to tip", "={target} stands too far off. throw {object}, topple that one", "=sniper job: {target} down, by throwing {object}",
        "={target} to be knocked down by throwing {object}", "=wanted: {target} down. allowed: throwing {object}", "=cannonball {object}, fortress {target}, bring that down",
    ),
    "match_pose": (
        "=hover over {object}, height {height}, yaw {turn}", "=over {object}: up {height}, wrist {turn}", "=gripper pose: above {object}, {height}, {turn} off its angle", "=align with {object}, rotate {turn}, height {height}", "=where: over {object}. how high: {height}. angle to it: {turn}", "={height} above {object}, twisted {turn}, hold there",
        "=1 go over {object} 2 height {height} 3 twist wrist {turn} relative to it", "=stand off {height} over {object}, wrist at {turn} to it", "=yaw rel. to {object}: {turn}. altitude over it: {height}", "=station: {height} up from {object}, hand turned {turn}", "=hand: {height} over {object}, then wrist {turn} from how it lies", "=don't touch. over {object} at {height}, rotated {turn}",
        "=go to pose. object {object}, z {height}, yaw {turn} from its own", "=fly above {object}, {height}, then rotate the hand {turn} from the object's heading", "=hand heading = heading of {object} plus {turn}, hand height = {height} above", "=wrist offset {turn}, vertical offset {height}, reference {object}",
        "=hand to be {height} over {object}, turned {turn} from it", "=camera angle: {height} above {object}, rotate {turn} off its sides", "=docking pose over {object}. gap {height}. roll about vertical {turn}",
    ),
    "move_without_hitting": (
        "=get to {height} above {mat}, zero contact", "={mat}, {height} up, hit nothing", "=clear path to {mat}, stop {height} over it, no bumps", "=destination: {height} over {mat}. rule: no collisions", "=hover over {mat} at {height}. obstacles around, miss them all", "=slalom to {mat}, {height} above, touch nothing", "=no contact en route: {height} over {mat}",
        "=thread through to {mat}, hold {height} above, leave the rest alone", "=fly to {mat}, altitude {height}, steer clear of objects", "=careful: {mat}, {height} above, don't clip anything", "=avoid everything, end {height} over {mat}", "=goal: {height} above {mat}. crash = fail",
        "=sneak to {height} above {mat}, everything else stays put", "=zero bumps. over {mat}. {height}", "=minefield: hand to {mat}, {height} over, no contact with anything", "={height} over {mat} via a free path",
        "=traffic ahead, weave to {height} above {mat}", "=keep off everything, take the hand to {height} above {mat}",
    ),
    "trace": (
        "=fly at {height}: {first} -> {second} -> {third}", "=waypoints {first} / {second} / {third}, altitude {height}", "=patrol: {first}, then {second}, then {third}. stay {height} above each", "=hand over {first}, over {second}, over {third}, always {height}", "=flyover, {height}, order: {first}, {second}, {third}", "=1 above {first} 2 above {second} 3 above {third}. height {height}",
        "=start {first}, via {second}, end {third}; {height} over all of them", "=hop over {first}, {second}, {third}, {height} clearance, no landing", "=gripper tour: {first}, {second}, finish {third}, {height} up", "=route in the air: {first} - {second} - {third}. clearance {height}", "={height} over {first}, same over {second}, same over {third}", "=checkpoints in order {first}, {second}, {third}. hover {height} above each",
        "=stay at {height}. {first}, next {second}, next {third}, from above only", "=scan {first}, {second}, {third} from {height} up, keep order", "=inspection flight: {first} / {second} / {third}, each at {height}",
        "=hand to pass {first}, {second}, {third} at {height}, in this order", "=overfly {first}, overfly {second}, overfly {third}, altitude {height} each", "=beat officer: {first} - {second} - {third}, {height} up, no stop skipped",
    ),
    "move_over": (
        "=hover over {object}, {height}", "=gripper {height} above {object}, hold", "=hold position over {object}, clearance {height}", "=altitude {height}, directly over {object}", "=go high over {object}: {height}", "=where: above {object}. distance: {height}", "=stop {height} over {object}, wait", "=hand up there, {height} from {object}, right above", "={object}: hand over it, {height} gap",
        "=up {height} over {object} and freeze", "=park the gripper in midair, {object} {height} below", "=standby {height} above {object}",
        "=need {height} of air between hand and {object}, hand on top side", "=tool above {object}, z offset {height}", "={height}, over {object}, then still", "=climb to {height} above {object}, stay",
        "=crane hook {height} over {object}", "=descend or climb until {height} above {object}",
    ),
    "moved_by": (
        "=shift: {o}, {side}, {length}", "=carry {o} {side}, {length}, set down", "=what: {o}. how far: {length}. direction: {side}", "relocate {o} {side} by {length}", "={side} with {o}, {length}", "=offset {o} {length} {side}", "=pick {o}, move {length} {side}, place", "=new spot for {o} = old spot, {length} {side}", "=delta for {o}: {length} {side}", "=take {o}, {length} {side}, down again",
        "={o} off by {length}, correct {side}",
        "={length}, {side}, {o}, by pick and place", "=move order for {o}. direction {side}. amount {length}", "={o} needs {length} more {side}", "=lift {o}, {length} {side}, lower, release",
        "=step for {o}: {length} {side}, pick and set", "=by {length}, {side}: relocate {o}",
    ),
    "hovering": (
        "=gripper above {object}, no touch", "=hold over {object}", "=standby above {object}", "=hand in the air, straight over {object}", "=go above {object}, don't descend", "=hang over {object}, nothing more", "=overhead {object}, hold", "loiter over {object}", "=hand -> airspace over {object}", "=park gripper above {object}, midair", "=fly to {object}, stay up", "=position: over {object}. contact: none",
        "=above {object}, pls, hand only", "=hand over {object}. stay there. wait", "=drone style over {object}, no landing", "=overwatch on {object}: hand above, no contact",
        "=helicopter over {object}, engines on, no landing", "=up there over {object}, hold",
    ),
    "restore": (
        "={object}: to {target} and back", "={object} -> {target} -> old spot", "=round trip: {object}, turnaround on {target}", "=park {object} on {target} briefly, then return it", "=there and back: {object}, stop on {target}", "=1. {object} on {target} 2. same thing back where it was", "=pit stop on {target} for {object}, then its old place", "=set {object} on {target}, undo", "=place {object} on {target}, pick it up, original position",
        "=out: {object} on {target}. back: to its starting place", "=test placement, {object} on {target}, then restore", "=boomerang {object}: lands on {target}, comes back to its spot", "=lend {object} to {target}. take back, put where it came from",
        "={object} on {target}, and then where it was", "=stopover {target} for {object}, return ticket", "=trial run: {object} to {target}. reset {object}", "={target} only for a moment: put {object} there, then its old spot",
        "={object} to be put on {target} and then back in place", "=checkpoint {target} for {object}, finish = start", "=loan of {object} to {target}, return at once",
    ),
    "next_to_restore": (
        "={object} {where}, then back to old spot", "=1) {object} {where} 2) {object} back where it was", "=brief stop {where} for {object}, then return", "=temp position of {object}: {where}. afterwards original position", "=put {object} {where}. then undo", "=stand {object} {where}, pick up again, restore", "={object}: first {where}, after that starting place", "=short visit: {object} goes {where}, comes back",
        "=move {object} {where}, reverse the move", "=place {object} {where}, now the other way: back where it was", "=there and back, {object}; there = {where}",
        "={object}, brief detour {where}, old spot again", "=relocate {object} {where}, cancel, back", "=first {where}, then as before: {object}", "=visit {where} by {object}, then its original spot",
        "=test position {where} with {object}, then reset", "=two legs for {object}: {where}, and return to where it stood",
    ),
    "rotate_restore": (
        "={object}: rotate {turn}, rotate back", "=twist {object} {turn}, then undo the twist", "=turn {object} {turn}, release, return to old angle", "=1 rotate {object} {turn} 2 old angle again", "=angle of {object}: {turn} and back", "=swivel {object} {turn} temporarily, restore", "=yaw {object} {turn}, revert", "=rotation there and back, {object}, {turn}", "=spin {object} {turn}. ok. now unspin", "=twist of {turn} for {object}, original heading after",
        "=pivot {object} by {turn}, then exactly the reverse", "=try {object} at {turn}, then angle as before",
        "=rotate {object} {turn}. now rotate to how it was", "={object}, {turn}, pause, original angle", "=test twist {turn} on {object}, reset angle", "=one twist of {object} and its reverse: {turn}",
        "={object} to be turned {turn} and then turned back", "=net rotation zero: {object} by {turn}, then the same the other way", "=twist, untwist. {object}. {turn}",
    ),
    "rotate_symmetry": (
        "=all {shapes}: rotate {turn}", "=each {shape}, {turn}, in place", "=every {shape} turns {turn}, positions stay", "=op: rotate. by: {turn}. on: all {shapes}", "={shapes}, one by one, twist {turn}", "=yaw {turn} for every {shape} on the table", "=every {shape} you see: turn it {turn}", "=spin {turn}, same for each {shape}", "=same rotation on all {shapes}: {turn}", "=go through the {shapes}, each gets twisted {turn}",
        "=formation turn: {shapes}, {turn}, each on its own spot", "=whole set of {shapes}, rotate {turn}",
        "=turn every {shape}: {turn}", "=all {shapes}, heading change {turn}, stay in place", "={turn} each, {shapes} only, all of them rotate", "=drill for all {shapes}: rotate {turn}",
        "=per {shape}: rotation by {turn}", "=no exceptions among {shapes}, rotation {turn}",
    ),
    "novel_noun": (
        "={noun} = {object}, {place} = {target}. {noun} on {place}", "=code names: {object} is {noun}, {target} is {place}. move {noun} to {place}", "=call {object} {noun}. call {target} {place}. {noun} -> {place}", "=label {target} {place}, label {object} {noun}, then {noun} onto {place}", "=legend: {place} / {target}, {noun} / {object}. order: put {noun} on {place}", "={object}, callsign {noun}, lands on {target}, callsign {place}",
        "=new words: {noun}, meaning {object}; {place}, meaning {target}. do: {noun} on {place}", "={noun}? {object}. {place}? {target}. so: {noun} goes on {place}", "=put {noun} on {place}. key: {noun} = {object}, {place} = {target}", "=set {noun} atop {place}, {noun} being {object}, {place} being {target}", "=alias {noun} for {object}, alias {place} for {target}. task: load {noun} onto {place}", "=we say {noun} for {object}, {place} for {target}. bring {noun} to {place}",
        "=when i say {noun} i mean {object}, {place} means {target}. ok: {noun} onto {place}", "={target} aka {place}, {object} aka {noun}: {noun} goes on {place}", "=vocabulary. {place}: {target}. {noun}: {object}. command. {noun} on {place}",
        "={noun} stands for {object}, {place} stands for {target}, {noun} to be put on {place}", "=read {noun} as {object}, read {place} as {target}, execute: {noun} onto {place}",
    ),
    "novel_adj": (
        "={more} is {adjective} than {less}. {adjective} {shape} -> {target}", "=example: {more} {adjective}, {less} not. put the {adjective} {shape} on {target}", "={adjective}: compare {more} with {less}, first one wins. now {adjective} {shape} onto {target}", "=def: {adjective} = what {more} is vs {less}. job: {adjective} {shape} on {target}", "=on {target}: the {adjective} {shape}. {adjective} as in {more} compared with {less}",
        "={more} vs {less}: former {adjective}. of the {shapes}, {adjective} one to {target}", "=put on {target}: the {adjective} {shape}, the way {more} is {adjective} than {less}", "=learn: {more} {adjective} than {less}. apply: move {adjective} {shape} to {target}", "={less} is less so, {more} is {adjective}. take {adjective} {shape}, set on {target}", "={adjective} {shape}, destination {target}. hint: {more} is {adjective}, {less} isn't",
        "=rank {more} above {less}: {adjective}. rank the {shapes} alike, the {adjective} one lands on {target}",
        "={more} is {adjective}, more so than {less}. find {adjective} {shape}, drop on {target}", "=criterion: {more} is {adjective} than {less}. choice: {adjective} {shape}. dest: {target}",
        "=take {adjective} {shape} to {target}; you know, {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "={noun} = {target}. {more} {adjective} than {less}. {adjective} {shape} on {noun}", "=terms: {noun} is {target}; {adjective} is {more} against {less}. go: {adjective} {shape} to {noun}", "=put the {adjective} {shape} on the {noun}. {adjective}: {more}, as compared with {less}. {noun}: {target}", "=call {target} {noun}. {more} beats {less} at being {adjective}. {adjective} {shape} -> {noun}",
        "=of {more} and {less}, former is {adjective}. {target} is a {noun}. move {adjective} {shape} to the {noun}", "={noun}: see {target}. {adjective}: see {more}, not {less}. now {adjective} {shape} onto {noun}", "=load the {noun}, i.e. {target}, with the {adjective} {shape}; {more} is {adjective}, {less} isn't", "={adjective} {shape} goes on {noun}. meaning of {noun}: {target}. meaning of {adjective}: {more} compared to {less}",
        "=code: {target} = {noun}, {more} = {adjective}, {less} = not {adjective}. order: {adjective} {shape} to {noun}", "=two definitions. {target}: {noun}. {more}, unlike {less}: {adjective}. one action: {adjective} {shape} on {noun}",
        "={target} aka {noun}. {more} is {adjective} than {less}. so: {adjective} {shape} onto {noun}", "={more} is {adjective} than {less}, {target} is called {noun}. place {adjective} {shape} on {noun}", "=given: {noun} means {target}; {more} is {adjective} than {less}. wanted: {adjective} {shape} on {noun}",
        "=fact one: {target} is {noun}. fact two: {more} is {adjective} than {less}. job: {adjective} {shape} on {noun}", "=read {noun} as {target}. {more} is {adjective} than {less}. {noun} gets {adjective} {shape}",
    ),
    "follow_order": (
        "={object}: to {tos}. keep the order", "=run {object} to {tos}, no shortcuts", "=stops of {object}, in order: on {places}", "=put {object} on {places}, exactly this sequence", "=take {object}, go to {tos}, set it down each time", "=drop {object} on {places}. order matters", "=shuttle {object} to {tos}, stop at each", "=next moves of {object}: to {tos}", "={object} goes to {tos}, as listed", "=land {object} on {places}, one stop after another", "=courier {object}: to {tos}, touch down every time",
        "=rounds for {object}: on {places}, no other order", "={object} on the move: to {tos}", "=mail run, item {object}, to {tos}", "=sequence on {object}: place on {places}",
        "=agenda of {object}: on {places}", "=leg by leg, {object} to {tos}",
    ),
    "follow_order_restore": (
        "={object} to {place}, then back to own mat", "={object}: {place} first, own mat second", "=off its mat to {place}, back onto its mat: {object}", "=move {object} to {place}; return it to the mat it stands on now", "=visit {place} with {object}, end on the mat it left", "=1. {object} on {place} 2. {object} on its old mat", "=round trip {object}: current mat, {place}, current mat", "={object} -> {place} -> mat it came from",
        "=set {object} on {place}. then bring it back to its mat", "=short leave for {object}: {place}, then return to its mat", "=change mats for a moment: {object} on {place}, afterwards its own again",
        "={place} and return: {object}, return = the mat under it now", "=away game for {object} on {place}, then back on its own mat", "={object}: leave mat, land on {place}, rejoin mat", "=2 moves, {object}: onto {place}; onto the mat it was on",
        "=excursion to {place}, return to own mat, traveller {object}", "=check out {object} to {place}, check in again on its mat",
    ),
    "neighbour": (
        "={object} to {mat}, and what stood {side}, same mat", "=1. {object} on {mat} 2. the thing that was {side} too", "=load {mat}: {object}, then the one that was {side}", "={mat} gets {object} and then the thing {side}", "=move {object} onto {mat}. next up: whatever was {side}, onto {mat} as well", "=queue for {mat}: {object}, behind that the object that was {side}", "=both onto {mat}: {object}, after that what is {side} now", "={object} -> {mat}. object that stood {side} -> {mat}",
        "=take {object}, remember what is {side}, both end on {mat}, {object} first", "=pair transfer to {mat}: {object} leads, the piece {side} follows", "={object}, plus the thing {side}: {mat}, in that order",
        "={mat} <- {object}; {mat} <- the thing that stood {side}", "=bring {object} to {mat}; fetch the one {side} too, to the same mat", "=two items for {mat}. item 1: {object}. item 2: whatever stands {side}", "=buddy move: {object} onto {mat}, buddy {side} follows onto {mat}",
        "={object} to {mat}. ditto for what is {side}", "=same destination {mat} for two: {object}, and after that the object {side}", "=couple transfer. lead {object}, partner {side}, both {mat}",
    ),
    "next_to": (
        "=put {object} down {side}, on the table", "=new position, {object}: {side}", "=park {object} {side}", "=where to: {side}. what: {object}", "=spot for {object} is {side}, go", "=carry {object}, release {side}", "=station {object} {side}, nothing else", "={object}: pick, place {side}", "=free slot {side}, fill with {object}", "=stand {object} {side}. over", "=reposition {object}, {side}, table level",
        "={object} goes {side}. table", "=fall in, {object}, {side}", "=set {object}, spot: {side}", "=from wherever it is to {side}: {object}", "=parking space for {object}: {side}",
        "=address of {object}: {side}", "=neighbour needed: {object} {side}",
    ),
    "count_and_repeat": (
        "={object}: {target} and back, {times}", "=shuttle run, {object}, {target}, back to start, {times}", "=round trip of {object} to {target}, {times}", "={times}: pick {object}, set on {target}, return it", "=drill: {object} onto {target}, back to its place. reps: {times}", "={object} -> {target} -> origin, {times}", "=there and back {times}, {object}, there = {target}", "=loop {times}: out to {target} with {object}, return to its spot",
        "=visit {target} {times} with {object}, each time back to start", "=one lap: {object} to {target}, then old place. laps: {times}", "=put {object} on {target} {times}, restoring it each time",
        "=rep scheme: {object} up to {target}, down to old spot, {times}", "=do {times}: {object} -> {target}, {object} -> old spot", "=visits of {object} to {target}: {times}, always returning", "=cycle {object} between its spot and {target}, {times}, end at its spot",
        "={object} to be put on {target} and taken back, {times}", "=ping pong {times}: {object}, own spot to {target} to own spot", "=pendulum {object}: {target}, own place, {times}",
    ),
    "rearrange": (
        "=shift: {moves}", "=relocate as follows: {moves}", "=corrections: {moves}", "=offsets: {moves}", "=pick and place: {moves}", "=displacements, one at a time: {moves}", "=update positions: {moves}", "=carry orders: {moves}. execute", "=from present positions: {moves}", "=layout change. {moves}", "=adjust by hand, {moves}",
        "=list of moves, measured from now: {moves}", "=lift and set down: {moves}", "=move orders, {moves}, that's all", "=table update: {moves}",
        "=to be moved: {moves}", "=gripper errands: {moves}", "=small moves pending, {moves}, do all",
    ),
    "displace": (
        "=shift this: {move}", "=offset, {move}", "=correction: {move}", "=from where it stands, {move}", "=carry {move}, put down", "=one relocation: {move}", "=pick up, carry, set down: {move}", "=where it is now plus this: {move}", "=change of spot: {move}", "=needed: {move}", "=adjust position, {move}",
        "=move order: {move}", "=single correction, {move}", "=small relocation, lift and lower: {move}", "=just {move}, relative to its spot",
        "=to be moved: {move}", "=gripper errand: {move}", "=wrong by a bit. fix: {move}",
    ),
    "touch_reset_pick": (
        "=any {shape}: touch, home, pick same", "=touch one of the {shapes}. go home. lift that one", "=1 tap a {shape} 2 home position 3 grab the tapped {shape}", "=choose a {shape}. contact, home, pickup, always the same one", "={shape} of your choice: finger on it, arm home, then hold it", "=tag a {shape}, retreat home, come back, lift the tagged one", "=mark one {shape} by touch -> home pose -> pick up the marked one",
        "=one out of the {shapes}: tap, return home, then collect it", "=touch a {shape}, home, up with that {shape}", "=select a {shape}, free choice. touch. home. pick. same one throughout",
        "=finger to a {shape}, any. then home. then gripper on the same {shape}, lift", "=poke a {shape} you like, home, now take it", "=touch 1 {shape} -> home -> lift that {shape}",
        "=a {shape} to be touched, then home, then the same one to be lifted", "=finger, home, grip: one {shape}, same one both times", "=meet a {shape} by touch, go home, return for that {shape}, lift",
    ),
    "stack2": (
        "={n1} on {n0}, stack", "=base layer {n0}, cap {n1}", "=build up: {n0}, above it {n1}", "=2-high tower: {n0} low, {n1} high", "={n0} stays, {n1} climbs on it", "=floor: {n0}. roof: {n1}", "=bottom layer {n0}, next layer {n1}", "=stack order from table: {n0}, {n1}", "=mini tower, {roles}", "=stack job: {chain}", "={n0}: put {n1} on its top face", "=pile up {list}, first named lowest",
        "=top to bottom {listdown}, stacked", "={n1} rides on {n0}", "=piggyback: {n0} carries, {n1} on top", "=upper: {n1}. lower: {n0}. one stack",
        "=two high: {list}, from table up", "={n1} up onto {n0}", "=put top piece {n1} over bottom piece {n0}, touching", "=under {n1}: {n0}. stack",
        "={n1} to stand on {n0}", "=one up: {n1}, base {n0}", "=tower wanted. bottom? {n0}. top? {n1}", "=lower piece stays: {n0}. upper piece comes: {n1}",
    ),
    "stack3": (
        "=tower: {n0} base, {n1} mid, {n2} top", "=from table up: {n0} / {n1} / {n2}", "=level 1: {n0}, level 2: {n1}, level 3: {n2}, one stack", "=stack it: {n1} on {n0}, {n2} on {n1}", "=roof {n2}, middle {n1}, ground {n0}, build", "={n0} first, {n1} onto that, {n2} last on top", "=3-high: {chain}", "=layers, low to high: {list}", "=high to low: {listdown}. pile", "=column, {roles}", "=steps: {chainand}", "={n2} over {n1} over {n0}, one tower",
        "=below {n2} comes {n1}, below that {n0}. single pile", "={n0} at table level, +1 {n1}, +2 {n2}",
        "=triple: {n0} under {n1} under {n2}", "=order of build: {n0} at rest, place {n1} on it, place {n2} on that", "=shelf count from table, 1: {n0}, 2: {n1}, 3: {n2}", "=sandwich: bread {n0}, filling {n1}, bread on top {n2}",
        "={n1} to stand on {n0}, {n2} to stand on {n1}", "=first floor {n1}, second floor {n2}, all over {n0}", "=three in a column, starting at the table with {n0}, then {n1}, ending with {n2}", "=who carries whom: {n0} carries {n1}, {n1} carries {n2}",
    ),
    "stack4": (
        "=floors from ground up: {n0}, {n1}, {n2}, {n3}", "=base {n0}. on it {n1}. on it {n2}. cap {n3}. one tower", "=four-high: {n0} lowest, then {n1}, then {n2}, {n3} highest", "={n1} onto {n0}, {n2} onto {n1}, {n3} onto {n2}, go", "=tall stack, {chain}", "=pile from the table: {list}", "=downward from the top: {listdown}. stack like that", "=build list: {chainand}", "=skyscraper: {roles}", "=top {n3}, under it {n2}, under that {n1}, bottom {n0}",
        "=ground floor {n0}, first floor {n1}, second {n2}, attic {n3}", "={n0} is base; add {n1}, {n2}, {n3} in that order on top", "=column of four, {n3} > {n2} > {n1} > {n0}, highest to lowest",
        "=quad stack, {n0} under {n1} under {n2} under {n3}", "=ladder up: {n0}, {n1}, {n2}, {n3}, one on the other", "=tower spec. 1 (lowest|bottom): {n0}. 2: {n1}. 3: {n2}. 4: {n3}", "=pancakes, first one down: {n0}, {n1}, {n2}, {n3}",
        "={n1} to stand on {n0}, {n2} on {n1}, {n3} on {n2}", "={n0} carries {n1} carries {n2} carries {n3}", "=start low with {n0}, continue {n1}, {n2}, end high with {n3}, single column",
    ),
    "swap": (
        "={a} <-> {b}", "=trade spots: {a}, {b}", "={a} to spot of {b}, {b} to spot of {a}", "={a} and {b}: wrong way round, exchange", "=switcheroo {a} / {b}", "=crossover: {a} goes where {b} is, {b} where {a} is", "=1. {a} aside 2. {b} into its old place 3. {a} into the old place of {b}", "=position of {a} := position of {b}, and vice versa", "=substitution both ways: {a}, {b}", "=change ends, as in tennis: {a} and {b}",
        "=castle {a} with {b}: each takes the spot of the other", "=op: swap. pair: {a} + {b}", "=seat swap: {a}, {b}, each to the seat of the other",
        "={a} in for {b}, {b} in for {a}", "={a} / {b}: flip positions", "=two objects, one trade: {a} against {b}, spots only", "=i want {a} where {b} is, and reverse",
        "={a} and {b} to be swapped", "=player change: {a} takes the spot {b} has, {b} the spot {a} has", "=both in wrong place: {a}, {b}. swap",
    ),
    "balance": (
        "=level the scale: {list} on {first} and {second}", "={first} + {second}: equal weight. blocks: {list}", "=distribute {list}, {first} = {second} in weight", "=use {list}, all of them. {first} / {second} must balance", "=pans {first}, {second}. load {list}. no tilt", "=split {list} by weight, half on {first}, half on {second}", "=goal: even scale. pans: {first}, {second}. weights: {list}", "=weigh out {list} between {first} and {second}, dead even",
        "=both pans same load: {list} onto {first}, {second}", "=all of {list} onto {first} or {second} so neither sinks", "=counterweights: {list}. put on {first} and {second} till level", "=trim {first} against {second}, ballast = {list}, all of it",
        "=scale level at the end, {list} all on board, pans {first} and {second}", "={list}: which on {first}, which on {second}? you work it out, level", "=zero tilt. {first} and {second}. {list}",
        "={list} to be put on {first} and {second}, scale level", "=even load, {first} vs {second}, using up {list}", "=scale {first} versus {second}, weights {list}, distribute for balance",
    ),
    "sort_stack": (
        "=one pile per {by}", "=group by {by}, each group = one stack", "=same {by} -> same stack", "=sort key: {by}. form: stacks", "=make piles. rule: only equal {by} together", "=every {by} its own tower", "=stack everything, don't mix {by}s", "=pile things up, key = {by}", "=like on like, by {by}, in stacks", "=match {by}, stack matches", "=towers: as many as there are {by}s, each of one {by}", "={by} same? stack together. all things",
        "=towers by {by}, everything included", "=each {by} = one tower, all things in towers", "=piles, please. criterion: {by}", "=same {by}, one on another; other {by}, other stack",
        "=things to be stacked by {by}", "=by {by}: pile, pile, pile", "=wherever same {by}: same pile",
    ),
    "stack_topple": (
        "=tower {chain}, then knock down", "=stack {list}, first lowest. then topple", "=1 build: {roles} 2 demolish: push it over", "=up: {list}, in that order from table. down: one push", "={chainand}. then tip the lot over", "=pile up {listdown}, named top down, and bowl the pile over", "=stack job {chain}. after that: collapse it with a push", "=raise {list}, bottom one first, wreck after", "=erect a tower, {roles}; fell it", "=construct {chain}. then knock over",
        "=jenga ending: {list} stacked upward, then pushed down", "=build {chainand}, destroy by shove",
        "=stack then smash: {list} going up, then push", "=build it, {chain}. break it, one push", "=make a tower, {roles}, then topple it", "=order: {chainand}. finale: topple",
        "=tower to be built, {chain}, then toppled", "={chain}: up. then: down, by push", "=construction first, {roles}, demolition second",
    ),
    "swap_push": (
        "={a} <-> {b}, push only", "=trade places, {a} and {b}, no lifting", "=shove {a} and {b} until swapped", "=swap by sliding: {a}, {b}. gripper stays shut", "=exchange {a} / {b} over the table surface, pushes only", "=push {a} aside, push {b} to its old spot, push {a} to the old spot of {b}", "=what: swap. which: {a}, {b}. how: pushing, never grasping", "=no picking up. {a} goes where {b} is, {b} where {a} is, all pushed", "=fist only: {a} and {b} change places",
        "=bulldoze {a} into spot of {b} and {b} into spot of {a}", "=slide swap: {a} with {b}", "=gripper closed throughout. shunt {a}, shunt {b}, positions exchanged",
        "=no hands around them, just pushing: {a} and {b} trade spots", "={a} for {b}, place swap, by shoves along the table", "=swap, rule no lifting: {a}, {b}",
        "={a} and {b} to be swapped by pushing", "=curling rules, push only: {a} to spot of {b}, {b} to spot of {a}", "=shoves, no grips, end state {a} in place of {b} and {b} in place of {a}",
    ),
    "swap_ring": (
        "=cycle of spots: {a} to {b}, {b} to {c}, {c} to {a}", "={a} takes spot of {b}, {b} spot of {c}, {c} spot of {a}", "=everyone one seat on: {a} to seat of {b}, {b} to seat of {c}, {c} to seat of {a}", "=three-way trade: {a} gets place of {b}, {b} gets place of {c}, {c} gets place of {a}", "=shift change: old spot of {b} for {a}, old spot of {c} for {b}, old spot of {a} for {c}", "=new occupants. spot of {b}: {a}. spot of {c}: {b}. spot of {a}: {c}",
        "=volleyball rotation: {a} into place of {b}, {b} into place of {c}, {c} into place of {a}", "=1. {a} to where {b} was 2. {b} to where {c} was 3. {c} to where {a} was", "=relieve posts: {a} takes over from {b}, {b} from {c}, {c} from {a}", "=spot list after the move. {a}: where {b} is. {b}: where {c} is. {c}: where {a} is", "=loop exchange, direction {a}, {b}, {c}, {a}: each to the place of the next",
        "=round robin of places: {a} gets that of {b}, {b} that of {c}, {c} that of {a}", "=musical chairs, no one out: {a} on the spot of {b}, {b} on the spot of {c}, {c} on the spot of {a}",
        "=crew rotation. {a} to station of {b}. {b} to station of {c}. {c} to station of {a}",
    ),
    "throw_sort": (
        "=throw {list} onto mats, color to color", "={list}: toss at own color mat", "=by air, sorted by color: {list} to the mats", "=aim = mat of same color. throw {list}", "=mats too far. lob {list}, matching colors", "=match color, wind up, release: {list}", "=darts: {list}, bullseye = mat in same color", "=targets: mats. ammo: {list}. pair by color, fire", "=sort {list} by throwing, mat color decides", "=hurl {list}, everything to the mat of its color", "=color-matched throws: {list} at the mats",
        "={list} through the air, landing color = own color, mats", "=long range sorting: {list} at same-color mats, throw", "=throw order: {list}. address: mat in same color",
        "=shooting gallery: {list}, only mats of the same color count", "=color decides where {list} must be thrown, mats only",
    ),
    "covered": (
        "=1. {box} over {object} 2. {other} to {first} 3. {box} off 4. {object} to {second}", "=lid {object} with {box}. move {other} to {first}. unlid. move {object} to {second}", "=hide {object} under {box}; {other} -> {first}; uncover; {object} -> {second}", "={box} onto {object} as a cover, {other} onto {first}, cover away, {object} onto {second}", "=cover: {box}. covered: {object}. meanwhile {other} on {first}. then {object} out and on {second}",
        "=stash {object} beneath {box}. {first} gets {other}. unstash. {second} gets {object}", "=before anything: {box} over {object}. then {other} on {first}. last, from under there, {object} on {second}", "=phase 1: {object} covered by {box}. phase 2: {other} on {first}. phase 3: {object} uncovered, on {second}", "=under {box}: {object}. on {first}: {other}. afterwards on {second}: {object}", "=cap {object} with {box}, place {other} on {first}, uncap, place {object} on {second}",
        "=sequence: cover {object} with {box}; {other} onto {first}; take cover off; {object} onto {second}", "={object} under {box} first. {other} on {first} next. {object} on {second} at the end, cover removed", "=helmet {box} on {object}, then {other} to {first}, helmet off, {object} to {second}",
        "={object} to be covered with {box}; then {other} to {first}; then {object}, uncovered, to {second}", "=box on: {box} over {object}. task: {other} onto {first}. box off. task: {object} onto {second}", "=keep {object} under {box} while {other} goes to {first}; after, {object} to {second}",
    ),
    "sort": (
        "={things} -> own color mats", "=color match, {things} and mats", "=mats by color: {things}", "=home mats: {things}, by color", "=rule: mat color = {thing} color. place all", "={each} to mat of own color", "=deal out {things}, like to like, onto mats", "=match and place: {things}, colored mats", "={each}: find mat with same color, drop there", "=park {things} on mats, colors must agree", "=each mat: one {thing}, matching color", "=sorting run: {things}, mats, color to color",
        "=color check, then placement: {things} on same-colored mats", "={thing} color says which mat. go, all of them", "=assign mats by color, load {things}",
        "=dress code: mat in own color. applies to {things}", "=seat {things} by color, seats = mats", "=what: {things}. where: mats. rule: same color", "=lineup by color, {things}, one color one mat",
        "={things} to be put on mats of same color", "=one mat per color, one color per mat, distribute {things}", "={each} to be on mat in its color",
    ),
    "place": (
        "={object}, {target}, now", "=requesting {object} on {target}, over", "=move: {object} > {target}", "=pick {object}, drop on {target}", "=what: {object}. where: on {target}", "=need {object} on {target} asap", "=put: {object}. on: {target}", "land {object} on {target}", "=next: {object} to {target}", "=load {target}: {object}", "=shift {object} to {target}, set down", "={object}: lift, carry, lower on {target}", "=crane job, {object} onto {target}", "=ship {object}, consignee {target}",
        "=1 grip {object} 2 go to {target} 3 release on top", "={target} next. {object} goes on", "=copy? {object}, onto {target}",
        "=delivery: {object}. address: {target}", "={object}. up, across, down. {target}", "=pls {object} on {target} thx", "={target}: {object} goes here", "=destination on board says {target} for {object}",
        "={object} to be put on {target}", "={object} wanted on {target}", "=arrived: {object}. goes on {target}", "=load {object}. unload on {target}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
