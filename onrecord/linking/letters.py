"""Names in Latin letters without accents, and how they sound: what spellings of one name in several scripts and systems share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["LONGEST", "latin", "skeleton", "sound", "sounds", "words"]


def _pairs(text: str) -> dict[str, str]:
    return {letter: latin for pair in text.split() for letter, _, latin in [pair.partition(":")]}


#: Letters that are not made Latin by taking accents off: Cyrillic, Greek, Arabic, Persian, Hebrew, Georgian, Armenian, some Latin ones.
_LETTERS = _pairs(
    """
    а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya
    ґ:g є:ye і:i ї:yi ђ:dj љ:lj њ:nj ћ:c џ:dz ј:j ѕ:dz ѓ:g ќ:k ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h ў:u
    α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o
    ا:a أ:a إ:i آ:a ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع: غ:gh ف:f ق:q ك:k ل:l م:m ن:n ه:h و:w ي:y
    ى:a ة:a ء: ئ:y ؤ:w پ:p چ:ch ژ:zh گ:g ک:k ی:y ـ:
    א:a ב:b ג:g ד:d ה:h ו:v ז:z ח:ch ט:t י:y כ:k ך:k ל:l מ:m ם:m נ:n ן:n ס:s ע: פ:p ף:f צ:ts ץ:ts ק:k ר:r ש:sh ת:t
    ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch
    ხ:kh ჯ:j ჰ:h
    ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:e թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t
    ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev
    ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ı:i ŋ:ng ħ:h ŧ:t ə:a ʻ: ʼ:' ’:' ‘:' ʿ: ʾ:
    """
)
_TABLE = str.maketrans(_LETTERS)
_KEPT = "\u0306\u0308\u0653\u0654\u0655"  # marks that make another letter of one: й, ї, آ, أ, إ
#: Letters of Greek that stand for one sound together.
_TOGETHER = _pairs("ου:ou αι:e ει:i οι:i μπ:b ντ:d γκ:g γγ:ng")
_GREEK = re.compile("|".join(_TOGETHER))
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_DIGITS = str.maketrans("01", "ol")  # of a word that a scanner read
_VOWELS = "aeiou"
LONGEST = 300  # characters of a name


@lru_cache(maxsize=200_000)
def latin(words: str) -> str:
    """Small Latin letters without accents; letters of scripts that are not in the table stay as they are."""
    small = words.casefold()
    if small.isascii():
        return small
    bare = "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c) or c in _KEPT)
    bare = _GREEK.sub(lambda found: _TOGETHER[found[0]], unicodedata.normalize("NFC", bare))
    plain = "".join(c for c in unicodedata.normalize("NFD", bare.translate(_TABLE)) if not unicodedata.combining(c))
    return plain.translate(_TABLE)


def words(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters, without possessive s and full stops; a hyphen parts two. What is too long is cut."""
    return tuple(_plain(word) for word in _WORD.findall(latin(name[:LONGEST])))


def _plain(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "").replace(".", "")
    return word if word.isalpha() or word.isdigit() else word.translate(_DIGITS)


_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^abd[aeu]l", "abdl"),
        (r"shch|s?chtsch|chtch|szcz", "S"),
        (r"tsch|tch|cz|ch(?=[aeiouy])|dzh|dj", "C"),
        (r"sch|sh|sz", "S"),
        (r"zh", "Z"),
        (r"ts|tz|zz", "s"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"kh|gh|q|ck|ch", "k"),
        (r"gu(?=[ei])", "g"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"w|ff$", "v"),
        (r"z", "s"),
        (r"ou|oo|eu|ue(?=.)", "u"),
        (r"oe", "o"),
        (r"ae|ai|ei|ay|ey", "e"),
        (r"eau|au", "o"),
        (r"iy|ij|yi|ii|yy|iu|yu|ju", "i"),
        (r"(?<=.)[yj]", "i"),
        (r"^j", "y"),
        (r"h", ""),
        (r"(?<=[^aeiou])e$", ""),
        (r"(?<=i)[ea]", ""),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A word of Latin letters as it sounds, roughly: "sergei", "sergey" and "serguei" are one."""
    if word.isdigit():
        return word
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


#: Letters that stand for one sound in one language's spelling and for another in another's.
_ELSE = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("dj|dzh|j", "zh"),
        ("ch", "sh"),
        ("ch", "tch"),
        ("sch", "zh"),
        ("ch|kh", "h"),
        ("^ou(?=[aeiy])", "w"),
        ("dj", "d"),
        ("^h", "g"),
        ("^e", "ye"),
        ("^c(?=[eiy])", "k"),
    )
]


@lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """How a word may sound, by the spelling of several languages."""
    return frozenset((sound(word), *(sound(pattern.sub(plain, word)) for pattern, plain in _ELSE if pattern.search(word))))


_CLASSES = str.maketrans("bpdtgkfvszSCZlrmn", "PPTTKKFFSSSSSRRNN")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The classes of a word's consonants, each run once; a vowel only where the word begins with it."""
    heard = sound(word).translate(_CLASSES)
    bones = "".join(c for k, c in enumerate(heard) if c not in "aeiouy" or k == 0)
    bones = "A" + bones[1:] if bones[:1] and bones[0] in _VOWELS else bones
    return re.sub(r"(.)\1+", r"\1", bones) or word
