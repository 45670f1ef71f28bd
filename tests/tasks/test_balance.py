from hcvla.lockstep.stack import LockstepStack
from hcvla.tasks.l2.balance import splits
from hcvla.tasks.registry import TASKS

BY_HEIGHT = """
blocks = get_actors(shape='block')
pans = get_actors(shape='pan')
slices = [round(100.0 * get_height(block)) for block in blocks]
chosen = []
for first in range(len(blocks)):
    for second in range(first, len(blocks)):
        share = slices[first] + (slices[second] if second > first else 0)
        if 2 * share == sum(slices) and not chosen:
            chosen = [first, second]
piles = [[], []]
for index in range(len(blocks)):
    piles[0 if index in chosen else 1].append(blocks[index])
for side in range(2):
    target = pans[side]
    for block in piles[side]:
        pick(block)
        place(target)
        target = block
"""


def test_splits_leave_as_much_for_the_other_pan_and_two_blocks_at_most():
    assert splits((3, 3)) == [(0,)]
    assert splits((2, 5, 3)) == [(0, 2)]  # 2 + 3 = 5
    assert splits((2, 3, 4, 5)) == [(0, 3)]  # 2 + 5 = 3 + 4
    assert splits((6, 2, 2, 2)) == []  # 6 = 2 + 2 + 2, but three on one pan
    assert splits((2, 3)) == []


def test_a_program_that_reads_the_heights_finds_the_shares_by_itself():
    for seed in (0, 4):  # four blocks, three blocks
        episode = TASKS["balance"].episode(seed)
        with LockstepStack(episode.scene, "privileged") as stack:
            outcome = stack.run_task(episode.sentence, None, program=BY_HEIGHT, goal=episode.goal)
        assert outcome.success, outcome.result
