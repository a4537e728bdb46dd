"""What a seat may ask of the rules with its own eyes: read models for screens that may import no rule.

Every answer is a frozen record of plain values with titles that can be shown as they are, worked out only when asked
and only from a `View`: two States that differ only in what is hidden from a seat give it equal answers. Records carry
moves where something can be ordered; whether it may be is in `Act.legal`, and why not in `view.verdict(move)` or, laid
out for a reader, in `game.report.card.refusal_card(view, move)`.

    common    Act(kind, title, move, legal), Reason(name, holds, text, cite)
    words     words(setting, move): any move as a sentence
    orders    unit_orders(view, unit) -> UnitOrders: reach, boxes, trains, attacks, strikes, dig in, standing orders
              order_for_click(view, unit, place) -> (move, verdict): play the move only if verdict.allowed
              able_verdict(view, unit), attackers(view, place)
    route     route(view, unit, place) -> Route: path, cost, turns, the way by rail, the best matching move's verdict
    nearest   nearest(view, verdict, move) -> (Nearest(move, text), …): what to do instead of a refused move
    council   agenda(view) -> Agenda: bodies and matters, packages, counters, periods, and all of `affairs`
              counter(view, package, matters) -> Act | None
    matters   matter_item(view, matter), voters_on(view, body, matter, package)
    pledges   promise_terms(view, matter): the test of a concession, its date, what a breach costs
    present   present(view, clause), stated(view, needs): how conditions stand now, as far as the seat may know
    asked     asked(view): what waits for the seat's reply, and whether the same lies there twice
    length    of_all, whole, nearly_over: how long the game lasts, as far as everybody may know
    waits     measures_wait, refused_wait, matters_wait: what may be done again only from a later turn on
    affairs   promises, posts, mandates, measures, offers, offers_to_make
    periods   periods(view): what each legal period changes
    plan      plan(view) -> Plan | None: the Westerns' points, missiles, postures and targets
    chamber   package_preview(view, matters) -> PackagePreview: effects before and after, and its whole verdict
              rights(view, matter) -> RightsPanel: who must agree, who has, who decides in each situation

    fight     attack_preview(view, units, place), strike_preview(view, unit, place): odds with shares and shifts
    fire      fire_preview(view, unit, track), salvo_preview(view, targets)
    flying    air_tracks(view): each track with the law below it, its crews, their keys and orders
    duty      duty_room(view) -> DutyRoom: clock, posts, forces with magazines, tracks, rules of engagement
    layers    supply_layer, air_layer, regions, basis_layer, command_layer, watched_hexes, control_of_ground
    tracks    tracks(view): value, history, causes; aims(view): what the seat plays for, score now, par
    feed      feed(view, start) -> entries with category, date, text, place and unit; CATEGORIES, TITLES
    undone    undone(view): what is still open in this step, to ask before it ends
    suggestions   suggestions(view): a legal move of each kind for the guided first turn, and why

In the report, because they read the fact list and the rulebook:

    game.report.card    refusal_card(view, move | verdict, move=None) -> Card: headline, failed and met conditions,
                        sources with a line each, `nearest` (move | None, sentence)
"""
