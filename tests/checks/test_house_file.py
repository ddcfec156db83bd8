"""A file of house rules…"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk.channels.measure import LIMITS
from commsdesk.checks.house import Kind
from commsdesk.checks.house_file import LONGEST_FILE, NEEDED, OPTIONAL, compiled
from commsdesk.checks.house_yaml import BadHouseRules
from commsdesk.checks.wording import Phase

ROOT = Path(__file__).resolve().parents[2]
WHOLE = """\
# What a rule may say.
say-customers:
  kind: existence
  level: hint
  message: We say customers.
  match:
    - clients?
    - end users?
  except: [client library]
  fix: customers
  case: exact
  audiences: [public, partners]
  phases: [investigating, resolved]
  channels: sms
  link: https://style.example.org/
twice:
  kind: occurrence
  message: Once is enough.
  match: sorry
  most: 2
"""
RULE = "a-rule:\n  kind: existence\n  message: No.\n  match: x\n"


def test_becomes_rules():
    first, second = compiled(WHOLE)
    assert (first.name, first.kind, first.level) == ("say-customers", Kind.EXISTENCE, "hint")
    assert len(first.searches) == 2
    assert first.audiences == {"public", "partners"}
    assert first.phases == {Phase.INVESTIGATING, Phase.RESOLVED}
    assert (first.channels, first.minds_case) == ({"sms"}, True)
    assert (second.kind, second.most) == (Kind.OCCURRENCE, 2)


def test_knows_the_audiences_that_there_are():
    rules = f"{RULE}  audiences: regulator\n"
    assert compiled(rules, ["public", "regulator"])[0].audiences == {"regulator"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a-rule: [1, 2", 1, "expected ',' or ']'"),
        (f"{RULE}\tb: c", 5, "cannot start any token"),
        (f"{RULE}b\x07: c", 5, "a sign that cannot be shown"),
        (f'{RULE}  fix: "a\\0"', 5, "an escaped sign that cannot be kept"),
        (
            RULE.replace("match: x", "match: " + r'"\ud800"'),
            4,
            "an escaped sign that cannot be kept",
        ),
        (RULE + r'  "\udfff": x', 5, "an escaped sign that cannot be kept"),
        (RULE.replace("match: x", "match: []"), 4, "here should be at least one text"),
        (f"{RULE}b: *c", 5, "found undefined alias 'c'"),
        (f"{RULE}---\nb: c", 5, "but found another document"),
        ("just words", 1, "here should be the name of a rule, a colon and its keys"),
        ("- a\n- b", 1, "here should be the name of a rule, a colon and its keys"),
        ("? [a]\n: b", 1, "here should be the name of a rule"),
        ("a-rule: words", 1, "here should be keys of the rule, such as kind: existence"),
        (
            "A Rule:\n  kind: existence",
            1,
            "“A Rule” is no name of a rule. Write 2 to 50 small letters",
        ),
        (f"{RULE}{RULE}", 5, "“a-rule” stands here twice"),
        (f"{RULE}  match: y", 5, "“match” stands here twice"),
        ("a-rule:\n  message: No.", 1, "the rule a-rule lacks the key kind"),
        ("a-rule:\n  kind: spelling", 2, "“spelling” is none of existence, substitution, requ"),
        ("a-rule:\n  kind: existence\n  match: x", 1, "the rule a-rule lacks the key message"),
        ("a-rule:\n  kind: existence\n  message: No.", 1, "the rule a-rule lacks the key match"),
        (f"{RULE}  most: 3", 5, "the kind existence has no key most; it has kind, message, mat"),
        (f"{RULE}  severity: high", 5, "the kind existence has no key severity"),
        (f"{RULE}  level: error", 5, "“error” is none of block, warn, hint"),
        (f"{RULE}  audiences: [public, customers]", 5, "“customers” is none of public, partners"),
        (f"{RULE}  phases: live", 5, "“live” is none of investigating, identified"),
        (f"{RULE}  channels:\n    - fax", 6, "“fax” is none of page, email"),
        (f"{RULE}  case: yes", 5, "“yes” is none of ignore, exact"),
        (f"{RULE}  link: wiki", 5, "“wiki” is no address that begins with https://"),
        (f"{RULE}  fix:", 5, "here should be a text"),
        (f"{RULE}  fix: [a]", 5, "here should be a text"),
        (f"{RULE}  fix: {'a' * 301}", 5, "this has 301 characters; 300 are taken"),
        (f"{RULE}  except: ['(a']", 5, "the pattern “(a” is not understood: missing ): (a"),
        (f"{RULE}  except: '(?<=a)b'", 5, "is not understood: invalid perl operator: (?<"),
        (f"{RULE}  except: 'x*'", 5, "the pattern “x*” is found where nothing is"),
        (f"{RULE}  except: '.{{1000}}'", 5, "the pattern “.{1000}” is too large"),
        (f"{RULE}  fix: [[[a]]]", 5, "this is nested too deeply for a rule"),
        (f"a: {'[' * 20_000}", 1, "this is nested too deeply for a rule"),
        (RULE.replace("existence", "substitution"), 4, "the kind substitution has no key match"),
        ("a-rule:\n  kind: substitution\n  message: No.\n  swap: x", 4, "patterns, each with wh"),
        ("a-rule:\n  kind: substitution\n  message: No.\n  swap: {}", 4, "patterns, each with w"),
        (RULE.replace("existence", "occurrence") + "  most: 0", 5, "“0” is no number from 1 to"),
        (RULE.replace("existence", "occurrence") + "  most: ²", 5, "“²” is no number from 1 to"),
        ("#" * (LONGEST_FILE + 1), 1, "there are 50,001 characters; 50,000 are taken"),
    ],
)
def test_is_refused_whole_with_the_line_and_the_reason(text, line, reason):
    with pytest.raises(BadHouseRules) as refusal:
        compiled(text)
    assert refusal.value.line == line
    assert str(refusal.value).startswith(f"Line {line}: ")
    assert reason in str(refusal.value)


def test_is_refused_where_all_patterns_together_are_too_large():
    rules = "".join(RULE.replace("a-rule", f"rule-{n}") + "  fix: y\n" for n in range(60))
    assert len(compiled(rules)) == 60
    with pytest.raises(BadHouseRules, match="all patterns together are too large"):
        compiled(rules.replace("match: x", "match: '(ab?){80}'"))


@settings(max_examples=200, deadline=None, database=None)
@given(st.lists(st.sampled_from([*WHOLE.splitlines(), "-", "[", "? x", "&a", "*a", "!!x"])))
def test_is_taken_or_refused_with_a_sentence_whatever_is_in_it(lines):
    try:
        compiled("\n".join(lines))
    except BadHouseRules as refusal:
        assert 1 <= refusal.line <= len(lines) + 1  # noqa: PT017


def test_is_not_known_of_where_a_text_is_read_without_any():
    loaded = "import commsdesk.checks, sys; print(*{'re2', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "\n")


def test_in_the_reference_works_as_it_says():
    page = (ROOT / "docs/reference/house-rules.md").read_text()
    rules = compiled(page.partition("```yaml\n")[2].partition("```")[0])
    assert [rule.kind for rule in rules] == [
        Kind.SUBSTITUTION,
        Kind.EXISTENCE,
        Kind.REQUIREMENT,
        Kind.OCCURRENCE,
    ]
    keys = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert keys == {"kind", "fix", *OPTIONAL, *(key for keys in NEEDED.values() for key in keys)}
    assert all(name in page for name in [*LIMITS, *Phase])
