"""What becomes of a text: the findings, and what they amount to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commsdesk.checks.finding import Category, Finding, Level


@dataclass(frozen=True)
class Verdict:
    findings: Sequence[Finding]

    @property
    def labels(self) -> list[str]:
        """The categories of what blocks or warns."""
        return self._categories(Level.BLOCK, Level.WARN)

    @property
    def blocks(self) -> list[str]:
        """The categories of what blocks."""
        return self._categories(Level.BLOCK)

    @property
    def rules(self) -> list[str]:
        """The rules that block, also those whose findings have no category."""
        return sorted({one.rule for one in self.findings if one.level is Level.BLOCK})

    def _categories(self, *levels: Level) -> list[str]:
        found = {one.category for one in self.findings if one.level in levels}
        return sorted(category.value for category in found - {Category.NONE})
