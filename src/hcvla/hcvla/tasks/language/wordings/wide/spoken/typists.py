"""How people who type quickly into a chat window say skills, moves and arrangements: run-on, abbreviated, careless."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=cn u just quick touch {list} no grabbin", "=touchy touchy {list} lol thats all", "=wanna see ur finger onn {list} super light n off again", "=dont take dont shift anything only touch {list} k", "=was gonna say grab but nvm only touch {list}", "=checkin ur reach so touch {list} n leave evrything where it is", "={list} fingertip contact asap", "=gonna need a finger onn {list} for a sec nothing else",
        "=touch u know w/ fingertip {list} n then hands off", "=no need to hold {list} lil tap will do thx", "=me typing quickly sry finger goes to {list} touches n leaves", "=contact only no lift no push no nothin {list}",
    ),
    "touch_push": (
        "=nudge wanted {list} whatever direction", "={list} in teh way again lil shove no lifting", "=cant get past {list} so bump aside dont care where", "=dont pick up {list} only shove a bit to somewhere else", "=scooch {list} over w/ ur knuckles no matter which way", "=need dat spot free so push off {list} whichever side", "=was thinkin lift but nah just nudge {list} away", "=lil push for {list} anywhere just not there", "=push aside asap {list} thx u choose da side", "=elbows out {list} gotta slide away a bit", "=my mug needs space there so {list} off to wherever w/ a lil shove", "={list} budge pls not by grip just bump",
    ),
    "touch_topple": (
        "={list} down flat pls w/ ur finger", "=boop {list} up top til fallen over", "=tip over {list} asap finger only no grabbin", "=why is {list} still standin push over", "=no lift no slide just tip {list} onto da side", "=push away {list} no wait i mean push over til lying flat", "=fall fall fall come on {list} gets knocked over by ur hand", "=gonna film dis so make {list} fall over w/ a push", "={list} upright now pls not upright anymore 1 push high up", "=topple pls u know da thing where u poke n it falls {list}", "=standing is over for {list} lay flat by one push up top", "=u c {list} yeah well tip over w/ ur fist",
    ),
    "push": (
        "=gonna need {object} nearer {target} so shove n dont grab", "=push push push {object} til close to {target}", "=pick up {object} nvm dont just slide towards {target}", "=toward {target} a push for {object} is all i want rn", "={object} n {target} too far apart push first one closer to da second", "=slidey slide {object} over toward {target} ok no lifting", "=fist behind {object} n go toward {target} k", "=cn {object} slide a bit {target} is da direction just shove", "=w/o pickin up get {object} closer to {target} by shovin",
        "=aim at {target} n push dont throw {object}", "=w/ ur fist closed on da table {object} a bit closer to {target}", "=dist from {object} to {target} 2 big so shove first one dat way",
    ),
    "pick": (
        "=gimme {object} n hold on to dat one", "=yo {object} up in da air pls", "=u got fingers so get {object} n lift", "=pickup {object} asap dont put down", "=can has {object} in ur gripper", "=just lift {object} off teh table n wait", "=touch no wait lift {object} n hold", "=need {object} lifted rn", "=holdin {object} up is all i ask", "=grippy grip {object} then up", "=dont go anywhere just grab {object} n keep it in hand", "=dat one {object} yes dat one take in ur hand n keep", "=wat do i want {object} lifted thats wat", "=hand empty rn so go get {object} hold high",
    ),
    "rotate": (
        "={object} twisty twist {turn} dont move away from spot", "=gonna need {object} rotated {turn} same spot tho", "=turn {object} how much {turn} where to nowhere same place", "=move nvm just turn {object} {turn} where it stands", "=spinny time for {object} {turn} then let go same spot", "={object} facing wrong way {turn} n its fine", "=rotation only no carryin away {object} gets {turn}", "=pls {turn} w/ {object} u know rotate in place", "=grab n twist {object} so its {turn} from now n leave it there same spot", "=rotate dat thing {turn} i mean {object}", "={turn} is how much {object} should turn n not go anywhere", "=same place other angle {object} {turn} pls",
    ),
    "place_held": (
        "=u can let go when its on {target} ok", "=ur holdin {object} so now onto {target} n release", "=nvm keepin it just put down on {target}", "=hands free pls {target} is where da thing goes", "={target} gets wat u holding", "=dont drop dont throw set it gently on {target}", "=done w/ {object} so off ur hand onto {target}", "=wat now well {target} n open fingers there", "=k stop holdin it lay it down onn {target}", "=finish da job its in ur hand n should be on {target}",
    ),
    "throw": (
        "=yeet {object} at {target} lol", "=chuck {object} over to {target} cuz too far for ur arm", "=no placin no pushin throw {object} at {target}", "={object} airborne to {target} asap", "=grab {object} wind up n hit {target} w/ it from afar", "=put nvm throw {object} at {target} its far", "=throwin game u take {object} u aim at {target} go", "=wanna see {object} fly to {target}", "=u cant reach {target} so send {object} thru da air", "=big throw pls w/ {object} aimed at {target}", "=far away {target} so well throw {object} dat way", "=ball is {object} goal is {target} throw now",
    ),
    "throw_topple": (
        "=yeet {object} so {target} falls over lol", "={target} gotta fall so chuck {object} at it", "=knock down {target} how well throw {object} at it", "=wanna see {target} lying after a throw of {object}", "=strike {target} to da ground w/ {object} thrown not pushed", "=hit {target} w/ {object} from far so hard it tips over throw i mean", "=grab {object} throw at {target} n only hitting aint enough it should tip", "=bowlin thru da air ball is {object} pin is {target} make it fall", "=cant reach {target} to tip it so throw {object} n get it down",
    ),
    "match_pose": (
        "=hand over {object} {height} up n wrist {turn} off how it lies", "=gripper go {height} above {object} also turned {turn} vs da object dont touch", "=line up w/ {object} from {height} above but {turn} rotated k", "=how high {height} above wat {object} how turned {turn} from its own angle go", "=need u over {object} {height} n also rotate hand {turn} rel to it", "=same angle as {object} no wait {turn} from dat n {height} above it", "=first over {object} then {height} high then hand turned {turn} from da object", "={height} over {object} hover but not aligned i want {turn} off from it",
        "=dont grab just be over {object} {height} up n hand {turn} off its sides",
    ),
    "move_without_hitting": (
        "=go {height} above {mat} n pls dont hit stuff", "=over {mat} {height} no bumpin k", "=careful lots of stuff around get hand to {height} over {mat} w/o touchin any", "=dont crash into anything u need to be {height} above {mat}", "=fly to {height} over {mat} btw touch nothin", "=no contact w/ anything while goin to {mat} {height} above it", "=stop {height} over {mat} evrything else stays where it is so go around", "=watch out on ur way n end up {height} above {mat} if u hit smth its a fail", "=need ur gripper over {mat} {height} up n nothin knocked or touched on da way",
    ),
    "trace": (
        "=hand tour {height} high over {first} then {second} then {third}", "=at {height} fly by over {first} n then {second} n last {third}", "=start over {first} go over {second} end over {third} always {height} up k", "=first {first} next {second} last {third} just hover {height} above each dont touch", "=lemme see u pass above {first} after dat {second} after dat {third} keep {height} of air under ur hand", "=above {first} {height} ok then same above {second} n same above {third}", "=3 stops in da air {first} {second} {third} in dat order {height} over each",
        "=wanna check {first} from {height} up then {second} then {third} same height", "=sightseein w/ ur gripper {first} after it {second} n finally {third} stay {height} above em",
    ),
    "move_over": (
        "=hand {height} above {object} n chill there", "=hover over {object} like {height} up", "={height} up from {object} thats where i want ur gripper", "=dont touch {object} just be {height} over it", "=pls go above {object} how high {height}", "=over {object} w/ ur hand leave {height} between", "=lower no higher no just {height} over {object} n stay", "=gonna look from above so gripper {height} over {object} thx", "=wat i need rn is ur hand in da air right over {object} w/ {height} free in between", "=airspace over {object} {height} up stay there", "=dont land just {height} between ur hand n {object} below",
    ),
    "moved_by": (
        "=carry {o} {length} {side} n put down", "=need {o} {length} {side} from where it is now just carry it", "=push nah carry {o} {length} {side}", "=new place for {o} same as old but {length} {side}", "=pick it up put it down {length} {side} i mean {o}", "=lil shift {o} {length} {side} w/ ur gripper n let go", "={o} not quite right there {length} {side} n its good lift it over", "=lift {o} go {length} {side} lower it thx", "=wat moves {o} by how much {length} n direction {side}", "={side} by {length} pls whats moving is {o}", "=not much just {length} but {side} n its {o} u carry",
    ),
    "hovering": (
        "=just stay over {object} w/ ur hand dont touch ok", "=hand up there above {object} n wait 4 me", "=wanna c ur hand over {object} in da air", "=fly to {object} n stop above it", "=pick nvm just hover over {object}", "=park above {object} not on it above it", "=be over {object} pls thats all", "=hovery hover {object} below ya", "=gripper right over {object} no contact no nothin", "=look down on {object} w/ ur hand from up there", "=just float there {object} under ur gripper",
    ),
    "restore": (
        "=put {object} on {target} real quick then back where it was", "={object} goes on {target} n then home to its old spot", "=lemme see {object} on {target} ok seen it then put it back where it came from", "=just testin so {object} onto {target} then undo dat", "=borrow {object} for {target} n after return to old spot asap", "=dont leave {object} on {target} only set it there n then bring it back to where its now", "=quick visit on {target} by {object} after dat same spot as b4", "=set {object} on {target} not forever {back}", "=pls {object} on {target} k {back}", "=on {target} but only quick then old place im talkin about {object}", "=there n back w/ {object} n by there i mean onto {target}",
    ),
    "next_to_restore": (
        "=put {object} down {where} then take it back where it was", "={object} {where} for a sec n then home to old spot", "=lemme c {object} {where} after dat return it to its spot", "=2 moves for {object} one is {where} other is back to its old spot", "=just testin {object} {where} then same place as b4", "=not forever but pls {object} {where} n after u put it down there back to where it stood", "=quick try w/ {object} {where} then undo k", "=wanna photo {object} {where} n when u let go bring it back 2 its old spot",
    ),
    "rotate_restore": (
        "=turn {object} {turn} then turn it back k", "=lemme see {object} turned {turn} then undo dat rotation", "=twist {object} {turn} just for a sec then how it was", "=rotate n unrotate {object} by {turn}", "=first {object} rotates {turn} then same amount da other way so its like now", "=just checkin {object} rotated {turn} after that old angle again", "=spin it {turn} let go spin it back im talkin about {object}", "={object} needs {turn} but not 4 long old angle after", "=wanna see {object} after {turn} of rotation n then same angle again like b4",
    ),
    "rotate_symmetry": (
        "=all {shapes} turn em {turn} ok", "=rotate evry {shape} {turn} keep da spots", "=u see {shapes} each one gets turned {turn}", "={turn} 4 da {shapes} all of em rotate in place", "=how many {shapes} idc turn em all {turn}", "=go thru da {shapes} n rotate one after another by {turn}", "=not just one {shape} all of em gotta be turned {turn}", "=twist {turn} no moving elsewhere which ones all {shapes}", "=got a {shape} turn it {turn} got another do same",
    ),
    "novel_noun": (
        "=so {noun} is wat i call {object} n {place} is {target} now {noun} onto {place}", "=new word {noun} it means {object} other new word {place} it means {target} ok put {noun} on {place}", "={noun} goes on {place} btw {noun} is {object} n {place} is {target}", "=if u hear {noun} think {object} if u hear {place} think {target} got it then {noun} on {place} pls", "={target} got a new name {place} n {object} too {noun} so drop {noun} onto {place}", "=u dont know wat {noun} is its {object} and {place} thats {target} so put da {noun} on da {place}",
        "=lemme teach u {object} we say {noun} n {target} we say {place} done now move {noun} to {place}", "=pls {noun} on {place} oh right u need to know {noun} means {object} n {place} means {target}",
    ),
    "novel_adj": (
        "={more} is {adjective} than {less} see now take da {adjective} {shape} n put on {target}", "=which {shape} goes on {target} da {adjective} one like {more} is {adjective} than {less}", "=idk how to say but {more} is {adjective} compared w/ {less} anyway {adjective} {shape} onto {target}", "=look {more} n {less} first is {adjective} right so of da {shapes} {adjective} one on {target}", "={target} needs a {shape} but da {adjective} one btw {more} is {adjective} than {less}", "=new word {adjective} {more} is dat {less} isnt so get da {adjective} {shape} on {target}",
        "={less} vs {more} second one is {adjective} k so {adjective} {shape} goes to {target}", "=put a {shape} on {target} wait not any da {adjective} one n {adjective} means like {more} next to {less}",
    ),
    "novel_adj_noun": (
        "={target} is a {noun} n {more} is {adjective} than {less} so {adjective} {shape} onto da {noun}", "=put da {adjective} {shape} on {noun} thats {target} n {adjective} is like {more} vs {less}", "=two new words {noun} means {target} n {adjective} is wat {more} is next to {less} ok {adjective} {shape} on {noun}", "=lol u dont know {noun} its {target} u dont know {adjective} its {more} not {less} now move {adjective} {shape} to {noun}", "=wat goes on da {noun} da {adjective} {shape} btw {noun} is {target} btw {more} is {adjective} than {less}",
        "=see {more} it is {adjective} than {less} n see {target} i call it {noun} well {noun} wants da {adjective} {shape}", "=we call {target} {noun} n between {more} n {less} da first is {adjective} so take {adjective} {shape} n {noun} is where u drop it", "=first u learn {more} is {adjective} than {less} second u learn {noun} is {target} third u put {adjective} {shape} on {noun}",
    ),
    "follow_order": (
        "=next for {object} is on {places} k", "=off w/ {object} to {tos} go go", "=i want {object} on {places} just like i typed it", "={object} is goin places so to {tos}", "=pls w/ {object} go to {tos} n set down each time", "=dont skip any n dont mix em up {object} on {places}", "=carry carry {object} to {tos}", "=put down {object} on {places} thx thats da plan", "=wat i wanna see is {object} brought to {tos}",
    ),
    "follow_order_restore": (
        "={object} off its mat onto {place} n then back on da mat its on now", "=visit {place} w/ {object} then home mat again", "=put {object} on {place} quick n return it to its old mat", "=out to {place} n back to da mat its standin on i mean {object}", "=lend {object} to {place} dont forget put it back on its first mat", "=try {object} on {place} after dat it goes back to mat it came from", "={object} to {place} then undo so its on same mat like now", "=remember da mat under {object} cuz after u set it on {place} it goes back there", "=just a sec on {place} for {object} then own mat",
    ),
    "neighbour": (
        "=put {object} on {mat} then da one dat was {side} goes there too", "=two things on {mat} first {object} then da thing {side}", "=look at {object} n wat is {side} both onto {mat} {object} first", "={mat} gets {object} after dat whatever stood {side}", "=take {object} to {mat} n bring its buddy too da one {side}", "=move {object} n nxt da thing dat was {side} both end up on {mat}", "=first {object} second its neighbor i mean da one {side} both on {mat} k", "={object} to {mat} n dont forget wat was {side} same mat after", "=see {object} k remember da thing {side} then {object} on {mat} then dat remembered one on {mat} too",
    ),
    "next_to": (
        "={object} pls {side} just on table", "=i want {object} standin {side}", "=lift {object} n set it {side} k", "=move {object} so its {side} thx", "=where does {object} go well {side}", "=could u get {object} over there {side}", "=nvm wat i said b4 {object} goes {side}", "=drop off {object} {side} n leave it alone", "=teh best place for {object} would be {side} so pls", "=gonna need {object} {side} asap", "=spot {side} is where i need {object} sitting thx", "=brb when im back {object} should be {side}", "=free spot {side} pls find n leave {object} there",
    ),
    "count_and_repeat": (
        "={times} {object} on {target} n back where it was", "=put {object} on {target} n back again do dat {times}", "=how often {times} wat {object} on {target} then back to start", "=loop it {times} {object} onto {target} n home to its old spot", "=there n back w/ {object} {times} there means {target} back means where it is now", "=wanna see {object} go on {target} {times} n each time it comes back to its place", "=once nah make it {times} {object} on {target} n then back where it stood", "=pls repeat {times} take {object} set on {target} take again set on its old spot",
    ),
    "rearrange": (
        "=few moves pls {moves}", "=just carry em {moves}", "=can u do {moves} n dont change da rest", "=ok so {moves} thats it", "=table looks off fix it so {moves}", "={moves} from where they r now", "=pick em up n set em down {moves} k", "=gonna shift some stuff {moves}", "=measured it w/ a ruler lol {moves} pls",
    ),
    "displace": (
        "=lil move pls {move}", "=can u do {move} n dont change da rest", "=ok so {move} thats it", "=just carry {move} thx", "={move} from where its now", "=table looks off fix it so {move}", "=gonna shift one thing {move}", "=grab lift over n down {move} k", "=measured it w/ a ruler lol {move} pls",
    ),
    "touch_reset_pick": (
        "=touch a {shape} go home then pick up da same one", "=any {shape} touch it n home n then lift dat one", "=finger on one of da {shapes} then drive home after dat grab wat u touched", "=u choose which {shape} just touch it then home position then come back n take it in hand", "=b4 u lift a {shape} touch it n go home in between k", "=dont grab da {shape} right away only touch go home first then pick it up", "=1 {shape} 3 things touch then arm home then pick up same one", "=touch home grab all w/ one n same {shape}",
    ),
    "stack2": (
        "=stack em {n1} goes on top {n0} stays below", "=gimme a lil tower {n0} down {n1} up", "=2 high pls {n0} first then {n1} on it", "=put {n1} up on {n0} n leave it there", "=lemme see {chain} asap", "=which on top {n1} which below {n0} so stack", "=pile w/ two of em {n0} carries {n1}", "=build {chain} real quick", "=need {n0} to be da floor n {n1} to be on it", "=first floor {n0} second floor {n1} lol", "=on top of {n0} pls set {n1}", "=base is {n0} what goes onto it is {n1}",
    ),
    "stack3": (
        "=gimme a tower {n0} down {n1} mid {n2} up", "=3 high pls {n0} first then {n1} on it then {n2} on dat", "=stack em up from bottom {n0} {n1} {n2}", "=put {n1} on {n0} n when thats done {n2} on {n1}", "=lemme see {chain} asap", "=which lowest {n0} which next {n1} which top {n2} so stack", "=tower w/ {n2} on top under it {n1} n under dat {n0}", "=building time {roles} go", "=need {list} piled up in dat order from da bottom", "={chainand} n its a tower", "=first floor {n0} second floor {n1} third floor {n2} lol", "=base is {n0} onto it {n1} n onto dat one {n2}",
    ),
    "stack4": (
        "=4 high pls {n0} first then {n1} on it then {n2} on dat then {n3}", "=stack em up from bottom {n0} {n1} {n2} {n3}", "=put {n1} on {n0} then {n2} on {n1} n last {n3} on {n2}", "=lemme see {chain} asap", "=tower w/ {n3} on top under it {n2} then {n1} n at da bottom {n0}", "=building time {roles} go", "=need {list} piled up in dat order from da bottom", "={chainand} n its a tower", "=big tower {n0} is da lowest on it {n1} on dat {n2} n {n3} da highest", "=floors from below {n0} {n1} {n2} {n3} one on another", "=base is {n0} onto it {n1} onto dat one {n2} n on very top {n3}",
    ),
    "swap": (
        "=swap {a} {b} thx", "={a} where {b} is n {b} where {a} was", "=switcheroo w/ {a} n {b}", "={a} n {b} need to trade spots pls", "=put {a} in da spot of {b} oh n {b} in da spot of {a}", "=wrong way round {a} n {b} so swap em", "=mixed up {a} w/ {b} pls switch", "=move {a} no wait swap it w/ {b}", "=exchange plz {a} for {b} n other way too", "=places of {a} n {b} other way round pls", "=so {a} is here n {b} there should be other way round", "=each gets place of other one i mean {a} n {b}", "=brb when im back {a} n {b} should have changed places",
    ),
    "balance": (
        "=all of em {list} onto {first} n {second} so it balances", "=scale thing {list} split over {first} n {second} same weight both sides", "=make {first} n {second} equal heavy w/ {list} use all", "={first} vs {second} gotta be level put {list} on em", "=u figure out which goes where {list} on {first} or {second} but must balance", "=no tippin pls spread {list} onto {first} n {second} equal weights", "=half da weight {first} other half {second} u got {list} to do it", "=dont leave any out {list} all go on {first} n {second} evenly heavy",
    ),
    "sort_stack": (
        "=stack stuff w/ same {by}", "=one pile per {by} go", "=pile evrything same {by} on each other", "=towers pls dont mix {by} in em", "=if da {by} matches stack em", "=messy table make stacks each {by} its own", "=wat goes on wat well look at {by} n stack same on same", "=sort em all into piles {by} decides which pile",
    ),
    "stack_topple": (
        "=build {list} bottom first then knock it down lol", "=tower of {list} from below up n then push it over", "=stack em {list} in dat order first one lowest then make it fall", "={chain} n then crash knock da whole tower over", "=first pile {chainand} then tip da pile over k", "=need a tower just to topple it {roles} then push", "=up w/ {list} one on other first at bottom then down w/ da tower by a push", "=lemme see u stack {list} lowest first n after dat smash it down w/ a push",
    ),
    "swap_push": (
        "=swap {a} n {b} but push only no liftin", "=push em around til {a} n {b} changed places", "=no grabbin just slide {a} to where {b} is n {b} to where {a} was", "={a} n {b} trade spots by pushin thx", "=exchange {a} w/ {b} hand closed dont pick up", "={a} n {b} gotta switch places but liftin is off so shove", "=swap {a} w/ {b} oh n w/o grippin only pushes", "=shove shove til {b} is where {a} was n {a} where {b} was",
    ),
    "swap_ring": (
        "={a} to spot of {b} n {b} to spot of {c} n {c} to spot of {a}", "={a} goes where {b} is {b} goes where {c} is {c} goes where {a} is k go", "=evry one moves on by one {a} to place of {b} dat one to place of {c} n {c} to place of {a}", "=spot of {b} for {a} spot of {c} for {b} spot of {a} for {c}", "=where {b} stood i want {a} where {c} stood i want {b} n where {a} stood {c}", "=swap three {a} into place of {b} while {b} into place of {c} n {c} fills place of {a}",
        "=all 3 change places who goes where {a} gets spot of {b} then {b} gets spot of {c} then {c} gets spot of {a}", "=musical chairs lol {a} onto seat of {b} who takes seat of {c} who takes seat of {a}",
    ),
    "throw_sort": (
        "=yeet {list} to da mat w/ same color", "=too far so throw {list} each to mat of own color", "=dont carry {list} throw onto matching color mat", "={list} gotta fly n land on mat of same color", "=aim 4 mat dat matches color n chuck {list}", "=same color mat is where u throw {list}", "=color match but by throwin {list} to da mats k", "=no walkin lol {list} thrown each at mat its color",
    ),
    "covered": (
        "=put {box} over {object} then {other} onto {first} then take off {box} n {object} onto {second}", "=hide {object} under {box} while u move {other} to {first} after dat unhide n move {object} to {second}", "={object} goes under {box} k next {other} on {first} k last get {object} out n on {second}", "=3 things {box} covers {object} n {other} on {first} n then wats under {box} on {second}", "=remember where {object} is cuz {box} goes over it n then {other} to {first} n in da end {object} to {second}",
        "=peekaboo {box} over {object} move {other} to {first} lift {box} off move {object} to {second}", "=nobody should see {object} so cover w/ {box} then {other} gets put on {first} then uncover n put {object} on {second}",
    ),
    "sort": (
        "=sort {things} onto mats by color thx", "=color match {things} onto da mats", "=same color together {things} on mats k", "=put {things} where da color says on mats i mean", "=mats n {things} gotta match in color so move em", "=evry {thing} on its color mat", "={each} goes on mat w/ its color asap", "=tidy tidy {things} on da mats each where color fits", "=wat color is da {thing} thats da mat it goes on do all", "=each color to its mat u have {things} to put away", "=below each da mat of its own color {things} i mean",
    ),
    "place": (
        "=gimme {object} on {target} asap", "=yo drop {object} onto {target} k", "=grab {object} put on {target} done", "=can {object} go on {target} pls thx", "=push nvm pick up {object} n put on {target}", "=on {target} i want {object} ok", "=stick {object} onto {target} whenever", "=move {object} over there i mean onto {target}", "=u know {target} well {object} goes onn it", "=stuff to do {object} onto {target}", "=brb when im back {object} should be on {target}", "=all i need rn {object} lying on {target}", "={target} looks lonely so {object} there on it", "=under {object} i want {target} so put it on", "=nothing fancy take {object} let go over {target}",
    ),
    "put_between": (
        "=middle pls {a} {w}", "={a} standin {w} pls", "=lift {a} n drop it off {w}", "=i want {a} {w} not on top of anything", "=could u get {a} n park it {w} asap", "=gonna need {a} {w} thx", "={e} got a gap between put {a} in da middle", "=u see {e} half way between em put {a}", "={a} in da middle i mean between {e}", "=room for {a} is in between {e} so there pls", "=one on each side so {a} {w}", "=move {a} pls til its {w}", "=its lonely there in da middle so {a} {w}",
    ),
    "put_at": (
        "=lift {a} n down w/ it {w} k", "=get {a} n leave it {w} exact pls", "=i want {a} standin {w}", "=pls move {a} n set down {w}", "=gonna need {a} {w} thx", "=btw {a} pls {w}", "=measured it out {a} goes {w}", "=da place for {a} is {w} so carry it", "=ruler n all so {a} goes exactly {w}", "=typed it 4 u {a} must stand {w}",
    ),
    "held_alone": (
        "=k now just leave it {w}", "=ur holdin smth put dat {w}", "=hand full lol so {it} goes {w}", "=pls dont keep {it} set down {w}", "=u can let go of {it} {w} thx", "=got it good now drop off {w}", "=ya dat one now bring {it} {to}", "=nah not {s} put it on {t}", "=put it on {s} nvm i mean {t}", "={t} pls 4 wat u hold not {s}", "=ya keep goin n release {it} {w}", "=put where well {w} n wat well dat in ur hand", "=there there now gently {w} n open ur hand", "=not for me {it} belongs {w}",
    ),
    "held_then": (
        "get {it} outta ur hand n {w}", "plop {it} down {w}", "put {it} down real quick {w}", "let {it} sit {w}", "quickly bring {it} {to}", "free ur hand by puttin {it} {w}", "stick {it} over there {w}", "just leave {it} standin {w}", "make {it} land {w}", "get rid of {it} by leavin it {w}",
    ),
    "held_and_another": (
        "=dis one onto {s} n {o} onto {t}", "=wat u hold goes on {s} then get {o} n put on {t}", "={it} on {s} n when hand is free {o} on {t} k", "=put {it} on {s} oh n {o} on {t} too", "={s} gets wat u holdin rn n {t} gets {o}", "=drop {it} onto {s} fetch {o} for {t}", "=2 things {it} on {s} plus {o} on {t}", "=ur hand is full so first {s} 4 dat then {o} on {t}", "=one after da other {it} onto {s} n {o} onto {t}", "=mind da order what u hold to {s} after it {o} to {t}",
    ),
    "named_before": (
        "=grab {o} n put it {w}", "=now {o} take it n leave it {w}", "=next up {o} lift it n drop it {w}", "=go get {o} n stick it {w} k", "=u see {o} it goes {w} thx", "=hand free first then {o} pick it up n put it {w}", "={o} pls move it so its {w}", "=about {o} lol it should be {w}", "=wat about {o} well it should go {w} so lift n set it", "=never mind wat u hold take {o} n set it down {w}", "=next job is {o} grab n let go {w}",
    ),
    "wrong_one_held": (
        "=wrong one lol put dat {w} n grab {o}", "=nah i meant {o} so dis one {w} n then pick up {p}", "=oops not dat put it {w} n hold {o} instead", "=why dis one i wanted {o} pls dis one down {w} n lift {p}", "=not dis pls it goes {w} n {o} in ur hand thx", "=sry i need {o} in ur gripper so first drop wat u got {w} n take {p}", "=u holdin wrong thing leave it {w} n get {o} in hand", "=ugh no {o} is wat i wanted in ur hand put dat other thing {w} n take {p}", "=nope not it put it {w} then pick up {o}",
    ),
    "held_thrown": (
        "=yeet it {in} {t} lol", "=dont put it throw it {in} {t}", "=u got it in hand now chuck dat {in} {t}", "=put it nvm throw it {in} {t}", "=aim for {t} n throw wat u hold", "=let dat fly {in} {t} asap", "=toss toss {in} {t} w/ wat u got there", "=throwin time dat thing {in} {t}", "=w/ a swing let go of it so it lands {in} {t}", "=dont lower it fling it {in} {t}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
