"""Which blocks of a page are its story: from the headline over the stretch with the most prose and the fewest links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, islice

from onrecord.sources.blocks import Block, blocks_of
from onrecord.sources.clutter import is_hidden, is_machinery, is_never_story, is_rather_skipped, is_teaser
from onrecord.sources.page import Element, Page

# Chosen on 38 pages of English-language outlets, confirmed on 38 others.
_PROSE = 40  # characters from which a block is prose
_KEPT = 0.4  # the share of a page's prose that no name can hide
_DENSE = 800  # the worth from which a name hides nothing that is shown: long text with few links is told, whatever its box is called
_LINK_COST = 3.0  # what a character of link or snippet takes from a stretch, where one of prose gives 1
_LINKED = 0.9  # the share of links from which a block is one
_NAMED = 600  # characters up to which a name such as `author` says what an element's text is
_BEGUN = 400  # characters of prose after which a report beside the title's own begins no live page
_ABOVE = 0.2  # the share of prose that may stand above a headline and be left out

_SAME = 0.8  # the share of words that a lesser heading has in common with what the page calls itself, to be its headline

_OF_STORY = frozenset(("article", "main", "blockquote"))  # whose foot is not the page's
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"(?:^|[\s_\-])(?:logo|breadcrumbs?)(?:$|[\s_\-])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!]['\"”’)]*$")
_ELSEWHERE = re.compile(
    r"(?:more (?:from|on|stories|news|in|\w+$)|related|read (?:more|next|also)|most (?:read|popular|viewed)|recommended"
    r"|you (?:may|might)|latest|trending"
    r"|up next|don[’']t miss|popular|top stories|also (?:read|in)|in other news|comments?$)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|editor[’']s note|corrected|amended)\b"
    r"|this (?:article|story|report|piece) (?:was|has been) (?:amended|corrected|updated)",
    re.IGNORECASE,
)


def story_of(page: Page) -> tuple[list[Block], Element | None]:
    """The story's blocks in page order, and the element of its headline where the page has one."""
    title = _headline(page)
    above = frozenset(title.ancestors()) if title is not None else frozenset()
    whole = blocks_of(page, lambda element: element not in above and is_never_story(element))
    sizes, prose, worth = (_held(whole, page, value) for value in (lambda block: len(block.text), _prose, _worth))
    least = _KEPT * prose[0]

    def skipped(element: Element) -> bool:
        if element in above or (prose[element.number] and prose[element.number] >= least and not is_never_story(element)):
            return False
        if is_never_story(element) or is_hidden(element):
            return True
        return worth[element.number] < _DENSE and (is_rather_skipped(element) or is_teaser(element, page))

    blocks = blocks_of(page, skipped, lambda element: sizes[element.number] <= _NAMED)
    worth = _held(blocks, page, _worth)
    best = max(reversed(page.elements), key=lambda element: worth[element.number])  # of equals the innermost
    if worth[best.number] <= 0:
        best = page.elements[0]
    feet = [foot for foot in page.of("footer") if foot not in above and not any(around.tag in _OF_STORY for around in foot.ancestors())]
    told = (block for block in _stretch(blocks, best, title) if not any(foot.holds(block.element) for foot in feet))
    return _without_links(told, title), title


def _headline(page: Page) -> Element | None:
    """The first-level heading that shares most words with what the page calls itself; without one, a second that shares nearly all."""
    titles = [set(_WORD.findall(words.lower())) for words in _titles(page)]
    told = frozenset[str]().union(*titles)
    best, best_score = None, -1.0
    for heading in page.of("h1"):
        if _is_of_site(heading):
            continue
        words = set(_WORD.findall(page.text(heading).lower()))
        score = len(words & told) / len(words) * min(1.0, len(words) / 3) if words else -1.0
        if score > best_score:
            best, best_score = heading, score
    if best is not None:
        return best
    return next((heading for heading in page.of("h2") if _is_called(set(_WORD.findall(page.text(heading).lower())), titles)), None)


def _is_of_site(heading: Element) -> bool:
    """Whether the heading names the site or the way to the page, and not what is told."""
    named = any(element is not None and _SITE.search(element.names) for element in (heading, heading.around))
    return named or is_never_story(heading) or any(is_machinery(around) for around in heading.ancestors())


def _is_called(words: set[str], titles: Iterable[set[str]]) -> bool:
    return len(words) > 1 and any(len(words & title) >= _SAME * max(len(words), len(title)) for title in titles)


