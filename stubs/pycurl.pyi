from collections.abc import Callable, Sequence
from typing import Any

class error(Exception):
    args: tuple[int, str]

class Curl:
    def setopt(
        self, option: int, value: int | str | bytes | Sequence[str] | Callable[..., Any]
    ) -> None: ...
    def getinfo(self, info: int) -> Any: ...

class CurlMulti:
    def setopt(self, option: int, value: int | Callable[..., Any]) -> None: ...
    def add_handle(self, handle: Curl) -> None: ...
    def remove_handle(self, handle: Curl) -> None: ...
    def socket_action(self, file: int, events: int) -> tuple[int, int]: ...
    def timeout(self) -> int: ...
    def info_read(self) -> tuple[int, list[Curl], list[tuple[Curl, int, str]]]: ...
    def close(self) -> None: ...

CAINFO: int
CAPATH: int
CONNECTTIMEOUT_MS: int
CURL_HTTP_VERSION_1_1: int
DNS_CACHE_TIMEOUT: int
E_COULDNT_CONNECT: int
E_OPERATION_TIMEDOUT: int
E_PEER_FAILED_VERIFICATION: int
E_URL_MALFORMAT: int
FOLLOWLOCATION: int
FORBID_REUSE: int
HEADERFUNCTION: int
HTTPHEADER: int
HTTP_VERSION: int
MAXAGE_CONN: int
M_MAXCONNECTS: int
M_SOCKETFUNCTION: int
NOSIGNAL: int
OPENSOCKETFUNCTION: int
OS_ERRNO: int
POLL_REMOVE: int
POST: int
POSTFIELDSIZE: int
PROTOCOLS: int
PROTO_HTTP: int
PROTO_HTTPS: int
PROXY: int
READFUNCTION: int
REQUEST_SIZE: int
RESOLVE: int
RESPONSE_CODE: int
SOCKET_BAD: int
SOCKET_TIMEOUT: int
TIMEOUT_MS: int
UPLOAD_BUFFERSIZE: int
URL: int
USERAGENT: int
WRITEFUNCTION: int
