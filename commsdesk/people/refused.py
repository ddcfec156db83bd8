"""What every verb answers to a value that cannot be; here because all rooms with verbs see it."""

from __future__ import annotations


class Refused(ValueError):
    """{the sentence that says what to write instead}; `field` names the value."""

    def __init__(self, field: str, mend: str) -> None:
        super().__init__(mend)
        self.field = field
