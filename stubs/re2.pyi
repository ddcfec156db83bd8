from collections.abc import Iterator

class error(Exception): ...

class Options:
    case_sensitive: bool
    log_errors: bool
    never_capture: bool

class Match:
    def span(self) -> tuple[int, int]: ...

class Regexp:
    programsize: int
    def finditer(self, text: str) -> Iterator[Match]: ...
    def search(self, text: str) -> Match | None: ...

def compile(pattern: str, options: Options = ...) -> Regexp: ...
