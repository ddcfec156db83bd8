"""Makes text from outside harmless: nothing in it ends a line early, hides or turns around."""

from __future__ import annotations

import re

LONGEST_TITLE = 200  # characters

# What turns or hides text for the eye: marks of direction, joiners of nothing, the byte order mark.
UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# Surrogates stand for bytes that were not UTF-8; U+0085, U+2028 and U+2029 end lines too.
CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
GONE = re.compile(f"[{UNSEEN}{CONTROL}]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """The text with lines that end in \\n only, and nothing unprintable but tabs."""
    return GONE.sub("", LINE_ENDS.sub("\n", text))


def one_line(text: str, most: int) -> str:
    """The text on one line of at most `most` characters, an ellipsis saying what was cut."""
    if len(text) <= most and text.isprintable():
        return text
    line = " ".join(plain_text(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
