"""How often one place may sign up."""

from __future__ import annotations

from commsdesk.people.allowance import Allowance

# An office behind one router may sign up together.
SIGN_UPS = Allowance("sign-up", times=20, within=600)
