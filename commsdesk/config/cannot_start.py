"""Why the desk cannot start here."""

from __future__ import annotations


class CannotStart(Exception):
    """{a sentence that names the thing and the mend}"""
