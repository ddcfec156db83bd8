"""Jobs that code defers by name, because their task stands in a room above or in their own file.

Procrastinate takes any name without a word; so a test compares this list with the code, and each
name here with the tasks that a worker knows.
"""

from __future__ import annotations

LATER = (
    "config.mail",
    "people.page",
    "publishing.deliver",
    "publishing.join_in",
    "status.confirm",
    "status.render",
)
