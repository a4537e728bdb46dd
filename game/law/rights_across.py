"""The rights of several laws side by side: what each answers, and where it is otherwise than the first."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.law.right import Answer, Right


@frozen(kw_only=True)
class Across:
    """One right in situations in which every law keeps to one pattern: its answer under each law, in their order.

    An answer is None under a law that does not ask the question. `whole` says that these are all the situations in
    which any of the laws lets it be decided at all; `rests` are the tables that each law's answer comes from.
    """

    right: str
    family: str
    question: str
    situations: tuple[str, ...]
    whole: bool
    answers: tuple[Answer | None, ...]
    rests: tuple[frozenset[str], ...]

    @property
    def same(self) -> tuple[bool, ...]:
        """Under which laws the answer is that of the first."""
        first = _substance(self.answers[0])
        return tuple(_substance(answer) == first for answer in self.answers)


def across(laws: Sequence[Sequence[Right]], unchanged: bool = False) -> tuple[Across, ...]:
    """The rights that some law answers otherwise than the first, in the first law's order, new ones last.

    Args:
        unchanged: whether the rights are wanted too that all laws answer alike.
    """
    tables = [{right.id: right for right in law} for law in laws]
    known = dict.fromkeys(right.id for law in laws for right in law)
    rows = (row for name in known for row in _rows([table.get(name) for table in tables]))
    return tuple(row for row in rows if unchanged or not all(row.same))


def _rows(rights: Sequence[Right | None]) -> Iterator[Across]:
    """One right's rows: situations in which the laws answer by the same pattern stand together."""
    here = [right for right in rights if right is not None]
    names = max((tuple(right.answers) for right in here), key=len)
    patterns: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        answers = [_answer(right, name) for right in rights]
        if name in here[0].answers or any(answer is not None and answer.possible for answer in answers):
            patterns.setdefault(tuple(map(_substance, answers)), []).append(name)
    whole = {name for name in names if any(_possible(_answer(right, name)) for right in here)}
    for found in patterns.values():
        yield Across(
            right=here[0].id,
            family=here[0].family,
            question=here[0].question,
            situations=tuple(found),
            whole=set(found) >= whole,
            answers=tuple(_answer(right, found[0]) for right in rights),
            rests=tuple(right.rests if right is not None else frozenset() for right in rights),
        )


def _answer(right: Right | None, situation: str) -> Answer | None:
    """A right's answer; a law that does not know a situation, deployment in peacetime, answers as in peacetime."""
    if right is None:
        return None
    return right.answers.get(situation, right.answers["peacetime"])


def _possible(answer: Answer | None) -> bool:
    return answer is not None and answer.possible


def _substance(answer: Answer | None) -> object:
    return None if answer is None else answer.substance
