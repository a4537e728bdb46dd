"""The first record of a save: which engine, rules and scenario it belongs to, and the promise of its luck.

The seed and its salt stand only in the file of the host. Everybody else gets the commitment, SHA-256 of
both, so that the host can prove after the game that the luck was fixed before it; the salt stops guessing.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from game.store.chain import Record, canonical

FORMAT: Final = 1
PUBLIC: Final = ("kind", "format", "engine", "rules", "scenario", "seed_commitment")
_TEXTS: Final = ("engine", "rules", "scenario")


def host_header(
    *,
    engine: str,
    rules: str,
    scenario: str,
    scenario_text: Mapping[str, str],
    seed: str,
    salt: str | None = None,
) -> Record:
    """The header of a host's save.

    `engine` is the version, `rules` the digest of the rules, `scenario` the id, `scenario_text` the whole
    text of each scenario file by its name, `seed` the seed of the luck, `salt` 64 hex digits (drawn when
    not given).
    """
    salt = salt or secrets.token_hex(32)
    return {
        "kind": "header",
        "format": FORMAT,
        "engine": engine,
        "rules": rules,
        "scenario": scenario,
        "scenario_text": dict(scenario_text),
        "scenario_digest": text_digest(scenario_text),
        "seed": seed,
        "seed_salt": salt,
        "seed_commitment": commitment(seed, salt),
    }


def seat_header(header: Record, seat: str, scenario_text: Mapping[str, str] | None = None) -> Record:
    """The header of a file for one seat, built from an allow-list: no seed, no salt, no hidden scenario text.

    `scenario_text` is what this seat may read of the scenario; without it the file carries none.
    """
    public: Record = {name: header[name] for name in PUBLIC if name in header}
    public["seat"] = seat
    if scenario_text is not None:
        public["scenario_text"] = dict(scenario_text)
        public["scenario_digest"] = text_digest(scenario_text)
    return public


def text_digest(texts: Mapping[str, str]) -> str:
    """SHA-256 of the scenario files' names and texts, 64 hex digits."""
    return sha256(canonical(dict(texts))).hexdigest()


def commitment(seed: str, salt: str) -> str:
    """The promise of a seed: SHA-256 of salt and seed, 64 hex digits."""
    return sha256(canonical({"salt": salt, "seed": seed})).hexdigest()


def header_fault(header: Record) -> str | None:
    """Why a header of this format cannot be right, or None."""
    for name in _TEXTS:
        if not isinstance(header.get(name), str):
            return f"the header does not say its {name}"
    texts = header.get("scenario_text")
    if texts is not None:
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            return "the scenario text in the header is not a table of texts"
        if not _same(header.get("scenario_digest", text_digest(texts)), text_digest(texts)):
            return "the scenario text in the header is not the one that its digest names"
    if "seed" in header and "seed_commitment" in header:
        promised = commitment(str(header["seed"]), str(header.get("seed_salt")))
        if not _same(header["seed_commitment"], promised):
            return "the seed in the header is not the one that its commitment promises"
    return None


def format_fault(header: Record) -> str | None:
    """Why this program cannot read a save of the header's format, or None."""
    number = header.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        return "the header does not say its format"
    if number > FORMAT:
        return (
            f"a newer version of the game wrote it (format {number}, this one reads up to {FORMAT}); "
            "update the game to open it"
        )
    if number < FORMAT:
        return f"an older version of the game wrote it (format {number}); upgrade it to a copy to go on"
    return None


def _same(left: object, right: str) -> bool:
    return isinstance(left, str) and left.isascii() and hmac.compare_digest(left, right)
