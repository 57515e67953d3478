"""The desk over plain HTTP: pages are fetched, their forms filled in and sent, as a browser without script would."""

import http.client
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

PATIENCE = 60
"""Seconds for one answer; the machine may be busy."""


class Answer(NamedTuple):
    status: int
    location: str
    text: str


class Desk:
    """One person at the desk, with cookies of their own. Raises OSError or HTTPException where nothing answers."""

    def __init__(self, url: str) -> None:
        self._where = urlsplit(url)
        self._cookies = SimpleCookie()

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def send(self, address: str, fields: dict[str, list[str]], **changed: str) -> Answer:
        filled = {**fields, **{name: [value] for name, value in changed.items()}}
        return self._ask("POST", address, urlencode(filled, doseq=True))

    def form(self, address: str, holding: str) -> dict[str, list[str]]:
        """What the form with a field of this name would send as it stands."""
        answer = self.get(address)
        assert answer.status == 200, f"{address}: {answer.status} {answer.location}"
        reader = _Forms()
        reader.feed(answer.text)
        return next(form for form in reader.forms if holding in form)

    def sign_in(self, name: str, password: str) -> "Desk":
        address = "/admin/login/"
        for _ in range(5):
            answer = self.get(address)
            if answer.status == 200:
                break
            address = answer.location
        field = "login" if 'name="login"' in answer.text else "username"
        fields = self.form(address, "password")
        done = self.send(address, fields, **{field: name, "password": password})
        assert done.status == 302, done.text
        return self

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        connection = http.client.HTTPConnection(self._where.hostname, self._where.port, timeout=PATIENCE)
        headers = {
            "Cookie": "; ".join(f"{name}={one.value}" for name, one in self._cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request(
                method, address, body, {name: value for name, value in headers.items() if value}
            )
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return Answer(response.status, response.headers.get("Location", ""), text)


class _Forms(HTMLParser):
    """The forms of a page: what each would send. Rows that a script would add (`__prefix__`) are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._name = self._choice = None

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in pairs}
        if tag == "form":
            self.forms.append({})
        if not self.forms or "disabled" in said or "__prefix__" in said.get("name", ""):
            return
        if tag == "input":
            self._input(said)
        elif tag in ("textarea", "select"):
            self._name = (tag, said["name"]) if "name" in said else None
            if tag == "textarea" and self._name:
                self.forms[-1][said["name"]] = [""]
        elif tag == "option" and self._name and "selected" in said:
            self.forms[-1].setdefault(self._name[1], []).append(said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if self._name and tag == self._name[0]:
            if tag == "textarea":
                # The first line break after the tag is not part of the text.
                self.forms[-1][self._name[1]] = [self.forms[-1][self._name[1]][0].removeprefix("\n")]
            self._name = None

    def handle_data(self, data: str) -> None:
        if self._name and self._name[0] == "textarea":
            before = self.forms[-1][self._name[1]][0]
            self.forms[-1][self._name[1]] = [before + data]

    def _input(self, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if "name" not in said or kind in ("submit", "button", "file", "image"):
            return
        if kind in ("checkbox", "radio") and "checked" not in said:
            return
        ticked = "on" if kind in ("checkbox", "radio") else ""
        self.forms[-1].setdefault(said["name"], []).append(said.get("value", ticked))
