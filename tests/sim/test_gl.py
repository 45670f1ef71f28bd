import threading

import numpy as np
import pytest

from hcvla.sim import gl
from hcvla.sim.cameras import SimCameras
from hcvla.sim.gl import LentContext
from hcvla.sim.layout import random_scene
from hcvla.sim.simulation import Simulation


@pytest.fixture
def made(monkeypatch):
    """Start with nothing kept; the list names the size of each context that is made from then on."""
    sizes = []
    real = gl.new_context

    def counted(width, height):
        sizes.append((width, height))
        return real(width, height)

    monkeypatch.setattr(gl, "_kept", threading.local())
    monkeypatch.setattr(gl, "new_context", counted)
    return sizes


def image(simulation):
    with SimCameras(simulation, 64, 48) as cameras:
        return cameras.image("scene")


def test_a_context_given_back_serves_the_next_scene_and_draws_it_as_a_new_one_would(made, simulation):
    other = Simulation(random_scene(np.random.default_rng(3), 4))
    first = image(simulation)
    from_kept = image(other)
    assert made == [(64, 48)]
    gl._kept.contexts.clear()
    assert np.array_equal(from_kept, image(other))
    assert not np.array_equal(from_kept, first)
    assert made == [(64, 48)] * 2


def test_two_renderers_at_once_draw_in_two_contexts(made, simulation):
    with SimCameras(simulation, 64, 48) as first, SimCameras(simulation, 64, 48) as second:
        images = [cameras.image("scene") for cameras in (first, second, first)]
    assert made == [(64, 48)] * 2
    assert np.array_equal(images[0], images[1])
    assert np.array_equal(images[0], images[2])


def test_another_size_is_another_context(made):
    LentContext(8, 8).give_back()
    LentContext(8, 16).give_back()
    LentContext(8, 8).give_back()
    assert made == [(8, 8), (8, 16)]


def test_a_forked_child_does_not_take_its_parent_s(made, monkeypatch):
    LentContext(8, 8).give_back()
    monkeypatch.setattr(gl.os, "getpid", lambda: 1)
    LentContext(8, 8).give_back()
    assert made == [(8, 8)] * 2


def test_no_more_than_four_are_kept_and_the_longest_unused_goes_first(made):
    for width in (8, 16, 24, 32, 40):
        LentContext(width, 8).give_back()
    LentContext(40, 8).give_back()
    assert len(made) == 5
    LentContext(8, 8).give_back()
    assert made[5:] == [(8, 8)]


def test_a_context_given_back_twice_is_kept_once(made):
    context = LentContext(8, 8)
    context.give_back()
    context.give_back()
    first, second = LentContext(8, 8), LentContext(8, 8)
    assert made == [(8, 8)] * 2
    first.give_back()
    second.give_back()


def test_a_context_that_another_thread_gives_back_is_freed_not_kept(made):
    context = LentContext(8, 8)
    freed = []
    context._context.free, free = lambda: freed.append(True), context._context.free
    thread = threading.Thread(target=context.give_back)
    thread.start()
    thread.join(timeout=10)
    assert freed == [True]
    free()
    LentContext(8, 8).give_back()
    assert made == [(8, 8)] * 2
