"""How far something can move: a bucket queue (Dial's method) over hexes with whole costs."""

from collections.abc import Container, Mapping, Sequence

Reach = dict[int, tuple[int, int]]


def dial_reach(
    steps: Sequence[Sequence[tuple[int, int]]],
    start: int,
    allowance: int,
    cost: Sequence[int],
    blocked: Container[int] = (),
    halts: Container[int] = (),
) -> Reach:
    """Every hex that can be reached, with what it costs and the hex before it on the cheapest way.

    Args:
        steps: for each hex, pairs (number of the hexside, hex beyond it): `Grid.steps`.
        start: the hex to set out from; it costs 0 and comes before itself.
        allowance: the most that may be spent.
        cost: for each hexside number (`hex * 6 + side`), what leaving `hex` over it costs; 0 = nobody passes.
        blocked: hexes that may not be entered.
        halts: hexes that may be entered, and not left in the same move.

    Of two ways that cost the same, the first found stays: cheaper hexes first, then sides from NE clockwise.
    The answer stands in the order of finding, the same on every machine.

    >>> from game.core.hexes import grid_of
    >>> grid = grid_of(3, 1)
    >>> dial_reach(grid.steps, 0, 5, [2] * 18)
    {0: (0, 0), 1: (2, 0), 2: (4, 1)}
    """
    reached: Reach = {start: (0, start)}
    known = reached.get
    buckets: list[list[int]] = [[] for _ in range(allowance + 1)]
    buckets[0].append(start)
    for spent in range(allowance):
        left = allowance - spent
        for here in buckets[spent]:
            if reached[here][0] < spent or (here in halts and here != start):
                continue
            for edge, there in steps[here]:
                price = cost[edge]
                if 0 < price <= left:
                    old = known(there)
                    if (old is None or spent + price < old[0]) and there not in blocked:
                        reached[there] = (spent + price, here)
                        buckets[spent + price].append(there)
    return reached


def way_to(reached: Mapping[int, tuple[int, int]], goal: int) -> tuple[int, ...]:
    """The hexes from the start to a reached goal, both included; KeyError when the goal was not reached.

    >>> way_to({0: (0, 0), 1: (2, 0), 2: (4, 1)}, 2)
    (0, 1, 2)
    """
    way = [goal]
    while (before := reached[way[-1]][1]) != way[-1]:
        way.append(before)
    return tuple(reversed(way))
