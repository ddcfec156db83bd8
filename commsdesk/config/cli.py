"""The command `commsdesk`: a table of commands, each loaded only when it is the one that runs."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.on_demand import on_demand

REFUSED = 2  # exit status, as for arguments that are not understood


@dataclass(frozen=True)
class Command:
    """`module` holds a function that bears the command's name."""

    name: str
    module: str
    help: str
    needs_django: bool = True
    is_hidden: bool = False


COMMANDS = (
    Command("up", "commsdesk.config.up", "Start the desk: database, web server and worker."),
    Command("web", "commsdesk.config.web", "Run only the web server: desk and public pages."),
    Command("worker", "commsdesk.config.worker", "Run only a worker: it sends and it rings."),
    Command(
        "public",
        "commsdesk.config.public",
        "Serve only the public pages, for heavy traffic or from another machine.",
        needs_django=False,
    ),
    Command(
        "demo",
        "commsdesk.config.demo.command",
        "Play one outage before your eyes, in a desk of its own.",
        needs_django=False,
    ),
    Command(
        "story", "commsdesk.config.demo.story", "The outage that the demo plays.", is_hidden=True
    ),
    Command("migrate", "commsdesk.config.migrate", "Bring the database up to this version."),
    Command(
        "administrator",
        "commsdesk.config.administrator",
        "Print a fresh link that makes the first administrator.",
    ),
    Command(
        "check",
        "commsdesk.config.check",
        "Read a text as a good liaison would: what must not be said, and what must.",
        needs_django=False,
    ),
    Command(
        "rules",
        "commsdesk.config.rules",
        "List the checker's rules, each with its reason and an example.",
        needs_django=False,
    ),
)


def load(command: Command) -> Any:
    """The command in the shape that Typer runs."""
    if command.needs_django:
        on_demand("commsdesk.config.django_setup")
    function = on_demand(command.module, command.name)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(command.name, help=command.help)(function)
    return typer.main.get_command(alone)


class OnDemand(TyperGroup):
    """Lists the table, and loads what is asked for."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, load(next(each for each in COMMANDS if each.name == name)), rest


program = typer.Typer(
    cls=OnDemand,
    help="The incident-communications desk: from the first word to the all-clear.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def only_listed() -> None:
    """Stands for a command until it is loaded."""


for row in COMMANDS:
    program.command(row.name, help=row.help, hidden=row.is_hidden)(only_listed)


def say_version(wanted: bool) -> None:  # noqa: FBT001 (Typer's way to call it)
    if wanted:
        version = on_demand("importlib.metadata", "version")
        typer.echo(f"commsdesk {version('commsdesk')}")
        raise typer.Exit


@program.callback()
def options(
    *,
    _: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """What stands before the command's name."""


def main() -> None:
    try:
        program()
    except CannotStart as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
