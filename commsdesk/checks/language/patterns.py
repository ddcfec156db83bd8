"""A way to write down phrases, one a line, so that a person can read and mend them.

A phrase is a regular expression over plain letters (small, with straight quotes and simple spaces).
Two things are easier than there: every bracket only groups, and `<name>` stands for a part that is
given by name and may hold further parts. What follows two spaces and a # is for the reader; a line
that ends in a backslash goes on in the next.
"""

from __future__ import annotations

import re

COMMENT = re.compile(r"  #.*")
GOES_ON = re.compile(r"\\\n\s*")
GROUP = re.compile(r"(?<!\\)\((?!\?)")
PART = re.compile(r"<([a-z_]+)>")


def phrases(lines: str, **parts: str) -> re.Pattern[str]:
    """Finds any of `lines` as whole words."""
    return re.compile(rf"(?<!\w){either(lines, **parts)}(?!\w)")


def either(lines: str, **parts: str) -> str:
    """The expression for any of `lines`, to be put together with others."""
    kept = (COMMENT.sub("", line).strip() for line in GOES_ON.sub("", lines).splitlines())
    joined = "|".join(line for line in kept if line)
    filled = PART.sub(lambda part: either(parts[part[1]], **parts), joined)
    return f"(?:{GROUP.sub('(?:', filled)})"
