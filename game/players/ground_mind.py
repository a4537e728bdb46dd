"""How an AI fights on the ground: strike, march towards the goal, attack at good odds, dig in, and stop."""

from attrs import define, field

from game.engine.view import View
from game.model.moves import DigIn, Done, MoveUnit, Standing
from game.model.terms import Posture, Rail, Role
from game.players.campaign import Campaign, campaign, defence
from game.players.decision import Decision, points
from game.players.fire_mind import attacks_of, best_target, gain_of, groups_of
from game.players.leave_mind import leave
from game.players.mind import Mind, decided
from game.players.rail_mind import by_rail
from game.players.terrain import enemies, fights, marches, reach, road
from game.players.west_mind import plan_of

STRIKERS = (Role.ARTILLERY, Role.MISSILE, Role.STRIKE, Role.HELICOPTER)
FAR = 14
CHECKED = 4
NEAR = 4


@define
class GroundMind:
    """Orders to units. `_settled` are the units that need no more thought this turn: a saving, not a plan."""

    mind: Mind
    _turn: int = field(default=0, init=False)
    _settled: set[str] = field(factory=set, init=False)
    _campaign: Campaign | None = field(default=None, init=False)

    def order(self, view: View) -> Decision:
        """The next order; done when nothing more is worth an activation."""
        if self._turn != view.turn or self._campaign is None:
            self._turn, self._settled = view.turn, set()
            self._campaign = self._planned(view)
        plan = self._campaign
        found = (
            leave(self.mind, view, self._ready(view))
            or self._trains(view, plan)
            or self._strike(view, plan)
            or self._march(view, plan)
            or self._attack(view, plan)
            or self._dig(view, plan)
        )
        return found or decided(Done(self.mind.seat), "Nothing more is worth an order this turn")

    def _planned(self, view: View) -> Campaign:
        if view.intent is not None:
            plan = plan_of(self.mind, view)
            return campaign(self.mind, view, plan)
        return defence(self.mind, view)

    def _ready(self, view: View) -> list[str]:
        """Units that may still be ordered and have not been settled, the fighting ones nearest their goal first."""
        names = [
            name
            for name, unit in view.own.items()
            if unit.mine
            and unit.state.acted < view.turn
            and unit.state.arrives <= view.turn
            and name not in self._settled
        ]
        return names if view.activations > 0 else []

    # -- trains first: one order moves a division ----------------------------------------------------------
    def _trains(self, view: View, plan: Campaign) -> Decision | None:
        for name in self._ready(view):
            if view.own[name].state.rail:
                found = by_rail(self.mind, view, name, plan.goals.get(name))
                if found is not None:
                    return found
                self._settled.add(name)
        return None

    # -- fire from afar ------------------------------------------------------------------------------------
    def _strike(self, view: View, plan: Campaign) -> Decision | None:
        kinds = self.mind.setting.world.kind_of
        if not enemies(self.mind, view):
            return None
        for name in self._ready(view):
            if kinds[name].role not in STRIKERS or not kinds[name].reach:
                continue
            best = best_target(self.mind, view, plan, name)
            if best is not None:
                value, other, move = best
                why = f"about {points(value)} in what it destroys there"
                return decided(move, why, worth=value, next=other)
            if not marches(self.mind, name):
                self._settled.add(name)
        return None

    # -- marching ------------------------------------------------------------------------------------------
    def _march(self, view: View, plan: Campaign) -> Decision | None:
        mind = self.mind
        order = sorted(
            (name for name in self._ready(view) if name in plan.goals or view.own[name].state.rail),
            key=lambda name: (
                view.posture is Posture.OFFENSIVE
                or (view.own[name].state.place >= 0 and not view.own[name].state.rail),
                not (fights(mind, name) or _leads(mind, name)),
                self._far(view, plan, name),
                name,
            ),
        )
        spare = view.activations - self._striking(view, plan)
        for name in order:
            if spare <= 0 and self._far(view, plan, name) > NEAR:
                continue
            found = by_rail(mind, view, name, plan.goals.get(name))
            if found is None and name in plan.goals and not view.own[name].state.rail:
                found = self._step(view, plan, name)
            if found is not None:
                return found
            self._settled.add(name)
        return None

    def _striking(self, view: View, plan: Campaign) -> int:
        """The activations that an attack on the first target will take: fighting units beside it that have not acted."""
        if not plan.targets or (view.intent is not None and view.posture is not Posture.OFFENSIVE):
            return 0
        beside = self.mind.setting.world.board.neighbours[plan.targets[0]]
        if plan.targets[0] not in {unit.place for unit in enemies(self.mind, view)}:
            return 0
        return sum(
            item.mine
            and item.state.acted < view.turn
            and item.state.place in beside
            and fights(self.mind, name)
            for name, item in view.own.items()
        )

    def _far(self, view: View, plan: Campaign, name: str) -> int:
        goal = plan.goals.get(name)
        return road(self.mind, name, view.own[name].state.place, goal) if goal is not None else 0

    def _step(self, view: View, plan: Campaign, name: str) -> Decision | None:
        """A march towards the goal, or home; standing orders for whoever has a long way over own ground."""
        mind, unit, goal = self.mind, view.own[name].state, plan.goals[name]
        if unit.place < 0:
            return _enter(mind, view, name, goal)
        if plan.homeward:
            return _go_home(mind, view, name)
        here = road(mind, name, unit.place, goal)
        if here == 0 or (not fights(mind, name) and mind.setting.world.board.distance(unit.place, goal) <= 1):
            return None
        if here >= FAR and not unit.standing and view.intent is None and not plan.targets:
            move = Standing(mind.seat, name, "road", goal)
            if view.verdict(move).allowed:
                return decided(move, "it has a long way, and the road is free", worth=20, next=15)
        if unit.standing and unit.standing != "withdraw" and here < FAR // 2:
            move = Standing(mind.seat, name, "hold")
            if view.verdict(move).allowed:
                return decided(move, "it is near enough to be led by hand", worth=10, next=5)
        if unit.standing:
            return None
        return self._closer(view, plan, name, goal)

    def _closer(self, view: View, plan: Campaign, name: str, goal: int) -> Decision | None:
        """The place within reach that is nearest the goal: by road from afar, hex by hex before it."""
        mind, place = self.mind, view.own[name].state.place
        distance = mind.setting.world.board.distance
        close = distance(place, goal) <= NEAR

        def cost(there: int) -> int:
            way = road(mind, name, there, goal)
            return (30 * distance(there, goal) + way if close else 10 * way) - _cover(mind, there)

        stay = cost(place)
        if close and distance(place, goal) <= 1 and goal in {unit.place for unit in enemies(mind, view)}:
            return None
        ranked = sorted((cost(there), there) for there in reach(mind, view, name))
        for value, there in ranked[:CHECKED]:
            move = MoveUnit(mind.seat, name, there)
            if value + 9 < stay and view.verdict(move).allowed:
                gain = min(200, stay - value)
                why = f"{mind.setting.world.board.name(goal)} is what it is for"
                return decided(move, why, worth=gain, next=max(0, gain - 10))
        return None

    # -- attacks -------------------------------------------------------------------------------------------
    def _attack(self, view: View, plan: Campaign) -> Decision | None:
        mind = self.mind
        if (
            view.intent is not None
            and view.posture is not Posture.OFFENSIVE
            and "crossing" not in view.happened
        ):
            return None
        foes = {unit.place for unit in enemies(mind, view)}
        if not foes:
            return None
        groups = groups_of(view)
        ranked = sorted(
            (
                (gain_of(mind, view, plan, move), move)
                for move in attacks_of(mind, view, plan.targets, groups)
            ),
            key=lambda one: (-one[0], one[1].place),
        )
        for number, (value, move) in enumerate(ranked):
            if value > 100 - 2 * mind.doctrine.risk and view.verdict(move).allowed:
                after = ranked[number + 1][0] if number + 1 < len(ranked) else 0
                where = mind.setting.world.board.name(move.place)
                why = f"the attack on {where} promises {points(value)} in ground and losses"
                return decided(move, why, worth=value, next=max(0, after))
        return None

    # -- digging in ----------------------------------------------------------------------------------------
    def _dig(self, view: View, plan: Campaign) -> Decision | None:
        mind, distance = self.mind, self.mind.setting.world.board.distance
        foes = [unit.place for unit in enemies(mind, view)]
        if view.activations <= 0:
            return None
        for name, item in view.own.items():
            unit = item.state
            idle = (
                item.mine
                and fights(mind, name)
                and unit.acted < view.turn
                and unit.place >= 0
                and not unit.dug_in
            )
            if not idle or unit.rail is not Rail.NONE:
                continue
            close = any(distance(unit.place, place) <= 3 for place in foes)
            if close or unit.place in plan.posts:
                move = DigIn(mind.seat, name)
                if view.verdict(move).allowed:
                    return decided(
                        move,
                        "it holds this ground, and the enemy is not far",
                        worth=60 if close else 25,
                        next=0,
                    )
        return None


