"""What still waits for a seat's reply: by which of its offices, to what, and whether the same lies there twice."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.common import setting_of
from game.engine.view import View
from game.model.moves import GiveReply
from game.model.terms import Answer


@frozen
class Asked:
    """A question that waits: its id, the office that is asked, whose it is, its matters, and what is said of it.

    `same` says that the same matters lie on the table twice, or that another office of the seat has answered; empty
    where there is nothing of the kind to say.
    """

    question: str
    office: str
    by: str
    matters: tuple[str, ...]
    counter: bool
    same: str


def asked(view: View) -> tuple[Asked, ...]:
    """Everything that waits for the seat's reply in this step, in the order in which `reply` answers it."""
    if view.step not in ("reply", "final"):
        return ()
    waits = dict.fromkeys(
        (move.office, move.package)
        for move in view.legal()
        if isinstance(move, GiveReply) and move.answer is Answer.NO
    )
    return tuple(one for office, question in waits for one in _asked(view, office, question))


def _asked(view: View, office: str, question: str) -> Iterator[Asked]:
    """The package or the counter of an id."""
    title = setting_of(view).world.title_of
    for package in view.packages:
        if package.id == question:
            same = _same(view, office, question, package.matters)
            yield Asked(question, office, title(package.by), package.matters, False, same)
    for reply in view.replies:
        if f"{reply.package}/{reply.office}" == question:
            same = _same(view, office, question, reply.matters)
            yield Asked(question, office, title(reply.office), reply.matters, True, same)


def _same(view: View, office: str, question: str, matters: tuple[str, ...]) -> str:
    """What the seat should know where the same matters wait twice."""
    setting = setting_of(view)
    given = [reply for reply in view.replies if setting.world.seat_of_office.get(reply.office) == view.seat]
    if any(reply.package == question and reply.office != office for reply in given):
        return f"The same package again: {setting.world.title_of(office)} votes on it too."
    others = [one for one in view.packages if one.id != question and set(one.matters) == set(matters)]
    for other in others:
        mine = setting.world.seat_of_office.get(other.by) == view.seat
        whose = "your own package" if mine else f"the package of {setting.world.title_of(other.by)}"
        return (
            f"The same matters as {whose}. Each package is voted on by itself; what one of them decides, "
            "the other does not decide again."
        )
    return ""
