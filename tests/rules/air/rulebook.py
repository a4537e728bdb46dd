"""The air numbers that the tests play with: round ones, near those of the exercise."""

from typing import Any

from game.model.numbers.air import AirNumbers
from game.model.terms import Fire, Roe


def numbers(**changed: Any) -> AirNumbers:
    table: dict[str, Any] = {
        "impulses": 6,
        "decisions": 4,
        "choices": 3,
        "salvo": 15,
        "missile_speed": 5,
        "leak_damage": 1,
        "warning": 1,
        "takeoff": 1,
        "off_duty": 2,
        "sorties": 2,
        "tiring": 1,
        "rest": 1,
        "unready": 10,
        "unseen": 10,
        "fused": 5,
        "fused_radars": 2,
        "per_target": 2,
        "saturated_from": 6,
        "saturation": 3,
        "kill_floor": 5,
        "kill_ceiling": 90,
        "sent": {"missile": 1, "strike": 2, "intruder": 1, "airliner": 1, "balloon": 1},
        "against": {"intruder": 20, "balloon": 10},
        "reload": {"sam": 4, "fighter": 4},
        "meeting": {
            "intruder": {"leaves": 5, "escorted": 3, "lands": 1, "refuses": 1},
            "airliner": {"assisted": 1},
            "balloon": {"followed": 1},
        },
        "consequences": {
            "missile.hit": {"regime_security": -2, "tension": 1},
            "intruder.passed": {"regime_security": -1},
            "intruder.escorted": {"tension": 1},
            "airliner.assisted": {"west_relations": 1},
        },
        "weapons": {
            "by": {
                "missile": Fire.ALWAYS,
                "strike": Fire.ATTACK,
                "intruder": Fire.HOSTILE,
                "airliner": Fire.ALWAYS,
                "balloon": Fire.ALWAYS,
            },
            "ru": {"missile": Fire.ALWAYS, "strike": Fire.ATTACK, "intruder": Fire.HOSTILE},
            "pom": {"missile": Fire.ALWAYS, "balloon": Fire.ALWAYS},
            "sea": {"missile": Fire.ALWAYS},
        },
        "roe": {
            "missile": Roe.AUTOMATIC,
            "strike": Roe.AUTOMATIC,
            "intruder": Roe.ASK,
            "airliner": Roe.ASK,
            "balloon": Roe.ASK,
        },
    }
    return AirNumbers(**(table | changed))
