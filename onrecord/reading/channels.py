"""By what means something was said, from the words that tell it: in court, by vote, on the radio, to reporters, in a letter (G12.8)."""

from __future__ import annotations

import re

__all__ = ["channel", "head_of", "is_document", "is_thought"]

# in the order in which they count where two fit; what an occasion shows, what a cue shows, what a source shows
_SIGNS = [
    (
        "court",
        r"(?:in|to|told|before) (?:the |a |an )?(?:[\w’'-]+ ){0,2}(?:court(?!yard)|tribunal|the judge|jury)\b|^(?:the "
        r"|a )?court\b|\b(?:ruling|judge?ments?|verdict|interim order|affidavit"
        r"|pleadings?|court filing|court papers?|dissent)\b|\bread out the ruling",
        r"\b(?:pleaded|pled|testif(?:y|ied|ies) in court|submitted in court|depose[sd]|aver(?:s|red))\b",
        r"\b(?:court|judge|magistrate|tribunal|arbitration \w+|justices?|jury|lordship)\b(?!.* (?:spokes|clerk|minister))",
    ),
    ("vote", r"\bby a vote\b|\bby voting\b", r"(?<!would )(?<!will )(?<!to )\b(?:vote[sd]?|voting)\b", None),
    ("hearing", r"\b(?:committee|(?<!my )(?<!our )inquiry|commission|panel|hearing|subcommittee)\b", r"\btestif", None),
    (
        "broadcast",
        r"\b(?:radio|television|tv|channel (?:[A-Z]\w+|\d+)|breakfast program(?:me)?|program(?:me)?|broadcast(?:er)?|on air"
        r"|talk show|podcast|newscast|live on)\b",
        r"\bbroadcast\b",
        r"\b(?:radio|television|tv|broadcaster|music station|presenter)\b",
    ),
    (
        "briefing",
        r"\b(?:reporters?|journalists?|newsmen|(?:news|press) conference|(?:press |media )?briefing|the (?:press|media|newspapers))\b",
        None,
        None,
    ),
    (
        "interview",
        r"\b(?:interview|agency|(?:this|our) (?:newspaper|paper|agency)|(?:my|our) (?:inquiry|enquiry|questions?)"
        r"|asked to comment)\b|^us\b",
        r"\b(?:told|tells?|telling) (?:us|me|this \w+)$",
        r"\binterview\b",
    ),
    (
        "letter",
        r"\b(?:letters?|e-?mail(?:ed|s)?|telegrams?|(?:text |sms |whatsapp )?messages?|memo(?:randum)?|note to|note circulated"
        r"|in a note)\b",
        r"\b(?:e-?mailed|texted|cabled|(?:wrote|written|writes) to)\b",
        r"\b(?:letters?|e-?mails?|telegram|messages?|memo)$",
    ),
    (
        "post",
        r"\b(?:posts?|tweets?|tweeted|facebook|twitter|instagram|weibo|tiktok|youtube|whatsapp|social media|(?:his|her|its"
        r"|their)(?: own)? (?:page|channel|account|blog)|online"
        r"|internet|website|hashtag)\b|\bon (?:x|telegram)\b",
        r"\b(?:post(?:ed|s|ing)?|tweet(?:ed|s|ing)?|blogged|retweeted)\b",
        r"\b(?:posts?|tweets?|(?<!tv )channel|account)$",
    ),
    (
        "statement",
        r"\b(?:statement|(?:press |news )?release|communiqu[eé])\b",
        r"\bsa(?:id|ys) in a statement\b",
        r"\b(?:statement|release|communiqu[eé])$",
    ),
    (
        "document",
        r"\b(?:report|article|study|paper|contract|decision|document|filing|complaint|lawsuit|opinion|written (?:answer|reply"
        r"|response)|survey|poll|review|journal|book|essay"
        r"|column|editorial|draft|findings|preprint|brief|on page \d+|notice|decree|bill|petition|motion|record)\b",
        None,
        r"\b(?:reports?|articles?|stud(?:y|ies)|surveys?|polls?|record|draft|contract|documents?|papers?|text|bill|motion"
        r"|petition|audit|treaty|agreement"
        r"|book|editorial|column|manifesto|resolution|memorandum|affidavit|note|log|chart|map|inventory|receipt|census|data"
        r"|figures|announcement|notice|entry|catalogue|transcript|slip"
        r"|registers?|opinion|minutes|files?|diary|decree|charter|count|order|paragraph \d+)$",
    ),
    (
        "speech",
        r"\b(?:speech|addressing|rally|parliament|senate|assembly|conference|congress|chamber|diet|knesset|audience|crowd"
        r"|supporters|cadets|delegates|gathering"
        r"|seminar|sermon|sitting|session|session of|summit|ceremony|the house|the hall|the nation"
        r"|students|lecture|vigil|funeral|convention)\b",
        r"\b(?:addressed|opens? the session|told parliament)\b",
        r"\bspeech\b",
    ),
    (
        "call",
        r"\b(?:by (?:tele)?phone|by satellite (?:tele)?phone|on the (?:tele)?phone|(?:tele)?phone call|on the line|over the phone"
        r"|poor line)\b",
        r"\b(?:telephoned|phoned|rang)\b",
        None,
    ),
    ("other", None, None, r"\b(?:banner|placard|graffiti|poster|leaflet)s?$"),
]
_NEVER = r"(?!)"
_SIGNED = {name: tuple(re.compile(sign or _NEVER, re.IGNORECASE) for sign in signs) for name, *signs in _SIGNS}
_OUTSIDE = re.compile(
    r"(?i)\b(?:outside|after|before|leaving|near|steps of) (?:the |a |an |his |her |its )?[\w’' -]*?(?:court(?:room|house)?"
    r"|hearing|meeting|rally|session|assembly|parliament|vote)\b"
)
_THOUGHT = re.compile(
    r"(?i)\b(?:believ|want|think|thought|hop(?:e|es|ed|ing)\b|fear|support|oppos|back(?:s|ed)?\b|favou?r|plan(?:s|ned)?\b|know"
    r"|knew|doubt|intend|expect|feel|felt|worr|prefer"
    r"|suspect|understand|understood|consider|regard|see(?:s|n)?\b|in favou?r|against|is (?:ready|prepared|willing)|likes?\b"
    r"|mean(?:s|t)?\b|seek|need|wish)"
)
_AFTER_HEAD = re.compile(
    r"(?i)(?<=\w)(?:,| of | by | from | for | that | which | who |\(| seen | dated | published | on | to | in | into | at | with "
    r"| between | carried | taken )"
)
_WRITTEN = re.compile(
    r"(?i)\b(?:statement|opinion|findings|preprint"
    r"|reports?|articles?|stud(?:y|ies)|surveys?|polls?|record|draft|contract|documents?|papers?|text|bill|laws?|motion"
    r"|petition|audit|statutes?|treaty|agreement"
    r"|constitution|book|editorial|column|manifesto|resolution|memorandum|memo|affidavit|note|log|chart|inventory|receipt|census"
    r"|data|figures|minutes|files?|diary|decree|charter"
    r"|count|letters?|e-?mails?|telegram|messages?|posts?|tweets?|banner|placard|release|communiqu[eé]|announcement|notice|entry"
    r"|catalogue|transcript|slip|registers?"
    r"|article \d+|(?:clause|section|paragraph|chapter) \d+)(?: no\.? ?\d+)?$"
)
_NOBODY = re.compile(
    r"(?i)^(?:(?:the |some |several |many |local |foreign |unconfirmed |earlier )*(?:media |news |press )?reports|rumou?rs?)$"
)


def is_thought(cue: str) -> bool:
    """Whether the words tell a standing thought, which has no day and no means of its own."""
    return bool(_THOUGHT.search(cue))


def head_of(source: str) -> str:
    """The noun that a source is about: what stands before its first "of", "by", bracket or clause."""
    return _AFTER_HEAD.split(source, maxsplit=1)[0].rstrip(" ,")


def is_document(source: str) -> bool:
    """Whether the source is something written: "a study by Nordmeter", "the union's letter"."""
    head = head_of(source)
    return bool(_WRITTEN.search(head)) and not _NOBODY.search(head)


def channel(occasion: str, cue: str, source: str) -> str | None:
    """The means that the words show, None where none do."""
    where, head = _OUTSIDE.sub(" ", occasion), head_of(source)
    for name, (at, by, whose) in _SIGNED.items():
        if (where and at.search(where)) or by.search(cue) or (whose.search(head) and not _NOBODY.search(head)):
            return name
    return None
