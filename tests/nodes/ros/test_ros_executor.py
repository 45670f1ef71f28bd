"""Callbacks run one after another, those that wait in the background; nothing is lost and no error is swallowed."""

import threading

import pytest
from hcvla_interfaces.action import ExecuteTask
from rclpy.action import ActionServer
from std_msgs.msg import String
from std_srvs.srv import Trigger

from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.executor import WaitingGroup
from hcvla.nodes.ros.futures import call_service, wait_for
from waiting import wait_until

pytestmark = pytest.mark.ros


def test_a_callback_that_waits_holds_up_nobody(spinning):
    heard, go_on = threading.Event(), threading.Event()

    def wait(_, answer):
        answer.success = go_on.wait(5.0)
        return answer

    spinning.create_service(Trigger, "wait", wait, callback_group=WaitingGroup())
    spinning.create_subscription(String, "news", lambda _: heard.set(), 10)
    publisher = spinning.create_publisher(String, "news", 10)
    client = spinning.create_client(Trigger, "wait")
    assert client.wait_for_service(5.0)
    answer = client.call_async(Trigger.Request())
    # What is published before both know of each other is lost.
    wait_until(lambda: publisher.get_subscription_count() > 0, 5.0, "the subscription")
    publisher.publish(String(data="now"))
    assert heard.wait(5.0)
    assert not answer.done()
    go_on.set()
    assert wait_for(answer, 5.0, "service wait").success


def test_a_waiting_callback_can_call_a_service_of_its_own_node(spinning):
    inner = spinning.create_client(Trigger, "inner")

    def outer(_, answer):
        answer.message = call_service(inner, Trigger.Request(), 5.0).message
        return answer

    def reply(_, answer):
        answer.message = "inner"
        return answer

    spinning.create_service(Trigger, "inner", reply)
    spinning.create_service(Trigger, "outer", outer, callback_group=WaitingGroup())
    assert call_service(spinning.create_client(Trigger, "outer"), Trigger.Request(), 5.0).message == "inner"


def test_a_thousand_calls_from_two_threads_are_all_answered(spinning):
    spinning.create_service(Trigger, "quick", lambda _, answer: answer)
    client = spinning.create_client(Trigger, "quick")

    def call_many():
        for _ in range(500):
            call_service(client, Trigger.Request(), 5.0)
        ended.append(True)

    ended = []
    threads = [threading.Thread(target=call_many) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60.0)
    assert len(ended) == 2


def test_every_goal_sent_from_another_thread_is_answered(spinning):
    def succeed(goal):
        goal.succeed()
        return ExecuteTask.Result()

    server = ActionServer(spinning, ExecuteTask, "task", succeed)
    client = ActionClient(spinning, ExecuteTask, "task")
    assert client.wait_for_server(5.0)
    for number in range(200):
        handle = wait_for(client.send_goal_async(ExecuteTask.Goal(task="x")), 5.0, f"goal {number}")
        wait_for(handle.get_result_async(), 5.0, f"result {number}")
    server.destroy()


def test_shutdown_returns_when_the_spinning_thread_has_left(spinning):
    entered, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def hold():
        entered.set()
        go_on.wait(5.0)

    def shut_down():
        spinning.executor.shutdown(5.0)
        ended.set()

    spinning.create_timer(0.01, hold)
    assert entered.wait(5.0)
    threading.Thread(target=shut_down, daemon=True).start()
    assert not ended.wait(0.2)
    go_on.set()
    assert ended.wait(5.0)


def test_work_beside_the_spinning_gets_answers_and_no_longer_than_its_limit(ros):
    node = ros.node("asked")
    node.create_service(Trigger, "ask", lambda _, answer: answer)
    client = node.create_client(Trigger, "ask")
    answers = []
    ros.executor.spin_in_background(lambda: answers.append(call_service(client, Trigger.Request(), 5.0)), 10.0)
    assert answers
    go_on = threading.Event()
    ros.executor.spin_in_background(lambda: go_on.wait(60.0), 0.1)
    go_on.set()


@pytest.mark.parametrize("group", [None, WaitingGroup()], ids=["spinning thread", "beside it"])
def test_an_error_in_a_callback_ends_the_spinning(ros, group):
    node = ros.node("faulty")

    def fail(_):
        raise ZeroDivisionError("in a callback")

    node.create_subscription(String, "news", fail, 10, callback_group=group)
    publisher = node.create_publisher(String, "news", 10)
    node.create_timer(0.05, lambda: publisher.publish(String(data="now")))
    with pytest.raises(ZeroDivisionError, match="in a callback"):
        ros.spin_until(lambda: False, what="the error")


def test_a_coroutine_is_carried_out(ros):
    async def answer(number):
        return number + 1

    task = ros.executor.create_task(answer, 41)
    ros.spin_until(task.done, what="the task")
    assert task.result() == 42
