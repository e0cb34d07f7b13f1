"""Importing what knows the network, without letting it try whether there is one."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def offline() -> Iterator[None]:
    """Within, urllib3 can be imported without binding a socket to see whether this machine has IPv6.

    trafilatura and spaCy import it in order to download pages and models, which nothing here does.
    """
    before = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = before
