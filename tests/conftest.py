"""What holds for every test: no network, the settings of the property tests, what is loaded once.

Each worker of pytest-xdist imports this file before it collects, so all of it holds there too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:  # imported late, so that the guard below sees what an import does
    from mcpolicy import Checker, Library

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

_TO_AN_ADDRESS = frozenset({"socket.connect", "socket.sendmsg", "socket.sendto"})
_TO_A_NAME_SERVER = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"}
)
_attempts: list[str] = []


class NetworkRefusedError(RuntimeError):
    """Something tried to connect, to send, or to resolve a name."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _TO_AN_ADDRESS:
        address = arguments[-1]
        if address is None or isinstance(address, str | bytes):
            return  # connected before, or a socket of the file system
    elif event in _TO_A_NAME_SERVER:
        address = arguments
    else:
        return
    _attempts.append(f"{event} {address}")
    raise NetworkRefusedError(_attempts[-1])


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Fail a test in which anything tried the network, also where the refusal was caught on the
    way.

    The hook stays for the whole run, from before the tests are collected. It sees what Python does;
    of the libraries in other languages, pyoxigraph is only asked to parse bytes, and lxml is only
    imported.
    """
    yield _attempts
    tried, _attempts[:] = list(_attempts), []
    assert not tried, f"the network was tried: {'; '.join(tried)}"


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped frameworks, each loaded once; nothing in a library changes when it is asked."""
    from mcpolicy import Library

    return Library()


@pytest.fixture(scope="session")
def checker(library: Library) -> Checker:
    """A checker that keeps its prepared rules between the tests, as it does between records."""
    from mcpolicy import Checker

    return Checker(library=library)
