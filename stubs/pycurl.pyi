from collections.abc import Callable, Sequence
from typing import Any

class error(Exception):
    args: tuple[int, str]

class Curl:
    def setopt(
        self, option: int, value: int | str | bytes | Sequence[str] | Callable[..., Any]
    ) -> None: ...
    def getinfo(self, info: int) -> Any: ...

class AsyncCurlMulti:
    def setopt(self, option: int, value: int) -> None: ...
    async def perform(self, curl: Curl) -> Curl: ...
    async def aclose(self) -> None: ...

CAINFO: int
CAPATH: int
CONNECTTIMEOUT_MS: int
CURL_HTTP_VERSION_1_1: int
E_COULDNT_CONNECT: int
E_OPERATION_TIMEDOUT: int
E_PEER_FAILED_VERIFICATION: int
E_URL_MALFORMAT: int
FOLLOWLOCATION: int
HEADERFUNCTION: int
HTTPHEADER: int
HTTP_VERSION: int
MAXAGE_CONN: int
M_MAXCONNECTS: int
NOSIGNAL: int
OPENSOCKETFUNCTION: int
OS_ERRNO: int
POSTFIELDS: int
PROTOCOLS: int
PROTO_HTTP: int
PROTO_HTTPS: int
PROXY: int
REQUEST_SIZE: int
RESPONSE_CODE: int
SOCKET_BAD: int
TIMEOUT_MS: int
URL: int
USERAGENT: int
WRITEFUNCTION: int
