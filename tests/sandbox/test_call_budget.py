"""A session may make so many API calls, in so much time; the error names the line."""

import pytest

from hcvla.sandbox.limits import BudgetExceededError, CallBudget, SandboxLimits


def test_the_call_after_the_last_is_refused_with_its_line():
    budget = CallBudget(SandboxLimits(api_calls=2))
    budget.charge(1)
    budget.charge(1)
    with pytest.raises(BudgetExceededError, match="line 7: more than 2 API calls in one program"):
        budget.charge(7)


def test_calls_of_a_restored_session_count_too():
    budget = CallBudget(SandboxLimits(api_calls=2))
    budget.calls = 2
    with pytest.raises(BudgetExceededError, match="more than 2 API calls"):
        budget.charge(1)


def test_a_call_after_the_time_is_refused_with_its_line():
    budget = CallBudget(SandboxLimits(wall_sec=1e-9))
    with pytest.raises(BudgetExceededError, match="line 3: the program took longer than 1e-09 s"):
        budget.charge(3)
