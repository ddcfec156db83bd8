"""A peer: Django's own mail over one connection that is kept. Prints the seconds that it took."""

import json
import os
import time
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

MAIL = json.loads(Path(os.environ["PEER_MAIL"]).read_text())


def message(number, connection=None):
    """One reader's own mail."""
    address, token = f"user{number}@customer{number % 997}.example.test", f"{number:032}"
    made = EmailMultiAlternatives(
        MAIL["subject"],
        MAIL["text"].replace("{token}", token),
        MAIL["sender"],
        [address],
        headers={"List-Unsubscribe": MAIL["leave"].replace("{token}", token)},
        connection=connection,
    )
    made.attach_alternative(MAIL["html"].replace("{token}", token), "text/html")
    return made


def configure():
    settings.configure(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST=MAIL["host"],
        EMAIL_PORT=MAIL["port"],
        USE_TZ=True,
    )


def main():
    configure()
    began = time.perf_counter()
    with get_connection() as connection:
        for number in range(MAIL["mails"]):
            message(number, connection).send()
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
