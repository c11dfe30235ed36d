"""Pages fetched over HTTP, within limits of time, size and address."""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from verify.errors import RefusedAddress, SourceTooLarge, UnreadableSource
from verify.settings import Settings

_MAX_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 65536
_HEADERS = {
    "User-Agent": "verify-desk (reads one page for a person who checks it)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_HOST = re.compile(r"[\w.:%-]{1,255}", re.ASCII)
_SAFE = "/:?#[]@!$&'()*+,;=~%"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: bytes, the media type in lower case, the charset, and the final URL."""

    body: bytes
    media_type: str
    charset: str | None
    url: str


def fetch(url: str, settings: Settings, allowed: Callable[[str], bool] | None = None) -> Page:
    """The page at `url`; redirects are followed, each address checked like the first.

    `allowed` says which IP addresses may be connected to; by default those of the open internet, or
    all if the settings allow private ones. What is checked is the address that is then connected
    to. Proxies of the environment are not used, since behind one that cannot be known. Raises
    RefusedAddress for what is not http(s) and for an address not allowed, SourceTooLarge past
    `url_max_mb` megabytes, UnreadableSource for an answer other than 200, a failed connection, or
    one that takes longer than `url_timeout` seconds in all.
    """
    at = url
    allowed = allowed or (is_of_a_network if settings.allow_private_addresses else is_public)
    with _Deadline(settings.url_timeout) as deadline:
        for _ in range(_MAX_REDIRECTS + 1):
            answer = _get(_target(at, url), settings, deadline, allowed)
            if isinstance(answer, Page):
                return answer
            at = _joined(at, answer, url)
    raise UnreadableSource(url, f"it redirects more than {_MAX_REDIRECTS} times")


def _joined(at: str, location: str, asked: str) -> str:
    try:
        return urljoin(at, location)
    except ValueError:
        raise RefusedAddress(asked, f"it redirects to {location[:100]!r}, no URL") from None


class _Deadline:
    """Cuts the connection that is open when the time is up, whatever it is doing."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._end = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def remaining(self) -> float:
        """Seconds that are left; raises TimeoutError where none are."""
        left = self._end - time.monotonic()
        if self.over or left <= 0:
            raise TimeoutError("the time is up")
        return left

    def watch(self, connection: socket.socket) -> None:
        self._socket = connection

    def _cut(self) -> None:
        self.over = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it is closed already


class _Connection(http.client.HTTPConnection):
    """A connection to an address that has been looked at."""

    def __init__(
        self, target: "_Target", deadline: _Deadline, allowed: Callable[[str], bool]
    ) -> None:
        super().__init__(target.host, target.port)
        self._target = target
        self._deadline = deadline
        self._allowed = allowed

    def connect(self) -> None:
        self.sock = _connected(self._target, self._deadline, self._allowed)
        if self._target.secure:
            context = ssl.create_default_context()
            secured = context.wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock = secured
            self._deadline.watch(secured)
            secured.do_handshake()


@dataclass(frozen=True, slots=True)
class _Target:
    """Where one request goes; `asked` is the URL that the user gave."""

    asked: str
    url: str
    host: str
    port: int
    path: str
    secure: bool


def _target(url: str, asked: str) -> _Target:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedAddress(asked, "this is not a URL") from None
    if parts.scheme not in ("http", "https"):
        raise RefusedAddress(asked, f"only http and https are fetched, not {parts.scheme or url!r}")
    if not parts.hostname:
        raise RefusedAddress(asked, "this URL has no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(asked, "a URL with a user name in it is not fetched")
    secure = parts.scheme == "https"
    return _Target(
        asked=asked,
        url=url,
        host=_ascii_host(parts, asked),
        port=port or (443 if secure else 80),
        path=_path(parts),
        secure=secure,
    )


def _ascii_host(parts: SplitResult, asked: str) -> str:
    host = parts.hostname or ""
    try:
        named = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        named = ""
    if not _HOST.fullmatch(named):
        raise RefusedAddress(asked, f"{host[:100]!r} is not a host name")
    return named


def _path(parts: SplitResult) -> str:
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return quote(path, safe=_SAFE)


def _connected(
    target: _Target, deadline: _Deadline, allowed: Callable[[str], bool]
) -> socket.socket:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableSource(target.asked, f"no such host as {target.host} ({error})") from None
    failed: OSError | None = None
    for family, kind, protocol, _, address in found:
        if not allowed(str(address[0])):
            raise RefusedAddress(
                target.asked,
                f"{target.host} is the address {address[0]}, which is never fetched from"
                if not is_of_a_network(str(address[0]))
                else f"{target.host} is the private address {address[0]}; to fetch from your own "
                "network set VERIFY_ALLOW_PRIVATE_ADDRESSES=true",
            )
        left = deadline.remaining()
        connection = socket.socket(family, kind, protocol)
        deadline.watch(connection)
        connection.settimeout(left)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            failed = error
            continue
        return connection
    raise failed or OSError("no address")


def is_public(address: str) -> bool:
    """Whether an address is of the open internet, also one that wraps an IPv4 address in IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if not is_of_a_network(address):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not (inner.is_global and not inner.is_multicast):
            return False
        if ip.ipv4_mapped or ip in _NAT64:
            return True
    return ip.is_global and not ip.is_multicast


def is_of_a_network(address: str) -> bool:
    """Whether an address is of the open internet or of a private network, loopback included.

    Link-local addresses never are, nor others at which clouds tell a machine its own secrets.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = (ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None)
        inner += [found for found in wrapped if found is not None]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return not any(
        one in _METADATA or one.is_link_local or one.is_multicast or one.is_unspecified
        for one in inner
    )


_METADATA = frozenset(
    map(ipaddress.ip_address, ("100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@contextmanager
def _explained(target: _Target, settings: Settings, deadline: _Deadline) -> Iterator[None]:
    """Errors of the network as ours."""
    try:
        yield
    except ssl.SSLError as error:
        if deadline.over:
            raise _too_slow(target, settings) from None
        raise UnreadableSource(
            target.asked, f"no secure connection to {target.host} ({error.reason or error})"
        ) from None
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if deadline.over or isinstance(error, TimeoutError):
            raise _too_slow(target, settings) from None
        raise UnreadableSource(
            target.asked, f"{target.host} cannot be read ({error or type(error).__name__})"
        ) from None


def _too_slow(target: _Target, settings: Settings) -> UnreadableSource:
    return UnreadableSource(
        target.asked,
        f"no whole answer from {target.host} within {settings.url_timeout:g} s; try again, or "
        "raise VERIFY_URL_TIMEOUT",
    )


def _get(
    target: _Target, settings: Settings, deadline: _Deadline, allowed: Callable[[str], bool]
) -> Page | str:
    """The page at `target`, or where it redirects to."""
    connection = _Connection(target, deadline, allowed)
    with _explained(target, settings, deadline), closing(connection):
        connection.request("GET", target.path, headers=_HEADERS)
        with connection.getresponse() as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return location
            if response.status != 200:
                raise UnreadableSource(
                    target.asked, f"{target.host} answers {response.status} {response.reason}"
                )
            body = _body(response, target.asked, settings)
            deadline.remaining()
            return Page(
                body,
                response.headers.get_content_type().lower(),
                response.headers.get_content_charset(),
                target.url,
            )


def _body(response: http.client.HTTPResponse, asked: str, settings: Settings) -> bytes:
    limit = int(settings.url_max_mb * 1e6)
    packed = (response.getheader("Content-Encoding") or "").lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise UnreadableSource(asked, f"the page is packed as {packed}, which was not asked for")
    unpack = _Gzip() if "gzip" in packed else None
    parts: list[bytes] = []
    size = 0
    while data := response.read1(_CHUNK):
        part = unpack.unpacked(data, limit + 1 - size) if unpack else data
        size += len(part)
        if size > limit:
            raise SourceTooLarge(
                asked,
                f"the page is over the limit of {settings.url_max_mb:g} MB; "
                "download it, or raise VERIFY_URL_MAX_MB",
            )
        parts.append(part)
    if response.length or (unpack is not None and not unpack.whole):
        raise UnreadableSource(asked, "the page broke off before its end; try again")
    return b"".join(parts)


class _Gzip:
    """What is packed as gzip, unpacked as it comes, one member after another."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether it ended where a member ends; nothing at all is whole too."""
        return not self._begun

    def unpacked(self, data: bytes, most: int) -> bytes:
        """At most `most` bytes of what `data` holds. Raises zlib.error for what is no gzip."""
        parts: list[bytes] = []
        while data and most > 0:
            self._begun = True
            part = self._member.decompress(data, most)
            parts.append(part)
            most -= len(part)
            data = b""
            if self._member.eof:
                data = self._member.unused_data.lstrip(b"\0")  # members may be padded
                self._member, self._begun = zlib.decompressobj(wbits=31), False
        return b"".join(parts)
