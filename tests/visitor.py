"""A colleague's browser without scripts: keeps its cookies, fills in forms, reads pages."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from tests.running import RunningDesk

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    def __init__(self, url: str) -> None:
        self.url = url
        self.page, self.status, self.address = "", 0, ""
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        return self._open(urllib.request.Request(self._address(path)))

    def post(self, path: str, **fields: str | list[str]) -> str:
        """Send a form with the token of the page that is open."""
        fields["csrfmiddlewaretoken"] = CSRF.search(self.raw)[1]
        data = urllib.parse.urlencode(fields, doseq=True).encode()
        headers = {"Referer": self.address}
        return self._open(urllib.request.Request(self._address(path), data, headers))

    def value(self, name: str) -> str:
        """What a field of the open page holds."""
        tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', self.raw)[0]
        return re.search(r'value="([^"]*)"', tag)[1]

    def link(self, ending: str) -> str:
        """The first address on the open page that ends so."""
        return re.search(rf'(?:href|action)="([^"]*{ending})"', self.raw)[1]

    def _address(self, path: str) -> str:
        return urllib.parse.urljoin(self.url, path)

    def _open(self, request: urllib.request.Request) -> str:
        try:
            answer = self._opener.open(request, timeout=30)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            self.status, self.address = answer.status, answer.url
            self.raw = answer.read().decode()
        self.page = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.raw)).split())
        return self.page


def first_administrator(desk: RunningDesk) -> Visitor:
    """Max, made through the link that the desk printed."""
    visitor = Visitor(desk.url)
    visitor.get(desk.first_link())
    visitor.post(
        visitor.address, name="Max", email="max@example.test", password="a quiet long evening"
    )
    assert visitor.address == f"{desk.url}/desk/"
    return visitor


def invite(administrator: Visitor, name: str, *roles: str) -> tuple[str, str]:
    """An account; its e-mail and the password that is handed over."""
    email = f"{name.lower()}@example.test"
    administrator.get("/desk/people/")
    administrator.post("/desk/people/", name=name, email=email, roles=list(roles))
    return email, re.search(r"<code>([^<]+)</code>", administrator.raw)[1]


def colleague(administrator: Visitor, name: str, *roles: str) -> Visitor:
    """Invited, and signed in with the password that was handed over."""
    email, password = invite(administrator, name, *roles)
    visitor = Visitor(administrator.url)
    visitor.get("/desk/")
    visitor.post("/accounts/login/?next=/desk/", login=email, password=password)
    assert visitor.address == f"{visitor.url}/desk/"
    return visitor
