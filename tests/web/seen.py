"""A page as a browser would take it: what is in it by name, and nothing that would run."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "img", "input", "hr", "link"}
SVG = {"rect", "line", "text", "title", "circle"}


class Seen(HTMLParser):
    """Its elements in order; tags must nest, and ids be given once."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open
        ids = [found["id"] for _, found in self.elements if "id" in found]
        assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1:] == [tag], tag
        self.open.pop()

    def handle_data(self, data):
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [found["href"] or "" for found in self.of("a")]

    @property
    def addresses(self) -> list[str]:
        """All that the page would fetch or lead to."""
        return [
            value or "" for _, found in self.elements for name, value in found.items() if name in ("href", "src", "action", "formaction")
        ]

    @property
    def harmless(self) -> bool:
        """Nothing in it runs or draws from where it stands, and it fetches nothing from elsewhere."""
        scripts = [found.get("src") or "" for found in self.of("script")]
        handlers = [name for _, found in self.elements for name in found if name.startswith("on") or name == "style"]
        fetched = [found.get("href") or "" for found in self.of("link")] + [found.get("src") or "" for found in self.of("img")] + scripts
        ours = all(address.startswith("/") and not address.startswith("//") for address in fetched)
        safe = all(not address.lower().lstrip().startswith(("javascript:", "data:", "vbscript:")) for address in self.addresses)
        return ours and safe and not handlers and len(scripts) == 1
