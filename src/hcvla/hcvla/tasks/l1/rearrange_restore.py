"""rearrange_restore: objects are moved by the distances named, and then all back."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.l1.rearrange import draw_moves, move_steps, move_words, moved_goal
from hcvla.tasks.program import bring_back
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three objects and where they go before they come back."""
    scene, moves = draw_moves(drawn, 2, 3)
    back = [line for name in moves for line in bring_back(name)]
    goal = f"then({moved_goal(moves)}, restored({', '.join(map(repr, moves))}))"
    return DrawnTask(scene=scene, goal=goal, steps=(*move_steps(moves), *back), words={"moves": move_words(moves)})


TASK = Task(
    name="rearrange_restore",
    level="L1",
    rating="adapted",
    summary="move two or three objects by the distances named, then all back",
    draw=draw,
    wordings=Wordings(
        taught=(
            "move {moves}, then put everything back",
            "rearrange the table: {moves}; afterwards restore it",
            "put {moves}, and when that is done return them to where they were",
            "move {moves} and then undo it all",
            "shift {moves}; then bring all of them back to their old places",
            "first move {moves}, then restore the table",
        ),
        held_out=(
            "for a moment the table differs from now by {moves}, after which it looks the same again",
            "let {moves} change place, and reverse that in the end",
        ),
    ),
    step_limit=930,
    memory="where each object started, and whether all had been moved: start and end look alike",
    model="rearrange_restore",
    held_out=True,
)
