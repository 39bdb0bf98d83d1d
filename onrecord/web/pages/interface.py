"""What a program can ask: the JSON interface for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from onrecord.web.openapi import document
from onrecord.web.shape import HIDDEN
from onrecord.web.site import Page, Site

__all__ = ["Interface", "InterfaceAsk", "page"]


@dataclass(frozen=True, slots=True)
class InterfaceAsk:
    """Nothing is asked."""


@dataclass(frozen=True, slots=True)
class Interface:
    """Where the interface is described."""

    description: Annotated[str, "The address of the OpenAPI document."]
    operations: Annotated[Sequence[Any], HIDDEN]


def page(others: Sequence[Page]) -> Page:
    """The page that tells of the others."""

    def interface(site: Site, _: InterfaceAsk) -> Interface:
        """Where the JSON interface is described for programs."""
        paths = document(others)["paths"]
        operations = [(method.upper(), path, one) for path, methods in paths.items() for method, one in methods.items()]
        return Interface("/openapi.json", operations)

    return Page(path="/interface", ask=InterfaceAsk, gives=Interface, answer=interface, template="interface.html")
