"""What the TOML parser refuses, in words for an author, at the place where the mistake is."""

import re

from game.scenario.faults import Fault, clean
from game.scenario.guard import Source

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = re.compile(
    r"Cannot (?:declare|(?:mutate immutable|redefine) namespace) \((.*?),?\)(?: twice)?", re.S
)
_KEY = "Invalid initial character for a key part"
_TOO_EARLY = "the file ends too early; a list, a table or a text is not closed"
_PLAINLY = {
    "Invalid value": "this is no value: text stands in quotes, true and false in small letters",
    "Cannot overwrite a value": "this key already has a value",
    "Expected '=' after a key in a key/value pair": "expected '=' after the key",
    "Expected newline or end of document after a statement": "no value is written so, or more follows it",
    "Illegal character '\\n'": "this text is not closed with its quote on its line",
    "Invalid statement": "expected a key, or a [table]",
    "Unescaped '\\' in a string": "a backslash in a text is written twice, or the text in single quotes",
    "Unclosed array": "this list is not closed with ']', or a ',' is missing here",
    "Unclosed inline table": "this table is not closed with '}' on its line, or a ',' is missing here",
    _KEY: "a key begins with a letter, a digit, '_', '-' or a quote",
}


def syntax_fault(source: Source, message: str) -> Fault:
    """The parser's message as a fault; messages that are not known here are shown as they are."""
    found = _AT.search(message)
    said = _AT.sub("", message)
    if twice := _TWICE.fullmatch(said):
        table = clean(twice[1].replace("'", "").replace(", ", "."), 80)
        plain = f"the table '{table}' already has its contents elsewhere in the file"
    else:
        plain = _PLAINLY.get(said, clean(said))
    refuses = "already" in plain  # the parser then stands behind what it refuses
    if not found or not found[1]:
        end = source.fault_at(max(0, len(source.text.rstrip()) - 1), "")
        line, col = end.line, end.col
        plain = plain if refuses else _TOO_EARLY
    else:
        line, col = int(found[1]), int(found[2])
    text = source.lines[line - 1]
    if refuses:
        col = len(text) - len(text.lstrip()) + 1
    elif said == _KEY and col > len(text):
        plain = "a table in { } stands on one line"
    elif said == _KEY and text[col - 1] == "}":
        plain = "a table in { } has no ',' before its '}'"
    return source.fault_in(line, col, f"not valid TOML: {plain}")
