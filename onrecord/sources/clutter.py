"""What of a page its reader never reads or skips: told by tag, role and the names that page builders give to such things."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.sources.page import Element, Page

_MACHINERY = frozenset(
    "script style noscript noframes template head nav button input select option textarea datalist iframe object embed applet svg math "
    "canvas video audio map dialog menu label legend meter progress amp-ad amp-consent amp-embed amp-sidebar".split()
)
_ROLES = frozenset("navigation banner contentinfo search searchbox dialog alertdialog menu menubar toolbar button".split())


def _names(words: str) -> re.Pattern[str]:
    """Whether one of the names stands as a part of a class or id, as in `page-footer` and `footer__links`."""
    return re.compile(rf"(?:^|[\s_\-])(?:{'|'.join(words.split())})(?:$|[\s_\-])", re.IGNORECASE)


# What is no part of the story however long it is: consent texts and threads of comments outweigh many a short report.
_NEVER = _names(
    r"cookies? consent gdpr onetrust\w* ot-sdk\w* didomi\w* modal popup comments? "
    r"comments?-?(?:list|section|count|area|wrapper|container) disqus\w* viafoura sr-?only visually-?hidden screen-?reader\w* "
    r"is[_-]blind wm-ipp\S* google-cache-hdr skip-?(?:link|to)\w*"
)
# What is likely none, unless most of the page's prose is in it.
_RATHER = _names(
    r"nav navbar navigation subnav menu submenu breadcrumbs? topbar masthead site-?header (?:site|page|global)-?footer "
    r"global-?header footer pager pagination carousel outbrain taboola\w* zergnet\w* adverts? advertis\w* ads? adslot "
    r"ad-?(?:unit|wrapper|container|slot|label|box) dfp sponsor\w* affiliate\w* partner-?\w* promo\w* banner share share-?\w+ "
    r"sharing sharebar share(?:links|tools|buttons) social social-?\w+ follow follow-?\w+ newsletters? newsletter-?\w+ "
    r"sign-?(?:up|in)\w* login register notification-?\w* subscri\w* donat\w* overlay toolbar tooltip related\w* recommend\w* "
    r"recirc\w* more-?(?:on|from|stories|news|articles|like|top|coverage|posts) read-?(?:more|next|also) also-?(?:read|like) "
    r"most-?(?:read|viewed|popular) popular trending trends latest latest-?\w+ up-?next you-?may teasers? rail sidebar "
    r"side-?(?:bar|rail) tags tag-?(?:list|cloud|links) topics topic-?\w+ categories keywords bio contact no-?print print-?only poll "
    r"quiz author-?(?:bio|box|card|info|description|profile)\w* about-?(?:the-?)?author copyright-?notice site-?info"
)
_UNSEEN = re.compile(  # but not on small screens only
    r"(?:^|\s)(?:[\w-]*--)?(?:is-?)?(?:hide|hidden|d-none)(?=\s|$)(?!.*(?:\b\w{2,7}:(?:block|flex|grid|inline)|\bd-\w{2,3}-\w))"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_STYLE = 400
_LINKED = 0.4  # the share of its words, as a card says them twice
_MAX_CARD, _MAX_TEASER = 60, 300  # elements and characters of a card that leads to another report


def is_machinery(element: Element) -> bool:
    """Whether no reader reads the element as text, or its page says that it is navigation or a notice."""
    return element.tag in _MACHINERY or element.get("role") in _ROLES


def is_hidden(element: Element) -> bool:
    """Whether the element is not shown as the page stands; a script may show it yet."""
    if "hidden" in element.attributes or element.get("aria-hidden") == "true" or _is_named(_UNSEEN, element.names):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style[:_MAX_STYLE]))


def is_never_story(element: Element) -> bool:
    """Whether the element's names say that it is no part of the story, however long."""
    return _is_named(_NEVER, element.names)


def is_teaser(element: Element, page: Page) -> bool:
    """Whether an article is a card that leads to one: a few words, and a link that says most of them, or lies over them without any."""
    if element.tag != "article" or element.last - element.number > _MAX_CARD or (size := len(page.text(element))) > _MAX_TEASER:
        return False
    links = (each for each in page.elements[element.number + 1 : element.last + 1] if each.tag == "a")
    told = [len(page.text(each)) for each in links if not each.get("href").startswith("#")]
    return any(not words or words >= _LINKED * size for words in told)


def is_rather_skipped(element: Element) -> bool:
    """Whether the element looks like what a reader passes over: related stories, offers, forms, the page's foot."""
    if element.tag == "footer" and element.around is not None and element.around.tag == "blockquote":
        return False  # who is quoted
    if element.tag in ("aside", "footer", "form") or element.get("role") == "complementary":
        return True
    return _is_named(_RATHER, element.names)


@lru_cache(8192)  # pages use the same names over and over
def _is_named(form: re.Pattern[str], names: str) -> bool:
    return bool(names and form.search(names))