def _titles(page: Page) -> Iterable[str]:
    yield from (page.text(title) for title in islice(page.of("title"), 1))
    yield from (meta.get("content") for meta in page.of("meta") if meta.get("property") == "og:title")


def _held(blocks: Iterable[Block], page: Page, value: Callable[[Block], float]) -> list[float]:
    """The sum of the blocks' values in every element, by its number."""
    held = [0.0] * len(page.elements)
    for block in blocks:
        held[block.element.number] += value(block)
    for element in reversed(page.elements):
        if element.around is not None:
            held[element.around.number] += held[element.number]
    return held


def _prose(block: Block) -> int:
    told = len(block.text) >= _PROSE and block.links * 2 < len(block.text) and block.kind not in ("headline", "caption")
    return len(block.text) - block.links if told else 0


def _worth(block: Block) -> float:
    if prose := _prose(block):
        return prose - _LINK_COST * block.links / 4
    if block.links:
        return -_LINK_COST * block.links
    if block.element.tag in ("p", "blockquote", "pre"):
        return len(block.text)
    return 0 if block.kind in ("headline", "caption", "credit") else -_LINK_COST * len(block.text) / 4


def _stretch(blocks: Sequence[Block], best: Element, title: Element | None) -> list[Block]:
    """From the headline to the end of the element that is worth most, and corrections printed under it."""
    inside = [i for i, block in enumerate(blocks) if best.holds(block.element)]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, len(blocks))
    at = next((i for i, block in enumerate(blocks[:last]) if block.element is title), None)
    if at is not None and sum(map(_prose, blocks[first:at])) <= _ABOVE * sum(map(_prose, blocks[min(first, at) : last])):
        first = at
    last = _end(blocks, range(first, last), title)
    return [*blocks[first:last], *(block for block in blocks[last:] if _CORRECTION.match(block.text) and block.kind != "headline")]


def _end(blocks: Sequence[Block], stretch: range, title: Element | None) -> int:
    """Where, past half of the prose, a heading leads to other stories, or another begins."""
    total, told = sum(_prose(blocks[i]) for i in stretch), 0
    for i in stretch:
        told += _prose(blocks[i])
        if blocks[i].kind != "headline" or blocks[i].element is title:
            continue
        late = told * 2 >= total
        if (late or told >= _BEGUN) and _of_another(blocks[i].element, title, apart=not late):
            return i
        if late and _leads_elsewhere(blocks[i], blocks[i + 1 : stretch.stop]):
            return i
    return stretch.stop


def _of_another(heading: Element, title: Element | None, *, apart: bool) -> bool:
    """Whether a first-level heading stands in another article than the title; `apart`: in one that is not within the title's own."""
    if heading.tag != "h1" or title is None:
        return False
    if _is_twin(heading.around, title.around):
        return True
    own, other = _article(title), _article(heading)
    return other is not None and not other.holds(title) and not (apart and (own is None or own.holds(other)))


def _is_twin(one: Element | None, other: Element | None) -> bool:
    """Whether two boxes stand side by side under one name, as the reports of a page that goes on and on."""
    return bool(one and other and one is not other and one.around is other.around and one.names and one.names == other.names)


def _article(element: Element) -> Element | None:
    return next((around for around in element.ancestors() if around.tag == "article"), None)


def _leads_elsewhere(heading: Block, after: Sequence[Block]) -> bool:
    """Whether the heading says so and links and prose alternate after it; after one box of links the story may go on."""
    if len(heading.text) >= _PROSE or not _ELSEWHERE.match(heading.text):
        return False
    boxes = sum(linked for linked, _ in groupby(after, _is_link))
    prose = sum(_prose(block) > 0 for block in after)
    return not prose or (boxes > 1 and boxes * 2 >= prose)


def _is_link(block: Block) -> bool:
    return block.links >= _LINKED * len(block.text)


def _without_links(blocks: Iterable[Block], title: Element | None) -> list[Block]:
    """The blocks less those that only lead elsewhere, and the headings over them."""
    kept: list[Block] = []
    for block in blocks:
        told = len(block.text) >= _PROSE * 1.5 and _SENTENCE_END.search(block.text)
        if block.element is title or block.kind in ("byline", "timestamp", "caption") or told or not _is_link(block):
            kept.append(block)
            continue
        while kept and kept[-1].kind == "headline" and kept[-1].element is not title:
            kept.pop()
    return kept
