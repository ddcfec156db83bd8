"""Wakes a module only when it is needed: the one place that imports by name.

So `commsdesk check` answers before Django, or a reader of YAML, would be awake.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def on_demand(module: str, name: str = "") -> Any:
    """What bears `name` in the module, or the module itself."""
    found = import_module(module)
    return getattr(found, name) if name else found
