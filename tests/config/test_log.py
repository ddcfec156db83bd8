"""A terminal shows a line for each thing, and a traceback only where the code went wrong."""

import logging
import sys

from procrastinate.exceptions import ConnectorException

from commsdesk.config.log import Line


def shown(message: str, error: Exception | None = None) -> str:
    info = None
    if error:
        try:
            raise error
        except type(error):
            info = sys.exc_info()
    record = logging.LogRecord("a.b", logging.ERROR, "", 1, message, (), info)
    return Line("%(levelname)s %(name)s: %(message)s").format(record)


def test_a_message_is_one_line():
    assert shown("It failed:\n    Database error.\n    ") == "ERROR a.b: It failed: Database error."


def test_a_mistake_of_ours_says_where():
    assert "Traceback" in shown("It failed.", ValueError("x"))


def test_the_loss_of_the_database_is_a_line():
    assert shown("It failed.", ConnectorException()) == "ERROR a.b: It failed."
