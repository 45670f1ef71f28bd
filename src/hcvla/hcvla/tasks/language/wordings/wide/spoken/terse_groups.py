"""How terse people say several things at once, and what is piled, cleared, taken back or passed on."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "={them} -> {target}", "=load list for {target}: {them}", "=collect {them}, drop point {target}", "=muster on {target}: {them}", "=where: {target}. what: {them}. one at a time", "=all aboard {target}: {them}", "=fall in on {target}: {them}",
        "=order for {them}: onto {target}", "=bring in {them}, deck {target}",
        "=wanted on {target}: {them}, one after another",
    ),
    "some_onto": (
        "={target}: {them}", "=deliver to {target}, order: {them}", "={them}; all to {target}", "=put on {target}, one by one: {them}", "=manifest for {target}: {them}", "=which: {them}. to: {target}", "=pick list: {them}. drop zone: {target}",
        "=onto {target}, please, quick: {them}", "=shopping list {them}, cart {target}",
        "=report to {target}: {them}",
    ),
    "two_of": (
        "=quota for {target}: {them}", "=draft {them} onto {target}, your pick", "=pick {them}, whichever, set on {target}", "={target} takes {them}, free choice", "=send {them} to {target}, don't care which", "=count: {them}. to: {target}. selection: free",
        "=dealer's choice: {them} to {target}", "={target}, load {them}, you select",
        "=vacancies on {target}, fill with {them}",
    ),
    "all_but_two": (
        "={them}: move to {target}", "=ship to {target}: {them}", "=transfer {them}, destination {target}, leave the excepted ones", "=exceptions apply: {them} on {target}", "=roll call for {target}: {them}", "=load {target} with {them}, rest stays put",
        "=on {target} i want {them}, nothing more", "=who goes: {them}. where: {target}",
        "=boarding {target} now: {them}",
    ),
    "one_of_each": (
        "=mixed load on {target}: {them}", "={target} needs {them}, any will do", "=recipe for {target}: {them}", "=pick freely: {them}. put on {target}", "=lineup on {target}: {them}", "=assortment, {them}, onto {target}",
        "=sampler for {target}: {them}", "=grab {them}, any, load {target}",
        "=variety pack on {target}, {them}",
    ),
    "at_an_end": (
        "={them}: lift, place on {target}", "=by position: {them}, destination {target}", "=draw from the row: {them} onto {target}", "=end of the row only: {them} to {target}", "=locate {them}, load onto {target}", "=see row. take {them}. put on {target}",
        "=ordered by place: {them}. move those onto {target}", "=take from that end: {them}, down on {target}",
        "=identify by position: {them}. transport to {target}",
    ),
    "two_places": (
        "={a} -> {s}, {b} -> {t}", "=1. {a} on {s} 2. {b} on {t}", "={s}: {a}. {t}: {b}", "=seating: {a} on {s}, {b} on {t}", "=deliveries. to {s}: {a}. to {t}: {b}", "=split load, {a} to {s}, {b} to {t}", "=first {a}, destination {s}; second {b}, destination {t}", "=two moves: {a} onto {s}; {b} onto {t}", "={a} and {b}: former on {s}, latter on {t}",
        "=addresses: {a} = {s}, {b} = {t}", "=drop {a} on {s}, drop {b} on {t}, done",
        "={a} to be on {s}, {b} to be on {t}", "=room list: {s} {a}; {t} {b}",
    ),
    "it": (
        "{object}, up. over to {target}, down with it", "got {target} ready. {object} goes there", "locate {object}. move it: {target}", "{object} next. drop it on {target}", "hands on {object}. it ends up on {target}", "attention: {object}. destination of it: {target}", "you, {object}, lift. it rides to {target}, release",
        "{object}: grab it. {target}: leave it there", "{target} is free. pick {object}, park it there",
        "{object} wanted. where? {target}. put it there", "pick {object}, hold. go {target}, drop it",
    ),
    "three_things": (
        "=1) {a} 2) {b} 3) {c}", "=checklist. {a}. {b}. {c}. in that order", "=first: {a} / second: {b} / third: {c}", "={a}, ok, {b}, ok, {c}, done", "=plan: {a} > {b} > {c}", "=step a, {a}. step b, {b}. step c, {c}", "=now: {a}. next: {b}. last: {c}", "=orders, top to bottom: {a}; {b}; {c}",
        "=do a then b then c. a: {a}. b: {b}. c: {c}", "=one: {a}. two: {b}. three: {c}. out",
        "=todo today. {a}. also {b}. also {c}. in this order", "=alpha: {a}. bravo: {b}. charlie: {c}",
    ),
    "any_picked": (
        "={object}: up", "=grip {object}, hold", "=your call, {object}, lift", "=need one in hand: {object}", "hoist {object}", "=pickup, {object}, free choice", "=wanted in gripper: {object}",
        "=one lift, anything fitting: {object}", "=hand up with {object}",
        "=lift whatever counts as {object}",
    ),
    "each_touched": (
        "=contact with {touched}, brief", "=finger taps: {touched}", "=tap round: {touched}", "=touch, release, {touched}", "=bump aside {nudged}", "={nudged}: small shove", "=nudge duty: {nudged}", "=push {nudged} off, any side", "=knock flat {toppled}", "={toppled}: tip over", "=topple run: {toppled}", "=push over, no grip: {toppled}",
        "=roll call by fingertip: {touched}", "=sweep aside: {nudged}",
        "={nudged} to be shoved off",
    ),
    "sort_but_one": (
        "=sort {many} to mats by color, skip {spared}", "=all {many} except {spared} -> own color mats", "={spared} stays. other {many}: mats, color to color", "=every {one} but {spared}: mat of own color", "=exempt: {spared}. rest of the {many}: color-sorted onto mats", "=hands off {spared}; every other {one} to the mat in its color",
        "=leave {spared} alone, sort other {many} by color on mats",
    ),
    "the_rest": (
        "={a} -> {s}, {rest} -> {t}", "={s}: {a}. {t}: {rest}", "=separate: {a} to {s}, {rest} to {t}", "=1. {a} on {s} 2. {rest} on {t}", "=only {a} on {s}; {rest}: {t}", "=single out {a} for {s}, {t} for {rest}", "={a} first, {s}. after that {rest}, {t}",
        "={s} only for {a}. {t} for {rest}",
        "={a} to be on {s}, {rest} to be on {t}", "=special address for {a}: {s}. standard address, {rest}: {t}",
    ),
    "of_another_color": (
        "=place {them} on {target}, mismatch on purpose", "={them} -> {target}", "=mismatch wanted: {them} on {target}", "=relocate {them}: onto {target}", "=where: {target}. what: {them}", "={them}, pick, drop on {target}",
        "=clash wanted: {them} over to {target}",
    ),
    "of_its_own_color": (
        "={them} -> {target}", "=match: {them} on {target}", "={them}, proper place: {target}", "=color to color: {them} onto {target}", "=file {them} under color, i.e. on {target}", "=pick {them}, check color, place on {target}",
        "=tone on tone, {them}, {target}",
    ),
    "each_on_another_color": (
        "=mismatch all: every {one} on a {k} of a different color", "={ones} -> {k}s, colors must differ", "=each {one}: some {k}, not its color", "=deal {ones} to {k}s, never color on same color", "=every {one} gets a wrong-colored {k}",
        "=wrong-color seating: every {one} on a {k}, none on its own color",
    ),
    "swap_back": (
        "={x} <-> {y}, then <-> again", "=swap {x} / {y}, unswap", "=1 exchange {x} and {y} 2 exchange back", "{c}. then undo", "{c}, revert after", "=temp swap: {x}, {y}. restore both",
        "={x} / {y}: trade, trade back", "=swap there and back, {x} with {y}",
        "={x} and {y} to be swapped and swapped back",
    ),
    "stack_back": (
        "=stack up {upward}, first lowest; unstack, old spots", "=temp tower: {upward}, bottom to top. then restore all", "{c}. then all back to old spots", "=1 tower from {upward}, upward 2 tower down, originals restored", "{c}, undo afterwards",
        "=tower to be built from {upward}, bottom first, then dissolved, all in old places", "{c}; photo; everything back where it was",
    ),
    "passed_on": (
        "={b} -> {target}; {a} -> old place of {b}{t}", "=1. {b} onto {target} 2. {a} into the spot left by {b}{t}", "=vacate: {b} to {target}. occupy: {a} where {b} was{t}", "={b} off to {target}, {a} fills in{t}", "=substitution: out {b}, to {target}; in {a}, same spot{t}",
        "={b} to be on {target}, {a} to be where {b} is now{t}", "=relay: {b} leaves for {target}, {a} inherits the spot{t}",
    ),
    "moved_up": (
        "={c} aside, {b} to spot of {c}, {a} to spot of {b}{t}", "=1. clear {c} to any free space 2. {b} where {c} was 3. {a} where {b} was{t}", "=close ranks: {c} out to a free place, {b} takes its spot, {a} takes the spot of {b}{t}", "={c}: anywhere free. old spot of {c}: {b}. old spot of {b}: {a}{t}",
        "=queue moves up: {c} leaves to any free place, {b} to where {c} stood, {a} to where {b} stood{t}",
    ),
    "ring_turned": ("=cycle: {a} to place of {b}, {b} to place of {c}, {c} to place of {a}; plus {turn} from the angle found there", "={a} takes pose of {b}, {b} of {c}, {c} of {a}, each plus {turn}", "=relieve posts, {a} for {b}, {b} for {c}, {c} for {a}; every one {turn} off the predecessor's angle", "=three-way trade, spots of {b}, {c}, {a} go to {a}, {b}, {c}; add {turn} to each old angle"),
    "takes_place": (
        "=sub: {x} for {y}, {y} to any free space", "=bench {y}, {x} into its spot", "={y} out, somewhere free; {x} exactly there instead", "=1. {y} aside 2. {x} where {y} was", "=sub: {a} for {b}, {turn} off its angle, {b} to any free space", "=1. {b} aside 2. {a} where {b} was, {turn} from how that stood", "=bench {b}; {a} into its spot, rotated {turn} versus {b}",
        "={y} leaves, any free spot. {x} inherits the place",
    ),
    "pushed_back": (
        "=push {object} toward {target}, then return to old spot", "=1 shove {object}, direction {target} 2 pick up, original place", "={object}: pushed at {target}, carried back", "=nudge {nudged}, then restore", "={nudged}: shove aside, pick up, old spot", "=push {nudged} off, undo by hand",
        "={object} to be pushed toward {target} and then put back", "={nudged} to be nudged and then put back",
    ),
    "taken_off": (
        "={them} off {target}, onto table", "={them}: from {target}, to table", "=offload {target}: {them}, table, any spot", "=disembark {them}, now on {target}", "={target} minus {them}", "=pick {them} from {target}, put on table",
        "=not on {target}: {them}. table instead", "=get {them} down from {target}, table will do",
        "=ground {them}, off {target}",
    ),
    "some_off": (
        "={them} off {target}, onto table", "=unload from {target}: {them}. to: table", "=disembark {them}, now on {target}, to the table", "={target} minus {them}", "=lift {them} clear of {target}, table instead",

    ),
    "cleared": (
        "={target}: clear", "=clear the deck, deck = {target}", "=load on {target} -> table", "={target} must be empty", "=everything off {target}, table ok", "=evacuate {target}, all of it onto the table",
        "=bare {target}, now", "=strip {target}, stuff goes on table",
        "={target} to be emptied", "=nothing stays on {target}, use table",
    ),
    "carried_across": (
        "=all on {source} -> {target}", "=reload: {source} to {target}, whole load", "=transship everything from {source} onto {target}", "=from: {source}. to: {target}. cargo: all", "={source} empties, {target} takes the load", "=clear {source}, contents to {target}",
        "=move house: {source} -> {target}, everything", "=relocate load of {source} to {target}",
        "=dump {source} onto {target}, piece by piece",
    ),
    "piled_all": (
        "=single stack: {them}", "={them}: one tower", "={them}, pile up", "=stacking: {them}", "=vertical storage for {them}, one column",
        "={them} to be stacked", "=column wanted, all in: {them}",
    ),
    "piled_some": (
        "=tower size: {them}", "={them}: stack, your choice", "=one column, {them}, whichever", "=pick {them}, pile up", "=stack of {them}, leave others",
        "=tower, members {them}",
    ),
    "chained": (
        "=stack plan: {c}", "=order from above: {c}", "=bottom up: {up}, stacked", "=table, then {up}. one pile", "=top down: {down}, stacked", "=foot {first}, {mid}head {last}: pile",
        "=pile spec: {c}", "=one pile, {c}",
    ),
    "paired": (
        "=stack 1: {a} on {b}. stack 2: {c} on {d}", "={a} over {b}, {c} over {d}, two piles", "={b} below {a}, {d} below {c}, separately", "=two bases: {b}, {d}. tops: {a}, {c} respectively", "=twin towers, {a} on {b} plus {c} on {d}",
        "=pair up by stacking: {a} on {b} / {c} on {d}", "=lower row {b}, {d}; upper row {a}, {c}, in that order",
        "=couples: {a} atop {b}; {c} atop {d}",
    ),
    "upturned": (
        "=invert tower", "=tower, reverse order, {low} ends on top", "=restack: {high} lowest, {low} highest", "=same tower, bottom = {high}", "=tower order: flip", "=tower: top to bottom, bottom to top",
        "=tower, same cubes, other way up", "=order of tower reversed, please, {high} to the bottom",
        "=top cube becomes base, and so on through the tower",
    ),
    "dismantled": (
        "=tower -> single cubes on table", "=unstack all, table level", "=stack down, every cube onto the table", "=no stack, cubes flat on table", "=unpile: top one first, each to the table", "=teardown, cube by cube, onto the table",
        "=tower apart, cubes side by side", "=decommission tower, all cubes down on the table",
        "=tower to be taken apart", "=cubes down, all of them, no tower left",
    ),
    "thrown_into": (
        "={object}: throw, land in {target}", "=hoop = {target}. shoot {object}, by throw", "=toss {object} in {target}", "=airdrop {object} into {target}, thrown", "=three-pointer, {object} into {target}", "=grab {object}, throw, must land in {target}",
        "=no placing. throw {object}, inside {target}", "=alley-oop: {object} into {target}, through the air",
        "={object} to be thrown into {target}", "=score: {object} in {target}, from a distance, thrown",
    ),
    "turned_round": (
        "={object}, rotate, {turn}", "=rotation order: {turn}, object {object}", "=pick {object}, twist {turn}, same spot down", "={object} heading: {turn} from now", "=turn in place: {object}. how far: {turn}", "=stay put, {object}, just {turn} of rotation",
        "=angle change on {object}, {turn}, place stays", "=twist only: {object}, {turn}",
        "=swing {object} round, {turn}, foot stays",
    ),
    "at_distance": (
        "={object}: {side} {anchor}, {length}", "=spot {length} {side} {anchor} -> {object}", "=ref: {anchor}. put {object} {length} {side} ref", "=spacing {length}: {object} {side} {anchor}", "=pick {object}, place {length} {side} {anchor}", "=what: {object}. where: {length} {side} {anchor}",
        "=measure {length} {side} {anchor}, drop {object} there", "=coordinates for {object}: {length} {side} {anchor}",
        "=keep {length} between, {object} goes {side} {anchor}",
    ),
    "put_down": (
        "={object}: down, table", "=release {object} on table, any free spot", "=done with {object}, set down", "=hand -> table: {object}", "=ground it: {object}, table", "={object}, let go on the table",
        "=table. {object}. release", "=put {object} on the table, spot free choice",
        "=hand empty please. {object} on table",
    ),
    "held_beside": (
        "={it}: down, {where}", "=release {it}, spot: {where}", "=set-down point {where}, for {it}", "=lower {it}, {where}, let go", "=result: gripper empty, {it} {where}",
        "=landing zone {where}. land {it}",
    ),
    "done_with_fingers": (
        "={touched}: tap", "=finger to {touched}, off again", "=touch {touched}. no grip", "=quick contact, {touched}", "={nudged}: bump, any way", "=push {nudged} clear", "=shove job: {nudged}", "={toppled}, knock down", "=lay {toppled} flat by push", "={toppled}: from upright to lying",
        "=fingertip check, {touched}", "=get {nudged} off the spot, shoving", "=tip job: {toppled}",
        "={nudged} to be nudged",
    ),
    "carried_by": (
        "=lift {o}, {length} {side}, set down", "={o}: carry {length} {side}", "=by hand, {o}, {length} {side}", "=pick {o}. go {length} {side}. place", "=portage {o}: {side}, {length}",
        "=lift-carry-drop: {o}, {length} {side}", "={length} {side} in the air, then down: {o}",
        "={o} to be carried {length} {side}", "=hand-carry {o}. {length}. {side}",
    ),
    "pushed_by": (
        "=push {o}, {side}, {length}", "={o}: slide {length} {side}, no lift", "=shove {o}. distance {length}. direction {side}", "=no grip: {o} goes {length} {side}, pushed", "=push order: {length} {side}, {o}",
        "=ground slide of {o}: {length} {side}", "=push only, {o}, {length}, {side}",
        "=along the table, {length} {side}: {o}, shoved",
    ),
    "lifted_back": (
        "={object}: up, down, same spot", "=lift {object}, put back", "=raise {object} briefly, old spot again", "=1 pick {object} 2 return it where it was", "=curl {object}: one rep, up and back down",
        "=up and down: {object}, no shift", "=lift test {object}, return to same place",
        "={object} to be lifted and put back in place",
    ),
    "lifted_by": (
        "={object}: up {length}, hold", "=hoist {object}, height gain {length}", "=grab {object}, climb {length}", "=lift {length}, {object}, stay up", "=elevator: {object}, up by {length}, keep holding",
        "=altitude of {object}: plus {length}, in hand", "=raise {object}, {length}, freeze",
        "=up with {object}. how far: {length}",
    ),
    "same_object": (
        "=1 twist {object} {turn} 2 put it on {target}", "={object}: rotate {turn}, then onto {target}", "=twist {object} {turn}. then same one to {target}", "=1. {object} on {target} 2. {other} next to it", "={object} -> {target}, {other} beside {object} there", "={target} takes {object}, then {other} parks right next to {object}",
        "=combo on {object}: rotation {turn}, placement {target}", "=first {target} for {object}, then {other} close beside {object}",
        "={object} to be turned {turn}, then put on {target}", "=neighbours at {target}: {object} on it, then {other} beside {object}",
    ),
    "then_home": (
        "={c}. then home", "{c}, return to base", "=a) {c} b) home position", "=last move: home. before that: {c}", "{c} -> home",
        "{c}, home after", "=task: {c}. afterwards: home",
        "{c}, then base position", "=finish at home. task: {c}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
