"""Records on both databases, as the tests of the archive have them."""

from tests.archive.conftest import archive, opened, server, where

__all__ = ["archive", "opened", "server", "where"]
