"""How the checker reads: the page on which an administrator sets it."""

from __future__ import annotations

import pytest

from commsdesk.drafting.models import GlossaryTerm, HouseRules, Switches
from commsdesk.people.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PAGE = "/desk/rules/"
RULE = "say-customers:\n  kind: existence\n  message: We say customers.\n  match: 'clients?'\n"
OOM = {"term": "OOM", "plain_words": "ran out of memory", "fine_for": ["internal"]}


@pytest.fixture
def ana(as_):
    return as_(make.user("Ana", Role.ADMINISTRATOR))


def test_switches_are_set_and_the_page_says_by_whom(ana):
    done = ana.post(
        f"{PAGE}switches/", {"allows_estimates": "on", "sms_segments": "2"}, follow=True
    )
    assert done.redirect_chain == [(f"{PAGE}#switches", 302)]
    assert "Set by Ana" in done.text
    assert 'name="sms_segments" value="2"' in done.text
    assert Switches.objects.get().allows_estimates


def test_a_term_is_kept_and_removed(ana):
    kept = ana.post(f"{PAGE}terms/", OOM, follow=True).text
    assert "ran out of memory" in kept
    term = GlossaryTerm.objects.get()
    assert [one.key for one in term.fine_for.all()] == ["internal"]
    ana.post(f"{PAGE}terms/{term.pk}/drop/")
    assert not GlossaryTerm.objects.exists()


def test_house_rules_are_put_in_force_and_older_versions_stay_to_be_seen(ana):
    ana.post(f"{PAGE}house/", {"text": RULE})
    later = ana.post(f"{PAGE}house/", {"text": f"# Ours\n{RULE}"}, follow=True).text
    assert "Version 2 is in force: Ana" in later
    assert "Version 1: Ana" in later
    assert "# Ours" in later


def test_house_rules_with_a_slip_come_back_with_the_line_and_the_reason(ana):
    ana.post(f"{PAGE}house/", {"text": RULE})
    refused = ana.post(f"{PAGE}house/", {"text": f"{RULE}  severity: high"})
    assert refused.status_code == 422
    assert "Line 5: the kind existence has no key severity; it has" in refused.text
    assert "  severity: high</textarea>" in refused.text
    assert HouseRules.objects.get().text == RULE


def test_a_broken_file_of_the_folder_is_told(ana, settings, tmp_path):
    settings.COMMSDESK_HOUSE_RULES = tmp_path
    (tmp_path / "good.yaml").write_text(RULE)
    (tmp_path / "trains.yaml").write_text("say-trains: yes")
    page = ana.get(PAGE).text
    assert "trains.yaml: Line 1: here should be keys of the rule" in page
    assert "1 rule in force" in page


def test_others_see_how_it_is_set_and_change_nothing(as_):
    HouseRules.objects.create(version=1, text=RULE, by=make.iris(), at=make.NOON)
    lee = as_(make.lee())
    page = lee.get(PAGE).text
    assert "An administrator sets them." in page
    assert "say-customers" in page
    assert f'action="{PAGE}' not in page
    for part, said in (
        ("house/", {"text": ""}),
        ("terms/", OOM),
        ("switches/", {"sms_segments": 1}),
    ):
        refused = lee.post(f"{PAGE}{part}", said)
        assert refused.status_code == 403
        assert "Only an administrator sets how the checker reads." in refused.text
