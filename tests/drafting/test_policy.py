"""The organisation's policy: what is set, what is written by hand, and what is in force."""

import os

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.checks.policy import Policy
from commsdesk.drafting.check_text import check_text
from commsdesk.drafting.findings import objections
from commsdesk.drafting.glossary import drop_term, keep_term
from commsdesk.drafting.house_folder import read_folder
from commsdesk.drafting.house_rules import keep_house_rules
from commsdesk.drafting.keep_policy import keep_policy
from commsdesk.drafting.models import GlossaryTerm, HouseRules, Switches
from commsdesk.drafting.policy import audience_keys, policy_in_force
from commsdesk.drafting.reword import reword
from commsdesk.drafting.sheet import Sheet
from commsdesk.incidents.models import Audience
from commsdesk.people.models import Role
from commsdesk.people.refused import Refused
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db

RULE = "say-{0}:\n  kind: existence\n  level: block\n  message: Say {0}.\n  match: '{1}'\n"
CUSTOMERS = RULE.format("customers", "clients?")
TRAINS = RULE.format("trains", "services")


def ana():
    return make.user("Ana", Role.ADMINISTRATOR)


def set_to(**changed):
    usual = {"allows_estimates": False, "blocks_missing_next_update": False, "sms_segments": 1}
    return keep_policy(**{"by": ana(), "now": NOON, **usual, **changed})


def written(text, by=None):
    return keep_house_rules(text, by=by or ana(), now=NOON)


def names():
    return [rule.name for rule in policy_in_force().house_rules]


def test_it_is_the_default_where_nothing_was_chosen():
    assert policy_in_force() == Policy()


def test_its_newest_switches_are_in_force_and_the_others_its_history():
    set_to(allows_estimates=True)
    set_to(allows_estimates=True, sms_segments=2)
    policy = policy_in_force()
    assert (policy.allows_estimates, policy.sms_segments) == (True, 2)
    assert not policy.blocks_missing_next_update
    assert [one.sms_segments for one in Switches.objects.all()] == [1, 2]


def test_setting_the_same_again_makes_no_history():
    assert set_to().pk is None
    assert set_to(sms_segments=3) == set_to(sms_segments=3)
    assert Switches.objects.count() == 1


@pytest.mark.parametrize("segments", [0, 11])
def test_a_text_message_has_one_to_ten_parts(segments):
    with pytest.raises(Refused, match="1 to 10 parts"):
        set_to(sms_segments=segments)


@pytest.mark.parametrize(
    "verb",
    [
        lambda by: set_to(by=by),
        lambda by: written(CUSTOMERS, by),
        lambda by: keep_term("OOM", "no memory", fine_for=[], by=by, now=NOON),
        lambda by: drop_term(GlossaryTerm(), by=by),
    ],
)
def test_only_an_administrator_changes_it(verb):
    for someone in (make.iris(), make.lee(), make.eve()):
        with pytest.raises(PermissionDenied, match="Only an administrator"):
            verb(someone)


def test_its_house_rules_stop_a_draft_and_are_read_in_the_newest_version():
    draft = make.draft()
    words = f"{draft.current.words['page']} Our clients come first."
    reword(draft, by=make.lee(), now=NOON, words={"page": words})
    assert objections(Sheet(draft), NOON) == []
    written(CUSTOMERS)
    assert [one.rule for one in objections(Sheet(draft), NOON)] == ["house/say-customers"]
    written(TRAINS)
    assert objections(Sheet(draft), NOON) == []
    assert [one.version for one in HouseRules.objects.all()] == [1, 2]


def test_house_rules_with_a_slip_are_refused_and_the_old_ones_stay():
    written(CUSTOMERS)
    with pytest.raises(Refused, match="Line 5: the pattern “\\(” is not understood") as refusal:
        written(RULE.format("trains", "("))
    assert refusal.value.field == "text"
    assert names() == ["say-customers"]


def test_the_same_house_rules_again_are_no_version():
    assert written("") is None
    assert written(CUSTOMERS) == written(CUSTOMERS.replace("\n", "\r\n"))


def test_house_rules_know_the_audiences_of_this_desk():
    Audience.objects.create(key="regulator", name="Regulator", purpose="Oversight")
    assert written(f"{CUSTOMERS}  audiences: regulator\n").version == 1


def test_an_older_version_is_in_force_where_the_newest_names_what_is_gone():
    written(CUSTOMERS)
    extra = Audience.objects.create(key="regulator", name="Regulator", purpose="Oversight")
    written(f"{TRAINS}  audiences: regulator\n")
    assert names() == ["say-trains"]
    extra.delete()
    assert names() == ["say-customers"]


