"""Trials that may crash or hang, each meant for a process of its own: python -m hcvla.cli.probes render|middleware."""

from __future__ import annotations

import sys
import time

_ROUND_TRIP_LIMIT_SEC = 15.0
_ASKED_AGAIN_AFTER_SEC = 1.0
"""A server drops an answer if it has not found the asker 100 ms after the question, as on a machine that is busy."""

_SCENE = """
<mujoco>
  <visual><quality shadowsize="0" offsamples="0"/></visual>
  <worldbody>
    <light pos="0 0 2" castshadow="false"/>
    <geom type="box" size="0.2 0.2 0.2" rgba="1 0 0 1"/>
    <camera name="front" pos="0 -1 0" xyaxes="1 0 0 0 0 1"/>
  </worldbody>
</mujoco>
"""


def render() -> str:
    """Render a red box and look at the picture; return what rendered it."""
    import mujoco
    import numpy as np

    from hcvla.sim.gl import new_context

    model = mujoco.MjModel.from_xml_string(_SCENE)
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    context = new_context(64, 64)
    started = time.perf_counter()
    rendering = mujoco.MjrContext(model, mujoco.mjtFontScale.mjFONTSCALE_100)
    mujoco.mjr_setBuffer(mujoco.mjtFramebuffer.mjFB_OFFSCREEN, rendering)
    scene = mujoco.MjvScene(model, maxgeom=10)
    camera = mujoco.MjvCamera()
    camera.type, camera.fixedcamid = mujoco.mjtCamera.mjCAMERA_FIXED, 0
    mujoco.mjv_updateScene(model, data, mujoco.MjvOption(), None, camera, mujoco.mjtCatBit.mjCAT_ALL, scene)
    viewport = mujoco.MjrRect(0, 0, 64, 64)
    mujoco.mjr_render(viewport, scene, rendering)
    pixels = np.zeros((64, 64, 3), np.uint8)
    mujoco.mjr_readPixels(pixels, None, viewport, rendering)
    seconds = time.perf_counter() - started
    red, green, _ = (int(value) for value in pixels[32, 32])
    rendering.free()
    backend = type(context).__module__.rsplit(".", 1)[-1]
    context.free()
    if red < 50 or green > red // 2:
        raise RuntimeError(f"{backend} rendered a red box as {(red, green)} (red, green)")
    return f"{backend}, first frame after {seconds * 1000:.0f} ms"


def middleware() -> str:
    """Send a request between two participants on a domain of their own; return the time there and back."""
    import rclpy
    from rclpy.executors import SingleThreadedExecutor
    from std_srvs.srv import Trigger

    # Two contexts are two DDS participants: the request leaves the process, as between real nodes.
    contexts = [rclpy.Context(), rclpy.Context()]
    for context in contexts:
        rclpy.init(context=context)
    try:
        server, client_node = (rclpy.create_node(f"doctor_{i}", context=c) for i, c in enumerate(contexts))
        server.create_service(Trigger, "hcvla_doctor", lambda _, answer: answer)
        executors = [SingleThreadedExecutor(context=context) for context in contexts]
        executors[0].add_node(server)
        executors[1].add_node(client_node)
        client = client_node.create_client(Trigger, "hcvla_doctor")
        deadline = time.monotonic() + _ROUND_TRIP_LIMIT_SEC
        while not client.service_is_ready():
            _spin(executors, deadline, "two nodes on this machine do not discover each other")
        started, future = 0.0, None
        while future is None or not future.done():
            if future is None or time.perf_counter() - started > _ASKED_AGAIN_AFTER_SEC:
                started, future = time.perf_counter(), client.call_async(Trigger.Request())
            _spin(executors, deadline, "two nodes on this machine discover each other, but no message arrives")
        seconds = time.perf_counter() - started
        return f"{rclpy.get_rmw_implementation_identifier()}, {seconds * 1000:.1f} ms there and back"
    finally:
        for context in contexts:
            rclpy.shutdown(context=context)


def _spin(executors: list, deadline: float, complaint: str) -> None:
    if time.monotonic() > deadline:
        raise TimeoutError(f"{complaint} within {_ROUND_TRIP_LIMIT_SEC:g} s")
    for executor in executors:
        executor.spin_once(timeout_sec=0.001)


if __name__ == "__main__":
    sys.stdout.write({"render": render, "middleware": middleware}[sys.argv[1]]() + "\n")
