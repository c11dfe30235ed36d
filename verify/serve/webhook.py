"""One JSON document sent to an address of the client's, which is told that a job has ended."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from verify.errors import InputError, VerifyError
from verify.settings import Settings

_PAUSES = (0.0, 2.0, 10.0)
"""Seconds before each try."""


class NotDelivered(VerifyError):
    """The address did not take the document."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends documents, signed with `token` where there is one.

    Only to addresses of the open internet, unless `private` allows others.
    """

    token: str | None
    private: bool
    seconds: float
    pauses: tuple[float, ...] = _PAUSES

    @classmethod
    def of(cls, settings: Settings, token: str | None) -> Sender:
        """As the settings for pages that are fetched say."""
        return cls(token, settings.allow_private_addresses, settings.url_timeout)

    def check(self, url: str) -> None:
        """Raises InputError for an address to which nothing can be sent."""
        _parts(url)

    def send(self, url: str, body: bytes) -> None:
        """Send `body`; a few times, where it is not taken. Raises NotDelivered with the reason."""
        for last, pause in enumerate(self.pauses, 1 - len(self.pauses)):
            time.sleep(pause)
            try:
                self._post(_parts(url), body)
            except (OSError, UnicodeError, http.client.HTTPException, NotDelivered) as error:
                if last == 0:
                    raise NotDelivered(f"{url}: {error or type(error).__name__}") from error
            else:
                return

    def _post(self, parts: SplitResult, body: bytes) -> None:
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = self._connected(host, port, secure=secure)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, self._headers(body))
            status = connection.getresponse().status
        finally:
            connection.close()
        if not 200 <= status < 300:
            raise NotDelivered(f"it answered {status}")

    def _connected(self, host: str, port: int, *, secure: bool) -> socket.socket:
        from verify.sources.web import is_public

        # What is looked at is what is then connected to: a name may lead elsewhere the next time.
        address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4]
        if not self.private and not is_public(str(address[0])):
            raise NotDelivered(
                f"{host} is the private address {address[0]}; to send to your own network set "
                "VERIFY_ALLOW_PRIVATE_ADDRESSES=true"
            )
        plain = socket.create_connection((str(address[0]), port), timeout=self.seconds)
        if not secure:
            return plain
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)

    def _headers(self, body: bytes) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "User-Agent": "verify-desk"}
        if self.token is not None:
            digest = hmac.new(self.token.encode(), body, hashlib.sha256).hexdigest()
            headers["Verify-Signature"] = f"sha256={digest}"
        return headers


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise InputError(f"webhook {url}: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise InputError(f"webhook {url}: give an http or https address without a user name")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise InputError(f"webhook {url}: write it in ASCII, without spaces")
    return parts
