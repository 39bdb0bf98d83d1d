"""The records of the archive's tests, here too."""

from tests.archive.conftest import archive, opened, server, where

__all__ = ["archive", "opened", "server", "where"]
