"""Signing in: by e-mail and password, for those who were given an account."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.config import tasks
from commsdesk.people import page
from commsdesk.people.models import Role, User

PASSWORD = "a long way to the harbour"


@pytest.fixture
def iris(db):
    return User.objects.create_user(
        "iris@example.test", PASSWORD, name="Iris", roles=[Role.COMMANDER]
    )


def test_a_colleague_signs_in_with_the_address_in_any_case(client, iris):
    sent = {"login": "Iris@Example.test", "password": PASSWORD}
    answer = client.post("/accounts/login/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(iris.pk)


def test_a_password_is_kept_as_argon2(iris):
    assert identify_hasher(iris.password).algorithm == "argon2"


@pytest.mark.parametrize("login", ["iris@example.test", "nobody@example.test"])
def test_a_wrong_one_says_nothing_about_who_has_an_account(client, iris, login):
    answer = client.post("/accounts/login/", {"login": login, "password": "wrong"})
    assert "The email address and/or password you specified are not correct" in str(answer.content)


def test_nobody_signs_up(client, db):
    sent = {"email": "eve@example.test", "password1": PASSWORD}
    assert client.post("/accounts/signup/", sent).status_code == 404
    assert not User.objects.exists()


def test_a_closed_account_does_not_sign_in(client, iris):
    User.objects.update(is_active=False)
    client.post("/accounts/login/", {"login": iris.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_a_job_that_shows_nothing(client, iris, monkeypatch, settings):
    settings.EMAIL_BACKEND = "commsdesk.config.mail.ThroughAJob"  # Django's runner took it away
    client.post("/accounts/password/reset/", {"email": iris.email})
    (job,) = ProcrastinateJob.objects.filter(task_name="config.mail")
    assert iris.email not in str(job.args)
    assert "/password/reset/key/" not in str(job.args)

    sent = []

    async def relay(note, to):
        sent.append((note, to))

    monkeypatch.setattr(page, "mail", relay)
    tasks.mail(job.args["sealed"])
    ((note, to),) = sent
    assert (to, note.title) == (iris.email, "Choose a new password for the desk")
    assert "/accounts/password/reset/key/" in note.body


def test_a_stranger_is_not_written_to(client, iris, mailoutbox):
    answer = client.post("/accounts/password/reset/", {"email": "eve@example.test"})
    assert answer["Location"] == "/accounts/password/reset/done/"
    assert not mailoutbox


def test_a_stranger_cannot_try_many_passwords(client, iris):
    for _ in range(5):
        client.post("/accounts/login/", {"login": iris.email, "password": "wrong"})
    answer = client.post("/accounts/login/", {"login": iris.email, "password": PASSWORD})
    assert "Too many failed login attempts" in str(answer.content)
