"""Writing a plan to the archive."""

from explorer.archive.changes import change
from explorer.importing.plan import Plan
from explorer.importing.planned_quotes import State


def save(plan: Plan) -> None:
    """Store everything that `plan` changes, or nothing; raise ValueError for a plan with problems."""
    if plan.problems:
        raise ValueError("A plan with problems can't be saved.")
    with change():
        for row in plan.changed:
            row.save()
        for planned in plan.quotes:
            if planned.state is not State.UNCHANGED:
                planned.quote.save()
        for correction in plan.corrections:
            correction.save()
        for theme in plan.left:
            theme.delete()
