"""House rules from a folder of YAML files, for a text that is read without a desk."""

from __future__ import annotations

from pathlib import Path

from commsdesk.checks.house import HouseRule
from commsdesk.checks.house_file import LONGEST_FILE, compiled
from commsdesk.checks.house_yaml import BadHouseRules

ENDINGS = (".yaml", ".yml")


class BadFolder(Exception):
    """{the folder or file, and what is wrong with it}"""


def house_rules(folder: str) -> tuple[HouseRule, ...]:
    """The rules of every file in the folder. Raises BadFolder at the first that is wrong."""
    try:
        files = sorted(file for file in Path(folder).iterdir() if file.suffix in ENDINGS)
        found = tuple(rule for file in files for rule in read(file))
    except FileNotFoundError as error:
        raise BadFolder(f"There is no folder {folder}. Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadFolder(f"{folder} cannot be read: {reason}.") from error
    if not files:
        raise BadFolder(f"{folder} holds no file that ends in {' or '.join(ENDINGS)}.")
    return found


def read(file: Path) -> tuple[HouseRule, ...]:
    try:
        with file.open("rb") as opened:
            content = opened.read(4 * LONGEST_FILE + 1)
        return compiled(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        mend = f"{file} is not UTF-8: see the byte at offset {error.start}. Save it as UTF-8."
        raise BadFolder(mend) from error
    except OSError as error:
        raise BadFolder(f"{file} cannot be read: {error.strerror}.") from error
    except BadHouseRules as refusal:
        raise BadFolder(f"{file}: {refusal}") from refusal
