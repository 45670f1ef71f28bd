"""How a sentence says to do something, where an answer reaches something like it in another way.

As in `sentence_check`, what is not known of English is left to the planner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import has_cases
from hcvla.planner.checks.exclusions import acted_on, carried_onto
from hcvla.planner.checks.noun_phrases import NounPhraseReader

_NEVER = r"(?!)"
_HAND = "(?:gripper|hand|arm|fingers|tool|claw)"
_OVER = r"(?:(?!down\b)\w+ )?(?:above|over)\b"
_FINGERS = r"(?:up )?(?:the|your) (?:gripper|hand|fingers|claw|jaws?)\b"
_DO = r"(?<!not )(?<!n't )(?<!never )(?<!without )"
_SHOVED = (
    rf"{_DO}"
    r"\b(?:push|shov|slid|nudg|knock|sweep|kick|flick|tip|bump|drop|fall|throw|toss)\w*\b"
    r"(?:(?!\b(?:and|then|until|before|without|not|never)\b)[^,;.!?])*? "
)
"""A push, and all that may stand before where it leads."""
_TO_DO = r"(?:^|[,;.] |\b(?:and|then|please|now|you|to|just|let's) )"
"""Before what is to be done."""
_IMPOSSIBLE = (
    "pour|weld|glue|unscrew|drill|hammer|nail|cut|slice|chop|paint|wash|wipe|fold|bend|smash|crush|squeeze|"
    "melt|cook|heat|burn|eat|drink|plug|unplug|tie|untie|mix|stir|peel|shake|juggle|photograph|film"
)
"""What no function of the API does."""
_WHAT = r"(?:the|a|an|this|that|these|all|every|each|both|it|them|some|my)\b"
_UNLIFTED = re.compile(
    r"\b(?:without (?:ever )?(?:grasp|gripp|grabb|pick|lift|hold)ing"
    r"|(?:don't|do not|never) (?:grasp|grip|grab|pick|lift))"
    r"(?: it| them)?(?: up)?(?=$|[,;.!?]| and\b| but\b| then\b)"
)
_UNGRASPED = re.compile(r"\b(?:push|nudge|topple|touch|move_to)\(")
_IT = re.compile(r" (?:it|them)\b")
_DEED_ENDS = re.compile(r"[,;.:!?]|\b(?:and|then)\b")
_LIES_DOWN = r"(?:is|are|lies|lie)(?: lying)? (?:down|on (?:its|their) sides?)\b"
_NEEDED = {
    rf"{_TO_DO}(?:{_IMPOSSIBLE}) {_WHAT}": _NEVER,
    # What is fed with something gets it, and what is screwed round is turned.
    rf"{_TO_DO}feed {_WHAT}": r"\bplace\(",
    rf"{_TO_DO}screw {_WHAT}": r"\brotate",
    rf"{_TO_DO}wait (?:until|till|for)\b": _NEVER,
    r"\bturn (?:on|off) (?:the|your) (?:guard|robot|arm|motors?|power|camera|lights?|lamp|machine|computer)\b": _NEVER,
    # What is put on a mat may be said to cover it.
    rf"{_TO_DO}cover (?:it|(?:the|a|that|this)(?! (?:\w+ )?(?:mat|tray)\b))\b": r"\bcover(?:ed)?\(",
    rf"{_DO}(?<!not a )(?<!no )\b(?:throw|hurl|fling)\b": r"\bthrow\(|\bhit\(",
    rf"{_TO_DO}(?:touch|tap) (?:the|that|this)\b(?!.* (?:with|against) )": r"\b(?:touch|nudge|topple)\w*\(",
    r"(?:^|[,;.] |\b(?:and|then|please) )push (?:the|that|this)\b(?!.* carry)": r"\b(?:push|nudge|topple|touch)\w*\(",
    r"\b(?:turn|rotate) (?:the|each|every|all|both)\b(?! (?:order|sequence|list|tower|stack|pile)\b)"
    r"(?!.* into\b)(?!.* by (?:one|a) (?:place|position|step)\b)": (r"\brotate|yaw|\btopple"),
    r"\b\d+(?:\.\d+)? ?(?:mm|cm|m|inch(?:es)?) (?:up|upwards|higher|into the air)\b": r"\bdz\b|\.z\b|\btool_",
    r"(?<!not )(?<!n't )\bhover(?:s|ing)?\b(?! (?:over|above) the (?:table|ground)\b| in\b)": r"\btool_|\bmove_to\(",
    rf"\b(?:move|bring|put|take|get|hold|keep|position|place|park) (?:the|your) {_HAND} {_OVER}": (
        r"\btool_|\bmove_to\("
    ),
    # What grasps or lets go opens and closes the hand, too.
    rf"{_DO}\bopen {_FINGERS}": r"\b(?:open_gripper|pick|place|pick_place|cover|throw)\(",
    rf"{_DO}\b(?:close|shut) {_FINGERS}": r"\b(?:close_gripper|pick|pick_place|push|nudge|touch|topple)\(",
    # No function of the API heeds these, and no goal says them.
    rf"{_SHOVED}(?:off(?: of)? (?:the )?(?:edge|side|table|desk|tabletop)|over the (?:edge|side))\b": _NEVER,
    rf"\b(?:once|until|after|when|as soon as|before) [^,;.:!?]* {_LIES_DOWN}": r"\btopple",
    r"(?<!off )(?<!off of )\b(?:on|onto|to) the (?:floor|ground)\b(?! (?:floor|level))": r"\btopple\(",
    r"\bas (?:far|high|many|much|tall) [^,;.!?]*?\bas (?:possible|you can|it goes|it gets|fit|will)\b": _NEVER,
    r"\bline up (?:the|all)\b": _NEVER,
    r"(?<!times )(?<!twice )(?<!thrice )(?<!two )\bin a (?:row|line|triangle|square|pyramid)\b": _NEVER,
}
"""What is said -> what an answer needs for it, in goal or program."""
_REASON = re.compile(rf"\bbecause\b[^,;.:!?]*|\bi (?:want|need|have) to (?:{_IMPOSSIBLE})\b[^,;.:!?]*")
"""What the speaker does."""
_STACK = re.compile(r"\b(?:stack|pile|tower)\b(?! of\b)")
_BY_COLOR = re.compile(r"\bcolou?rs?\b")
_ON = re.compile(r"\bon\('([^']+)', '([^']+)'\)")
_APART = re.compile(
    r"\b(?:no longer|not) (?:(?:be|stand|stay) )?(?:next to|near|beside|close to)\b"
    r"|(?<!not )(?<!least )\bfar (?:away )?from\b"
)
_TOGETHER = re.compile(r"(?<!not )\b(?:next_to|near)\(")
_AT_AN_END = re.compile(
    r"(?: (?:is|goes|comes|has|needs|ought|wants|should|must|shall|will|to|be|go|come|stand|sit|lie|right|down|up))*"
    r" at the (?:very )?(?P<end>bottom|top)\b"
)
_BEARS = re.compile(r" (?:has|bears|carries|wears|gets|with) ")
_ON_ITS_HEAD = re.compile(r" on (?:its|top of its) (?:head|back|shoulders)\b")


def done_otherwise(sentence: str, objects: Sequence[NamedObject], goal: str, done: str) -> list[str]:
    """Return how to do it in words of a sentence in lower case, where goal and what was `done` are not like it."""
    answer = f"{goal}\n{done}"
    sentence = _REASON.sub("", sentence)
    said = [
        found
        for words, need in _NEEDED.items()
        if not re.search(need, answer) and not (need != _NEVER and has_cases(sentence))
        for found in re.finditer(words, sentence)
    ]
    said += _lifted(sentence, objects, done)
    if not _is_stacked(sentence, objects, answer):
        said += _STACK.finditer(sentence)
    if _TOGETHER.search(answer):
        said += _APART.finditer(sentence)
    return [found[0].strip() for found in said] + list(_at_the_other_end(sentence, objects, goal, done))


def _lifted(sentence: str, objects: Sequence[NamedObject], done: str) -> Iterator[re.Match[str]]:
    """Yield what is said of what is not to be lifted, where it is picked and nothing else is done with it.

    That is what its deed speaks of first, before those words or after them.
    """
    reader = NounPhraseReader(objects)
    lines = done.splitlines()
    picked = set(acted_on("\n".join(line for line in lines if "pick" in line)))
    others = set(acted_on("\n".join(line for line in lines if "pick" not in line)))
    is_ungrasped = _UNGRASPED.search(done) is not None
    for said in () if has_cases(sentence) else _UNLIFTED.finditer(sentence):
        ends = [0, *(end.end() for end in _DEED_ENDS.finditer(sentence[: said.start()].rstrip(", ")))]
        deeds = [sentence[ends[-1] : said.start()], _DEED_ENDS.split(sentence[said.end() :].lstrip(", "))[0]]
        if deeds[0].endswith(", ") and sentence.startswith(",", said.end()):
            # "Turn that, without lifting, push this".
            deeds.reverse()
        if _IT.search(said[0]):
            deeds.insert(1, sentence[ends[max(0, len(ends) - 2)] : ends[-1]])
        spoken_of = filter(None, (_first_spoken_of(deed, reader) for deed in deeds))
        about = next(spoken_of, frozenset(picked | others))
        if (about & picked and not about & others) or (picked and not is_ungrasped):
            yield said


def _first_spoken_of(words: str, reader: NounPhraseReader) -> frozenset[str]:
    """Return the objects that the first of these words that speak of any fit."""
    starts = (start.start() for start in re.finditer(r"\b\w", words))
    found = next((phrase for at in starts if (phrase := reader.read(words, at))), None)
    return found.names if found else frozenset()


def _is_stacked(sentence: str, objects: Sequence[NamedObject], answer: str) -> bool:
    """Whether an answer puts something on what is no support, or "stack" may mean no more than "put"."""
    supports = {word for item in objects if item.is_support for word in (item.name.split()[-1], "table")}
    if _BY_COLOR.search(sentence) or any(word in sentence for word in supports):
        return True
    loose = "|".join(re.escape(item.name) for item in objects if not item.is_support) or _NEVER
    onto = rf"\bon\('[^']+', '(?:{loose})'|\bplace\((?!next_to|between)[^\n]*'(?:{loose})'"
    return re.search(rf"\b(?:stacked|piled|pick_place)\(|{onto}", answer) is not None


def _at_the_other_end(sentence: str, objects: Sequence[NamedObject], goal: str, done: str) -> Iterator[str]:
    """Yield what a sentence wants at an end of a stack, or on something's head, where an answer has it otherwise."""
    loose = {item.name for item in objects if not item.is_support}
    pairs = {*_ON.findall(goal), *carried_onto(done)}
    below = {lower: upper for upper, lower in pairs if {upper, lower} <= loose}
    above = {upper: lower for lower, upper in below.items()}
    if not below:
        return
    reader = NounPhraseReader(objects)
    for mention in reader.mentions(sentence):
        names = mention.names & loose
        if len(names) != 1:
            continue
        (name,) = names
        end = _AT_AN_END.match(sentence, mention.end)
        if end and name in (above if end["end"] == "bottom" else below):
            yield sentence[mention.start : end.end()].removeprefix("the ")
        bears = _BEARS.match(sentence, mention.end)
        upper = reader.read(sentence, bears.end()) if bears else None
        on_it = _ON_ITS_HEAD.match(sentence, upper.end) if upper else None
        if on_it and upper and above.get(name, "") in upper.names:
            yield sentence[mention.start : on_it.end()].removeprefix("the ")
