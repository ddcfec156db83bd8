class Part:
    content: str

class SplitResult:
    parts: list[Part]
    encoding: str

def split(text: str) -> SplitResult: ...
def is_valid_gsm(text: str) -> bool: ...