def test_its_glossary_knows_who_understands_what():
    term = keep_term(
        " OOM ", "ran out of\nmemory", fine_for=[make.audience("internal")], by=ana(), now=NOON
    )
    known = policy_in_force().glossary[0]
    assert (known.term, known.plain_words) == ("OOM", "ran out of memory")
    assert known.fine_for == {"internal"}
    drop_term(term, by=ana())
    assert policy_in_force().glossary == ()


def test_a_term_said_anew_replaces_what_was_known_of_it():
    keep_term("OOM", "no memory", fine_for=[make.audience("internal")], by=ana(), now=NOON)
    keep_term("oom", "ran out of memory", fine_for=[], by=ana(), now=NOON)
    known = policy_in_force().glossary
    assert [(one.term, one.plain_words, one.fine_for) for one in known] == [
        ("oom", "ran out of memory", frozenset())
    ]


@pytest.mark.parametrize(
    ("term", "plain_words", "field"),
    [("", "words", "term"), ("OOM", " ", "plain_words"), ("Queue", "queue", "plain_words")],
)
def test_a_term_and_its_plain_words_are_two_things(term, plain_words, field):
    with pytest.raises(Refused) as refusal:
        keep_term(term, plain_words, fine_for=[], by=ana(), now=NOON)
    assert refusal.value.field == field


def test_it_is_read_by_for_a_colleagues_text_too():
    written(CUSTOMERS)
    found = check_text(
        "Our clients come first.", audience="public", phase="resolved", channel="page",
        by=make.eve(), now=NOON,
    )  # fmt: skip
    assert "house/say-customers" in {one.rule for one in found}


@pytest.fixture
def folder(settings, tmp_path):
    settings.COMMSDESK_HOUSE_RULES = tmp_path
    return tmp_path


def write(file, text, seconds):
    """Changed at a moment of its own, as an editor would leave it."""
    file.write_text(text)
    os.utime(file, (seconds, seconds))


def problems():
    return read_folder(audience_keys()).problems


def test_a_folder_of_house_rules_stands_beside_those_of_the_desk(folder):
    written(CUSTOMERS)
    write(folder / "trains.yaml", TRAINS, 1)
    write(folder / "read-me.txt", "not a rule", 1)
    assert names() == ["say-customers", "say-trains"]


def test_a_file_is_read_again_when_it_changes_and_forgotten_when_it_goes(folder):
    file = folder / "rules.yml"
    write(file, TRAINS, 1)
    assert names() == ["say-trains"]
    write(file, CUSTOMERS, 2)
    assert names() == ["say-customers"]
    file.unlink()
    assert names() == []


def test_a_broken_file_keeps_what_it_said_and_the_reason_is_told(folder):
    file = folder / "rules.yaml"
    write(file, CUSTOMERS, 1)
    assert names() == ["say-customers"]
    write(file, f"{CUSTOMERS}  severity: high\n", 2)
    write(folder / "trains.yaml", TRAINS, 2)
    assert names() == ["say-customers", "say-trains"]
    assert len(problems()) == 1
    assert problems()[0].startswith("rules.yaml: Line 6: the kind existence has no key severity")
    write(file, TRAINS, 3)
    assert problems() == []


def test_a_file_that_is_no_text_is_told(folder):
    (folder / "rules.yaml").write_bytes(b"# caf\xe9\n")
    assert names() == []
    assert problems() == ["rules.yaml: this is not UTF-8: see the byte at offset 5."]


def test_a_folder_that_is_taken_away_keeps_what_it_said(folder):
    write(folder / "rules.yaml", CUSTOMERS, 1)
    assert names() == ["say-customers"]
    (folder / "rules.yaml").rename(folder.parent / "rules.yaml")
    folder.rmdir()
    assert names() == ["say-customers"]
    assert problems() == [f"{folder} cannot be read: No such file or directory."]


def test_a_file_that_cannot_be_read_keeps_no_other_out(folder):
    (folder / "lost.yaml").symlink_to(folder / "nowhere")
    write(folder / "trains.yaml", TRAINS, 1)
    assert names() == ["say-trains"]
    assert problems() == ["lost.yaml: this cannot be read: No such file or directory."]
    write(folder / "nowhere", CUSTOMERS, 1)
    assert names() == ["say-customers", "say-trains"]
