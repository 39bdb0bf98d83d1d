"""The signs by which a line tells what it is: patterns for what it opens with, is as a whole, ends in and holds."""

from __future__ import annotations

from onrecord.sources.dates import DAY, TIME

__all__ = ["ANYWHERE", "AT_START", "TURN"]

_NUMERIC_DAY = r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d|\d{4})\b"

#: Somebody's label and the words after it: `Q.`, `THE CHAIR (by video):`, `Q3 Ms Rao:`, `[00:01:02] RAO:`, `**Rao**:`.
TURN = (
    r"(?:[QA]\d{0,3}[.:]? |\W{0,3}\d[\d:.]{2,7}\W{0,2} )?[*_]{0,2}[^\W\d_a-z][^:.!?\n“”\"]{0,58}?(?:\s*\([^()]{1,60}\))?"
    r"[*_]{0,2}:[*_]{0,2}(?:\s|$)|[QA]\d{0,3}[.:] "
)

#: Looked for at the start of a line.
AT_START = {
    "opens with a bullet": r"[•●▪■‣*·–—-] ?\S",
    "opens with a number": r"\(?(?:\d{1,3}|[ivxIVX]{1,4})[.)] ",
    "opens with a quote": r"[\"“„«»‘'>]",
    "opens with a small letter": r"[a-zà-ÿ]",
    "opens with a sign": r"[^\w\s\"“„«»‘'(\[*•●▪■‣·–—>#@©-]",
    "heading of Markdown": r"#{1,6} \S",
    "all in brackets": r"[(\[].*[)\]]\.?$",
    "all in stars": r"\*+[^*]+\*+\.?$|_[^_]+_$",
    "all signs": r"[\W_]+$",
    "code": (
        r"(?=.*\d)(?=.*[A-Z])[A-Z\d][A-Z\d./ ()\[\]-]{3,40}$|(?i:(?:ref|no|nr|vol|volume|issue|docket|case|file|doc|pages?"
        r"|questions|item|cart|tape|hc|cm|pr)\b\.?[^.]{0,12}\d[\w./() –-]*$)"
    ),
    "number alone": r"(?i:[-–—\s]*(?:page |p\. ?)?\d{1,4}(?: of \d{1,4})?[-–—\s]*$)",
    "trail": r"[^\W\d_][\w .&'’-]{1,40}(?: ?[>›»|/·•] ?[^\W\d_][\w &'’-]{1,40}){1,5}$",
    "day alone": rf"[(\[]?(?:\w+:? )?{DAY}[)\].,]*$",
    "time alone": rf"[(\[]?{TIME}[)\].]*$",
    "name": r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev|Col)\.? )?[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{2,3}|[A-ZÀ-Þ][\w.'’-]*)){1,3}[,.]?$",
    "lead of a stamp": (
        r"(?i:(?:(?:first |last )?(?:published|updated?|posted|modified|created|released|issued|aired|argued|decided)|date"
        r"|time)\b)"
    ),
    "lead of a byline": (
        r"(?:[–—-] ?|\W?\b)(?i:by|from|von|par|por|di|door|av|af|de|autor(?:in)?|text|words|interview|reader|writer|compiled"
        r"|presented|posted|reported|reporting|analysis|story|report|host|hosted|anchor|producer|editor|photographs?"
        r"|thread)(?: by)?:? "
    ),
    "lead of a credit": (
        r"(?i:\(?(?:additional |further )?(?:reporting|writing|editing|source|with (?:inputs?|material|files) from|image"
        r"|photo\w*|foto|picture|credit)s?\b)"
    ),
    "command": (
        r"(?i:[\W_]*(?:please |now )?(?:subscribe|sign up|follow|join|download|click|tell us|watch|listen|buy|scroll|rate|e-?mail"
        r"|do you|enjoying"
        r"|thanks for reading|upgrade|visit|donate|forward|don[’']t miss|who should|write to|send (?:us|your)|have your|got (?:a"
        r"|an|pictures)"
        r"|(?:share|like|support|get|become|read|turn|want) (?:this|us|our|it|all|the|your|a|an|more|next|also|to|on|independent|and))\b)"
    ),
    "label of a title": r"(?i:(?:headline|title|subject|re|fwd?|slug ?line)\b ?[:_-])",
    "label of a writer": (
        r"(?i:(?:by-?line|author|reporter|correspondent|anchor|host|presenter|producer|interview(?:er)?|editors?|reader)s? ?:)"
    ),
    "label of a stamp": r"(?i:(?:date|sent|posted|published|updated|released|time|aired|recorded)(?: on| at| date)?\b ?:)",
    "label of a summary": r"(?i:(?:highlights?|summary|abstract|key points|teaser|standfirst|in short)\b ?:)",
    "label of a record": (
        r"(?i:(?:section|length|show|network|programme?|series|episode|guests?|to|cc|bcc|reply-to|transcript|source|copyright|load-date"
        r"|language|type|dateline|ref(?:erence)?|our ref|pages?|edition|media contacts?|contacts?|tel|phone|fax|email|duration|dur|runs"
        r"|item|cart|tape|in|out|tags?|topics?|keywords|filed under|before|held at|present|absent|witness(?:es)?) ?[:#])"
    ),
    "turn": TURN,
}

#: Looked for anywhere in it.
ANYWHERE = {
    "ends as a sentence": r"[.!?…][\"”’»)\]*_]*$",
    "ends in a question": r"\?[\"”’»)\]*_]*$",
    "ends in a colon": r":[*_]*$",
    "ends in a comma": r"[,;]$",
    "ends in a quote": r"[\"”’»]$",
    "ends in a number": r"\d$",
    "ends in a dash": r"[-–—]$",
    "two sentences": r"[a-z\d”\"’)][.!?][\"”’)]? [\"“‘(–—-]?[A-Z —–-]",
    "quotation": r"[“\"„«].{3,}[”\"“»]|‘.{6,}’",
    "day": rf"(?<![\w-]){DAY}|{_NUMERIC_DAY}",
    "weekday": r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    "time": rf"\b{TIME}",
    "ago": r"\b(?:\d+ ?|an? )(?:h|min|m|d|hours?|minutes?|days?|weeks?)\b(?: ago)?$|\bago\b|just now$",
    "year": r"\b(?:19|20)\d\d\b",
    "length of a tape": r"\b\d{1,2}['’′:]\d\d\b|\b\d+ ?min(?:utes?)?\b(?: read)?|:\d\d\)",
    "mail": r"\S@\S+\.\w",
    "address": r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|example|gov|info)\b",
    "telephone": r"(?:\+|\(|\b)\d[\d ()./-]{6,}\d",
    "handle": r"(?:^|\s)@\w",
    "tag": r"(?:^|\s)#\w",
    "bar": r"\s[|·•/>›]\s",
    "says": r"\b(?:said|says?|told|asked|added|wrote|denied|denies|called|calls|warned|wants?|thinks?|believes?)\b",
    "verb": r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|must|[a-z]{3,}ed)\b",
    "I and you": r"\b(?:I|we|you|my|our|your|me|us)\b|[’'](?:m|re|ve|ll)\b",
    "rights": r"(?i:©|copyright|all rights reserved|\(c\) \d|not for (?:publication|release|re)|do not forward|permission)",
    "contact": (
        r"(?i:\b(?:contacts?|enquiries|inquiries|tel|phone|telephone|mobile|fax|e-?mail|press office|for (?:more"
        r"|further) information|spokespe|cc)\b)"
    ),
    "office": (
        r"(?i:\b(?:ministry|department|office|embassy|secretariat|committee|commission|court|senate|assembly|parliament|house"
        r"|council|board|division|directorate|agency|institute|coalition|union|federation|authority|news|radio|television|tv|fm"
        r"|service|press|circuit|university|office of)\b)"
    ),
    "kind of paper": (
        r"(?i:\b(?:release|statement|transcript|bulletin|announcement|communiqu|issue|volume|edition|docket|case|ref|page|pages"
        r"|embargo\w*|immediate|draft|record|resolution|session|sitting|series|episode|programme|podcast|slug|item|take"
        r"|writethru|update|ld|urgent|eds?|journal|verbatim)\b)"
    ),
    "note of its own": (
        r"(?i:\b(?:uncorrected|unrevised|unofficial|translation|translated|transcript|edited|condensed|shortened|check against"
        r"|rush|errors?|corrected|generated|adds|recasts|recast|advice|disclaimer|forward-looking|not (?:an? )?official"
        r"|published by|distributed|excerpts?|refresh|all times|newest|views)\b)"
    ),
    "who was there": (
        r"(?i:\b(?:present|appear(?:ed|ances)|before|counsel|instructed|for the (?:claimant|defendant|plaintiff|applicant"
        r"|respondent|government|crown|people)|claimant|defendant|plaintiff|applicant|respondent|chair|esq|reporter|judge"
        r"|justice|hon|witness(?:es)?|members?)\b)"
    ),
    "opening or close": (
        r"(?i:\b(?:met at|rose at|adjourned|resumed|suspended|concluded|ended at|began at|took the chair|in the chair"
        r"|read prayers)\b)"
    ),
    "job": (
        r"(?i:\b(?:fellow|correspondent|editor|reporter|columnist|writer|analyst|professor|researcher|director|staff|desk"
        r"|secretary|chair\w*|officer|head)\b)"
    ),
    "picture": (
        r"(?i:\b(?:photo\w*|foto|picture|image|illustration|caption|graphic|pictured|courtesy|getty|file)\b|\((?:left|right"
        r"|centre|center)\))"
    ),
    "page's furniture": (
        r"(?i:\b(?:share|tweet|retweet|e-?mail|print|comments?|menu|home|listen|read aloud|min(?:ute)? read|tags?|topics?|search"
        r"|sign in|log in|skip to|view in|browser|unsubscribe|preferences|advert\w*|sponsored|reposts?|likes?|upvotes?|replies"
        r"|reply|quotes|views|forwarded|unroll|sort by|pinned|watch|gallery|live|refresh|translate)\b)"
    ),
    "call": (
        r"(?i:\b(?:subscri\w+|newsletter|sign up|inbox|follow|app|channel|podcasts?|free|brought to you|presented by|sponsor\w*"
        r"|related|next|tomorrow|page \d|whatsapp|telegram|facebook|instagram|click|coffee|friend|join|your say|letters may"
        r"|recommended|most (?:read|viewed|popular)|story continues|full (?:story|coverage)|exclusive|send (?:us|them|up)"
        r"|your (?:views|pictures|stories)|advert\w*|more stories|in your inbox)\b)"
    ),
    "about itself": (
        r"(?i:\bis (?:an?|the) (?:\w+ ){0,4}(?:utility|charity|company|foundation|agency|provider|organi[sz]ation|non-?profit"
        r"|network|group|coalition|author|writer|journalist|fellow|professor)\b|\bfounded in\b|\bis writing a book\b"
        r"|\bfor more information\b)"
    ),
    "signs off": r"(?i:^\W{0,3}(?:ends?|end of [\w ]{3,20}|end transcript|more|mf|30|ends all)\W{0,3}$|^[\W_]{3,}$)",
    "agency": r"\([A-Z][\w .&'’/-]{1,25}\)|/[A-Z][\w ]{2,25}/|\b[A-Z]{2,4}/[A-Z]{2,4}\b",
    "small code": r"^[\[(]?[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,3}(?: \d{4} ?GMT)?[\])]?$|^[A-Z]\w+/\w{2,3}$",
    "many spaces": r"\S {2,}\S",
    "tape": (
        r"(?i:\b(?:in|out|dur|cart|sot|vtr|vo|nat sound|package|anchor|clip|insert|runs)\b ?[:\]]|\(\(|\[(?:anchor|package|nat"
        r"|sot)|video clip|commercial break|music)"
    ),
    "emoji": r"[\u2600-\u27bf\U0001f300-\U0001faff]",
    "order of the day": (
        r"(?i:^\W*(?:day|part|chapter|no\.?|item|question|section|annex|agenda|volume) ?[\dIVX]+\b|\b\d+(?:st|nd|rd"
        r"|th) (?:meeting|sitting|session|day)\b|\b(?:aired|recorded|duration|docket|argued|decided|members|present|absent"
        r"|apologies|seconded|call to order|keywords|subject|to|cc|date):)"
    ),
    "signed": (
        r"^[–—-] ?[A-ZÀ-Þ][\w.'’ -]{1,40}$|^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+,$|^[A-ZÀ-Þ][\w.'’ -]+, [A-ZÀ-Þ][\w.'’ -]+$|^name (?:withheld"
        r"|and address)"
    ),
    "words of a speaker": (
        r"[”\"’»],? (?:[\w.]+ ){0,4}?(?:said|says|told|asked|added|wrote|replied)\b"
        r"|\b(?:said|says|told|asked|added|wrote)(?: \w+)?[:,]? [“\"‘«]"
    ),
    "somebody said": r"^(?:He|She|They|I|We|[A-ZÀ-Þ][a-z]+) (?:said|says|told|[a-z]{2,}ed)\b.*[.!?]$",
    "label in capitals": (
        r"^(?!(?:LIVE|BREAKING|WATCH|VIDEO|EXCLUSIVE|INTERVIEW|URGENT|UPDATE|ANALYSIS|OPINION|CORRECTION)\b)"
        r"[^\W\d_a-z][^\W\d_a-z .'’-]{1,40}(?: \([^()]{1,60}\))?: \S"
    ),
    "credit at length": r"(?i:\bcontributed to this (?:report|story|article)\b|^[\w .'’-]{3,40} reported from [A-Z])",
    "versus": r" vs?\.? [A-Z]",
    "sponsor": r"(?i:\b(?:brought to you|presented by|sponsored|in association with|supported by|advert\w*)\b)",
    "mailing list": (
        r"(?i:\bunsubscribe\b|\byou (?:are receiving|received|get) this\b|\bmailing list\b|\bmedia list\b|\bmanage preferences\b"
        r"|\bview (?:this )?(?:e-?mail )?in\b)"
    ),
    "note of the printer": (
        r"(?i:\ba version of this (?:article|story)\b|\bthis (?:story|article|report|note|document|announcement|material"
        r"|e-?mail) (?:was|is|may|has been|contains)\b|\b(?:is|are) available (?:for|on|from)\b|\bfor information only\b"
        r"|\bforward-looking\b|\breserves? the right\b|\bmay not be\b|\bprinted by\b|\bour standards\b|\bto (?:order"
        r"|request) an?\b|\bordered by\b|\bto be published\b|\badopted (?:by|on)\b)"
    ),
    "about a writer": (
        r"(?i:\b(?:is|was) (?:an? |the )?(?:\w+ ){0,3}(?:writer|author|journalist|fellow|professor|editor|correspondent"
        r"|columnist|reporter|engineer|officer|writing)\b|[’']s (?:\w+ ){0,2}(?:book|novel|column|piece)\b|\b(?:his|her"
        r"|their) (?:latest |new )?(?:book|novel)\b|\breported this\b|\bpp\b|\bpages, [£$€])"
    ),
    "known heading": (
        r"(?i:^\W*(?:\d+\.? )?(?:notes?(?: (?:to|for) (?:news )?editors)?|about(?: the| us)? [\w ]{2,40}|background|introduction"
        r"|conclusions?|agenda|minutes|judg?ment|facts|the (?:facts|evidence|ruling|law|decision|numbers|story)|decision"
        r"|evidence|witnesses|proceedings|letters?(?: to the editor)?|your views|corrections?(?: (?:and|&) \w+)?|clarifications?"
        r"|for the record|apology|weather|sports?|key (?:points|figures|facts|dates)|main points|in brief|in other news"
        r"|coming up|diary|people|dates|contents|in this issue|at a glance|what(?:’s|'s| is)? next\??|what we know(?: so far)?"
        r"|welcome|good (?:morning|evening|night)|summary|questions?|statement)\W*$)"
    ),
    "list of people": (
        r"^[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?: ?\([^()]+\))?"
        r"(?:[;,] (?:and )?[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?: ?\([^()]+\))?){2,}\.?$"
    ),
    "stage direction": r"^[(\[*][A-Z][^()\[\]]{2,80}[)\]*]\.?$",
    "signed message": (
        r"(?i:\bwrite to\b|\bsend (?:us|up|your|them)\b|\be-?mail (?:us|your|me)\b|\bcontact us\b|\btell us\b|\btips?@"
        r"|\bdo you (?:have|know)\b|\bfeedback\b)"
    ),
    "letter": r"(?i:^(?:dear|sir|madam|yours)\b)",
    "legend": r"^[█▇■▉]{1,4}\xa0\S",
}
