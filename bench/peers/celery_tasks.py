"""What the workers of the Celery peer do: a task for each reader, as Django's `send_mail` sends."""

import os

import django_mail
import redis
from celery import Celery

SOCKET = os.environ["PEER_SOCKET"]
SENT = "sent"

django_mail.configure()
app = Celery("tasks", broker=f"redis+socket://{SOCKET}")
app.conf.update(task_ignore_result=True, broker_connection_retry_on_startup=True)
counter = redis.Redis(unix_socket_path=SOCKET)


@app.task
def send(number):
    """By a connection of its own; then it counts."""
    django_mail.message(number).send()
    counter.incr(SENT)
