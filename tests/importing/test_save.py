"""Writing a plan."""

import pytest

from explorer.importing.found import ImportProblem
from explorer.importing.plan import Plan
from explorer.importing.save import save
from explorer.models import Chapter


def test_a_plan_with_problems_is_never_saved() -> None:
    plan = Plan(Chapter(slug="towns"), problems=[ImportProblem(1, "— Teacher", "It names no age.")])
    with pytest.raises(ValueError, match="A plan with problems can't be saved"):
        save(plan)