def _leads(mind: Mind, name: str) -> bool:
    """Whether a unit makes attacks stronger by its fire or its staff, and so belongs with the first wave."""
    kind = mind.setting.world.kind_of[name]
    return bool(kind.support) or kind.role is Role.HEADQUARTERS


def _cover(mind: Mind, place: int) -> int:
    """A little for cover: less than a hex's march."""
    board, terrain = mind.setting.world.board, mind.setting.numbers.operations.terrain
    item = terrain.get(board.terrain[place])
    return item.cover // 10 if item else 0


def _enter(mind: Mind, view: View, name: str, goal: int) -> Decision | None:
    """From a box to the edge hex that is nearest the goal."""
    board = mind.setting.world.board
    edge = board.boxes[-1 - view.own[name].state.place].edge
    ranked = sorted((road(mind, name, place, goal), place) for place in edge)
    for _, place in ranked[:CHECKED]:
        move = MoveUnit(mind.seat, name, place)
        if view.verdict(move).allowed:
            return decided(move, f"it is wanted near {board.name(goal)}", worth=80, next=70)
    return None


def _go_home(mind: Mind, view: View, name: str) -> Decision | None:
    """Back over the border while the way is open."""
    world, here = mind.setting.world, view.own[name].state.place
    side = world.side_of[name]
    own = world.sides[side].alliance
    if (owner := world.ground_of(here)) and world.sides[owner].alliance == own:
        return None
    homes = sorted(
        (cost, place)
        for place, cost in reach(mind, view, name).items()
        if (owner := world.ground_of(place)) and world.sides[owner].alliance == own
    )
    for _, place in homes[:CHECKED]:
        move = MoveUnit(mind.seat, name, place)
        if view.verdict(move).allowed:
            return decided(
                move, "the purpose is reached, and losses would cost more than the ground", worth=80, next=20
            )
    return None
