"""The weights by which lines are told apart (`sequence.py`): what looks and the line before say for each kind."""

from __future__ import annotations

__all__ = ["LOOKS", "STEPS"]

LOOKS = """
0 words: headline -0.1, section -0.3, deck -0.1, dateline -0.1, byline -0.3, caption -0.1, credit -0.6, timestamp +1.3, promo -0.5
0 words of weight in small letters: headline -0.9, deck -1.0, caption -1.9, credit +0.1, boilerplate +0.4, body -0.9
1 words: section +0.3, deck -1.7, dateline -0.9, caption -0.6, promo -2.2, boilerplate +0.2, body -0.7
1 words of weight in small letters: headline +0.6, dateline -1.4, credit -0.8, promo -1.3
2 words: headline -1.4, deck -0.1, caption -1.3, credit +0.1
2 words of weight in small letters: deck -0.7, dateline -0.6, byline -0.3, caption +0.1, credit -0.4, timestamp -0.9, promo +0.1, body -0.5
3 words: section +0.2, dateline -1.0, byline -0.2, caption -0.8, credit -1.2, timestamp -0.5, promo -0.7, boilerplate +1.0
3 words of weight in small letters: headline +0.3, deck +0.2, dateline -0.4, byline -0.5, caption -0.7, credit -0.9, timestamp -1.5,
  boilerplate -0.6, body +0.1
4 words: caption -0.2, timestamp -1.1, promo -0.2, body +0.5
I and you: headline -0.6, section -0.7, dateline -0.1, byline -0.7, caption -0.8, credit -0.5, promo +1.5
about a writer: section -0.1, deck -0.1, credit -0.1, promo -0.1, boilerplate +3.5, body -2.9
about itself: credit -0.1, promo -0.1, boilerplate +1.1, body -0.8
above the story: byline -0.4, credit -0.3
address: headline -1.1, section -0.5, deck -0.3, dateline -0.1, caption -0.4, credit -0.7, timestamp -0.3, boilerplate +1.4, body -1.4
agency: headline -0.6, section -0.8, deck -0.9, dateline -0.2, byline -0.8, caption +0.4, credit +0.6, timestamp -0.8, promo +1.2,
  boilerplate -0.2, body +0.1
ago: headline -0.9, section -1.0, byline -1.1, caption -0.1, credit -0.2, timestamp +3.7, promo -0.2, body -0.5
all in brackets: headline -0.2, section -1.7, deck -0.1, dateline -0.1, byline -0.9, credit +1.4, promo -1.2, boilerplate +0.4
all in stars: headline +0.9, deck -0.7, promo -0.2, boilerplate +0.4, body -0.2
all signs: section -0.2, deck -0.1, byline -0.2, credit -0.1, timestamp -0.2, promo -0.2, boilerplate +0.3
bar: headline -0.9, section -0.4, deck -0.5, dateline -1.1, byline -0.1, credit -0.5, timestamp +0.6, boilerplate +0.8, body -1.6
below the story: headline -0.6, deck -1.1, dateline -0.4, caption -0.8, timestamp -0.8
call: headline -1.0, section -1.5, dateline -0.1, caption -0.2, credit -0.8, timestamp -0.4, promo +3.8
call after: section -0.9, deck -0.8, dateline -0.2, byline +0.5, caption -0.6, timestamp +0.2, promo -0.4
call before: headline +0.3, section -0.3, deck -0.6, dateline -0.3, byline +0.7, boilerplate -0.2
capitals at words: section -1.4, deck -2.1, byline +1.3, caption -0.2, credit +0.4, timestamp -0.6, promo -0.7, boilerplate +0.3
code: section -1.8, deck -0.2, dateline -0.5, byline -0.7, credit -0.4, promo -0.3, boilerplate +0.4, body -0.8
command: headline -0.4, section -0.7, deck -0.1, byline -0.4, caption -0.5, credit -0.2, promo +1.3
contact: headline -0.3, section -0.3, deck -0.3, byline -0.4, caption -0.1, credit -0.2, timestamp -0.2, boilerplate +0.9
contact after: deck -0.2, caption +0.4, credit -0.3, boilerplate +0.3, body -0.6
contact before: section -0.6, deck -0.1, byline -0.5, caption -0.1, credit -0.4, promo -1.3, boilerplate +1.0
credit at length: credit +2.1, boilerplate -0.2, body -1.7
day: headline -0.5, section -1.5, deck -1.3, dateline +0.8, byline -2.3, credit -1.2, timestamp +2.4, body +0.4
day alone: section -0.1, dateline -0.3, timestamp +2.4, boilerplate -1.5, body -0.5
emoji: deck -0.1, byline -0.1, caption -0.2, credit -0.1, promo +1.4, boilerplate -1.3, body +0.3
ends as a sentence: headline -1.2, section -1.0, dateline -0.2, byline -0.6, caption -0.4, credit -1.0, timestamp -0.8, promo -0.8, body
  +1.6
ends as a sentence after: section +0.2, deck -0.3, byline -0.1, timestamp -0.2
ends as a sentence before: section +0.3, dateline -0.2, byline -0.7
ends in a colon: headline -0.1, section -0.4, deck -0.1, byline -0.2, caption -0.3, promo -0.1, boilerplate +0.2, body +0.5
ends in a colon after: headline +0.2, byline -0.1, caption -0.1
ends in a colon before: section -0.2, byline -0.3, caption -0.1, credit -0.1, timestamp -0.1, promo -0.1, boilerplate +1.1
ends in a comma: headline -0.5, section -1.5, deck -0.3, dateline -0.1, byline +0.3, caption -0.4, credit -0.5, timestamp -0.5, promo -0.5,
  boilerplate -1.7, body +2.3
ends in a dash: boilerplate +0.4, body -0.3
ends in a number: headline -0.6, deck -1.3, dateline +0.7, byline -2.5, caption -1.0, timestamp +0.1, promo -2.0, body +0.2
ends in a question: headline +0.2, section -1.5, deck -0.3, byline -0.2, caption -0.2, promo -1.6, boilerplate -1.4, body +1.7
ends in a question after: section +0.1, deck -0.4, dateline +0.7, caption -0.5, promo -1.2, boilerplate -0.3
ends in a question before: section -0.8, deck -0.1, byline +0.3, credit -0.1, boilerplate -0.2, body +1.2
ends in a quote: headline +0.8, section +0.1, byline -0.5, caption -0.5, credit -0.1, timestamp -0.2, promo -1.4, boilerplate -2.1, body
  +0.7
entry with words: section -0.2, dateline -0.1, timestamp -0.6, boilerplate -0.5
first that may be a title: section -0.3, deck -0.4, dateline -0.8, caption +0.1, credit -0.7, timestamp -0.6, promo -0.8, boilerplate +1.0,
  body -0.5
form of a byline: headline -0.2, section -0.1, deck -0.1, byline +1.7, caption -0.3, credit -0.2, body -0.6
form of a byline after: section -0.2, dateline -0.5, byline -0.5, caption -0.3, timestamp -0.2, promo +0.4, boilerplate +0.2, body -1.1
form of a byline before: headline -0.5, section -0.5, deck -0.2, caption +0.2
form of a dateline: headline -0.3, deck -0.1, caption -0.1, timestamp -1.1, boilerplate +1.1, body +0.4
form of a dateline after: section -0.7, deck +1.2, dateline -0.1, byline +0.7, credit -0.1, timestamp -0.1, promo -0.1, body -0.8
form of a dateline alone: headline -0.6, section -0.3, deck -0.1, dateline +0.6, byline -0.4, caption -0.5, credit -0.2, timestamp +0.7,
  body -1.4
form of a dateline before: headline +0.5, section -0.3, byline +0.1, boilerplate -0.6, body +0.2
form of a masthead: headline +1.1, deck -0.3, dateline -0.1, byline -1.0, caption -0.1, credit -0.2, timestamp -0.1, promo -0.1, body -0.5
form of people: headline -1.3, section -1.2, deck -0.5, dateline -0.1, byline +1.1, caption -0.3, credit +0.1, promo -1.1, body -0.4
gap after: dateline -0.1, byline +0.3, timestamp -0.3, boilerplate -0.1
gap before: dateline -0.8, byline -0.3, boilerplate -0.3, body +0.1
handle: headline -0.9, section -0.4, byline +3.1, boilerplate -1.1, body -0.3
handle after: headline -0.6, deck -0.1, byline +1.3, credit -0.1, promo -0.2, boilerplate +0.6, body -2.1
handle before: headline -0.8, section -0.2, deck -0.2, byline -0.2, credit -0.3, timestamp +0.6, promo -0.3, body +0.9
heading of Markdown: headline -0.5, section +1.0, deck +1.5, byline -0.3, caption -0.1, credit -0.1, timestamp -0.1, promo -0.1,
  boilerplate -0.6, body -0.7
in capitals: dateline -0.8, byline -1.0, caption -0.3, promo +0.5, body -1.8
in capitals after: headline -0.2, section -0.8, deck -1.0, dateline +0.4, byline +0.4, caption -0.1, credit -0.6, timestamp +0.4, promo
  -0.7, body +1.8
in capitals before: section -0.1, dateline -0.8, caption -0.9, credit -0.3, promo +0.2, boilerplate -0.1, body +0.4
in the story: section -0.1, deck -0.3, dateline -0.2, boilerplate -1.1, body +0.2
job: headline -0.7, section -1.1, dateline -0.2, byline +1.1, caption -0.5, credit +1.4, timestamp -0.2, promo -1.1, boilerplate +0.3, body
  -0.3
just above the story: deck -0.9, dateline -0.8, byline +0.6, caption -0.2, credit -0.2, boilerplate +0.5, body -0.1
kind of paper: dateline -0.5, byline -1.2, caption -1.2, credit -0.4, timestamp -0.5, promo -0.2, boilerplate +0.9
kind of paper after: headline -0.6, section -0.4, deck -0.8, dateline +0.1, byline -0.2, credit -0.9, timestamp -0.5, promo -1.0
kind of paper before: headline +0.2, section -0.3, dateline -0.3, caption -0.2, credit -0.5, timestamp -0.3, promo -0.2, boilerplate -0.2
known boilerplate: headline -0.4, deck -0.2, byline -0.4, caption -0.1, credit -0.1, timestamp -0.4, promo -0.2, boilerplate +2.5, body
  -0.2
known caption: headline -0.2, section -0.2, deck -0.1, byline -0.2, caption +1.5, credit -0.3, promo -0.2, body -1.6
known credit: headline -0.1, section -0.1, dateline -0.1, byline +0.1, caption -0.3, credit +0.1, timestamp -0.1, promo -0.3, body -1.4
known credit after: headline -0.1, section -0.1, deck +0.1, byline +0.2, caption -0.1, credit +0.7, timestamp +0.3, boilerplate -0.7, body
  -0.7
known credit before: headline -0.1, section -0.1, caption +0.7, credit -0.1, timestamp +0.1, body -0.5
known heading: headline +1.0, section +1.3, deck +0.9, dateline -0.3, byline -2.5, caption -0.2, credit -0.9, timestamp -0.6, promo -0.4,
  boilerplate -1.9, body -1.4
known promo: headline -0.1, section -0.1, deck -1.6, byline -0.1, caption -0.1, promo +1.7, boilerplate +0.5, body -0.6
known timestamp: section -0.1, dateline -0.3, timestamp +1.7, boilerplate -0.8
known timestamp after: section -0.3, dateline -0.5, caption -0.6, credit -0.7, timestamp -0.6, body +0.4
known timestamp before: dateline -0.4, caption -0.8, credit -1.0, timestamp -0.4
label in capitals: headline -1.1, section -1.1, deck -0.1, dateline -0.1, caption -1.2, credit +0.4, timestamp -0.3, body +0.9
lead of a byline: headline -0.1, section -1.1, deck -0.5, dateline -0.6, byline +3.0, credit +0.7, timestamp -0.8, promo +1.0, body -0.4
lead of a credit: headline -0.1, section -0.2, deck -0.1, caption +0.2, credit +3.1, timestamp -0.1, promo -0.9, body -1.5
lead of a stamp: section -0.5, deck -0.5, dateline -0.2, caption -0.1, credit -0.2, promo -0.2, boilerplate +0.3, body -0.1
legend: headline -0.1, byline -0.1, caption +0.7, credit -0.1, boilerplate -0.3, body -0.1
length of a tape: headline +0.1, section -2.2, deck -0.8, dateline +0.1, byline -0.8, caption -0.8, credit -0.7, timestamp +0.8, promo
  -0.7, body -0.4
letter: section -0.3, byline -0.3, timestamp -0.1, promo -0.2, boilerplate -0.5, body +1.6
letter after: headline -0.8, section +1.4, caption -0.2, credit -0.1, promo -0.5, boilerplate -1.5, body +0.1
letter before: section -0.6, deck -0.1, byline +2.6, caption -0.1, credit -0.3, timestamp -0.2, body -1.9
line 0: headline +0.3, section -0.7, dateline -0.6, byline -0.1, caption -1.0, credit -0.9, promo -1.3
line 0 from the end: headline -0.6, section -1.1, deck -0.8, dateline -0.2, byline -0.3, caption -0.6, credit +0.3
line 1: section -0.3, dateline -0.2, caption -1.1, credit -1.0, promo -1.1, body -0.2
line 1 from the end: headline -0.6, section -0.5, deck -1.1, dateline -0.4, caption -0.3, timestamp -0.5, body +0.5
line 12: headline -1.5, section +0.3, deck -1.4, dateline -0.5, byline -0.4, caption -0.5, timestamp -0.2
line 12 from the end: headline +0.2, credit -1.0, promo -1.5
line 2: headline +0.1, section -0.9, dateline +0.1, byline +0.3, credit -0.5, promo -0.9, boilerplate -0.3, body +0.1
line 2 from the end: headline -0.5, section -0.5, deck -1.2, dateline -0.5, byline +0.1, body +0.4
line 3: section -0.3, timestamp -0.1, promo -0.4, body +0.7
line 3 from the end: headline -0.3, section +0.2, deck -0.4, dateline -0.5, caption -0.7, body +0.7
line 5: deck +0.4, dateline -0.6, byline -1.0, caption +0.3, timestamp +0.1, promo -1.1, body -0.1
line 5 from the end: deck -0.3, dateline -0.1, credit -0.1, body +0.1
line 8: headline -1.8, section +0.7, deck -0.5, dateline -0.7, byline -0.2, caption -0.1, credit +0.1, timestamp -0.5, promo -0.1, body
  +0.2
line 8 from the end: deck -0.2, byline +0.1, credit -0.7, promo -1.1
line further down: headline -1.1, deck -1.4, dateline -0.3, byline -0.3
line further up from the end: deck +0.2, byline -0.6, caption -0.5, credit -1.2, timestamp -0.4, promo -0.6, boilerplate +0.2
list of people: section -0.1, byline +0.1, credit -0.1, body -0.3
longest that may be a title: headline +0.1, section -0.4, dateline -0.7, byline +0.1, credit -1.0, timestamp -1.2, promo -1.5, body +0.2
mail: headline -0.7, section -0.4, deck -0.1, dateline -0.1, caption -0.2, credit -0.6, timestamp -0.1, boilerplate +0.2, body -0.8
mail after: headline -0.4, section -1.5, deck -0.4, dateline -0.1, caption +0.5, credit -0.7, timestamp -0.3, boilerplate +0.1
mail before: headline +0.2, section -1.1, deck -0.1, byline -0.1, credit -0.2, timestamp -0.1, promo -0.2, boilerplate +1.6
mailing list: headline -0.4, credit -0.1, promo -0.7, boilerplate +1.7, body -0.2
many small words: headline -0.4, deck +0.2, dateline -0.2, byline -0.7, timestamp -0.6, promo -0.4, boilerplate -0.5, body +0.2
many spaces: section -0.1, credit -0.3, timestamp -0.2, promo -0.5, boilerplate +0.4, body +0.4
many words: headline +0.3, section -0.3, dateline -1.0, byline -0.3, credit -0.2, timestamp -0.7, promo +0.1
may be a title above: section +0.1, byline -0.4, caption -0.9, credit -0.4, timestamp -2.1, promo +0.1, body -1.8
may be a title above, apart: section +1.0, deck +0.6, boilerplate -0.1, body -0.5
may be a title above, over a long line: headline +0.2, section -0.1, deck +0.6, dateline +0.5, caption +0.3, credit -0.9, timestamp -1.4,
  promo -1.3, body -0.4
may be a title below: headline -0.2, section +1.2, deck -0.1, dateline -0.1, byline -1.6, caption -0.3, timestamp -0.6, promo -0.8
may be a title below, apart: byline -0.3, caption -0.1, credit -0.2, timestamp -0.1, promo -0.1, boilerplate +0.1, body -0.3
may be a title below, over a long line: headline -0.1, section +1.4, credit -0.1, body -0.8
may be a title in: headline -0.3, dateline -0.4, caption -0.6, credit -0.2, timestamp -1.0, promo -0.4, body -0.7
may be a title in, apart: headline -0.1, section +0.3, deck +0.1, caption -0.3, timestamp -0.1, promo -0.2
may be a title in, over a long line: headline -0.2, dateline -0.2, caption -0.4, credit -0.1, timestamp -0.5, promo -0.2, boilerplate +0.1,
  body -0.7
name: headline -0.1, section +0.4, dateline -0.5, byline +1.7, caption -0.4, timestamp -0.5, body -0.1
name after: section -0.8, caption -0.3, credit -0.7, timestamp +0.3, promo -0.1, boilerplate +0.4
name before: headline -0.2, section +0.2, deck +0.3, caption +0.4, credit -0.7, timestamp -0.5, promo -0.1, boilerplate +0.4
no entry: dateline -0.7, caption -0.1, timestamp -0.6
note of its own: headline +0.6, section -0.9, deck -1.0, byline -0.2, caption -0.2, credit -0.2, timestamp -0.3, boilerplate +2.3, body
  -1.0
note of the printer: headline -0.4, section -0.1, deck -0.1, byline -0.2, caption -0.1, credit -0.3, timestamp -0.1, promo +0.7,
  boilerplate +1.6, body -1.4
number alone: section -0.2, timestamp -0.2, promo -0.1, boilerplate +1.3, body -0.7
office: headline -0.8, section -0.8, deck -0.3, dateline -0.8, timestamp -1.1, promo -1.9, boilerplate +0.4, body +0.1
office after: headline +0.2, deck +0.1, byline -0.1, caption -0.3, timestamp -0.1, promo -0.2
office before: section -0.2, deck -0.3, byline -1.0, caption -0.5
opening or close: headline -0.1, section -0.2, deck -0.1, byline -0.5, caption -0.2, credit -0.3, timestamp -0.1, promo -0.4, boilerplate
  +1.3
opens with a bullet: section -1.5, deck +2.6, dateline -0.5, byline -0.2, caption -0.8, credit -0.7, timestamp -1.1, promo +1.9,
  boilerplate -0.4
opens with a bullet after: headline -0.8, deck +0.4, dateline +0.8, byline -0.8, caption -0.4, credit -0.2, timestamp -0.4, promo -0.8,
  boilerplate -0.1, body +0.6
opens with a bullet before: dateline -0.4, byline -0.2, credit -0.1, timestamp -0.1, promo -0.3, body +0.1
opens with a number: headline +0.6, section +1.4, deck -0.1, byline -0.4, caption -0.4, credit -0.5, timestamp -0.3, promo +0.3,
  boilerplate -2.5
opens with a quote: section +1.0, dateline -0.1, byline -0.3, caption -0.4, credit -0.1, timestamp -0.2, promo +0.9, boilerplate -1.8
opens with a sign: headline -0.2, section -0.3, deck -0.6, dateline -0.1, byline -0.3, caption +2.2, credit -0.4, timestamp -0.4, promo
  +1.5, boilerplate -0.2, body -0.5
opens with a small letter: headline -0.5, section -0.4, deck -0.2, credit +1.4, timestamp +0.4, promo -0.2, body -0.1
order of the day: deck -0.6, dateline -0.4, byline -1.2, caption -0.9, credit -0.4, timestamp -0.1, promo -0.3, boilerplate +0.3, body -1.5
page's furniture: section -0.7, deck -0.3, dateline -0.2, byline -1.6, caption -0.6, credit -0.9, promo +1.2, boilerplate +1.1, body -0.6
picture: headline -0.5, section -0.4, deck -0.2, caption +3.0, credit +0.7, promo -0.9, body -1.4
prose after: headline +0.8, section +0.2, deck -0.6, dateline -0.4, byline -0.2, boilerplate -0.3
prose before: headline -0.3, section -0.1, deck -0.5, credit -0.4, promo -0.5
quotation: deck -0.2, byline -0.9, credit -0.4, boilerplate +0.3
rights: section -0.2, deck -0.3, dateline -0.1, byline -0.7, caption +0.4, timestamp -0.5, promo -0.8, boilerplate +0.2, body -0.8
says: section -0.5, deck +0.4, byline -0.6, caption -0.8, credit -0.4, promo -1.0, boilerplate -1.5, body +0.1
signed: headline -0.5, section +0.1, deck +0.4, dateline -0.9, byline +1.0, caption +1.0, credit -0.6, timestamp -0.7, promo -0.8, body
  -0.3
signed message: deck -0.2, byline -0.3, credit -0.4
signs off: section -0.5, deck -0.1, byline -0.3, credit -0.9, timestamp -0.3, promo -0.3, boilerplate +2.9
small code: credit +1.4, promo -0.1, boilerplate -1.2
small words: headline +0.5, section +0.4, deck +0.1, dateline -1.3, byline +0.3, caption +0.3, timestamp -0.3, body -0.4
somebody said: section -0.1, promo -0.1, body +0.3
sponsor: headline -0.6, section -0.3, byline +0.1, caption -0.2, credit -0.1, timestamp -0.1, boilerplate +0.6, body -1.2
stage direction: headline -0.2, section -1.1, byline -0.6, caption -0.2, credit +1.2, timestamp -0.6, promo -0.5, boilerplate +0.7
tag: headline +0.5, section -0.1, deck -0.1, byline -0.4, caption -0.1, promo -0.2, boilerplate +0.1, body -0.1
tape: headline -0.1, section -0.8, dateline -0.1, byline -0.4, caption -0.2, credit -1.0, timestamp -0.3, promo -0.6, boilerplate +1.3,
  body +0.1
telephone: headline +0.4, section -0.2, deck -0.3, dateline -0.2, byline -0.1, caption -0.1, credit -0.4, timestamp +0.3, promo -0.3, body
  -1.4
telephone after: headline -0.2, section -0.2, byline -0.2, caption -0.2, credit -0.1, timestamp +0.2, promo -0.1, boilerplate +0.7
telephone before: headline +1.8, deck -0.2, dateline -0.2, byline -1.7, caption -0.1, credit -0.3, promo -0.3
text of entries: headline -0.5, section +0.3, deck +0.1, dateline -0.6, caption -0.1, credit -1.5, timestamp +0.5, promo -1.4, boilerplate
  -1.0
text of turns: section +0.8, deck -1.4, dateline +0.4, caption -1.1, credit -2.0, promo +0.2
text without prose: headline -0.3, deck -0.2, dateline -0.3, byline -0.3, promo +0.1
time: headline -1.2, section -1.4, byline -1.0, caption -0.7, credit -0.2, timestamp +1.3, promo -1.2, body -0.9
time alone: section -0.2, byline -0.3, credit -0.4, timestamp +1.4, body -0.4
time of an entry: section -0.4, deck -0.1, byline -0.1, timestamp +1.5, boilerplate -0.1
title of words above: headline +0.5, section -0.3, credit +0.7, timestamp -0.1, promo +0.2, body -0.6
title of words below: headline -0.1, section +0.5, dateline -0.1, byline -0.2, caption -0.2, credit -0.5, timestamp -0.1, promo -0.4, body
  +0.7
title of words in: headline -0.1, section -0.2, deck +0.1, dateline -0.1, byline +0.3, caption -0.3, credit -0.1, timestamp -0.1, promo
  -0.2
trail: headline -1.3, section -0.2, deck -0.1, byline -0.5, caption -0.2, credit +1.6, timestamp -0.1, promo -0.2, boilerplate +1.2, body
  -0.2
turn: headline +0.7, deck -0.2, dateline -0.5, caption -0.1, credit -0.4, timestamp -0.8, boilerplate +0.5, body -0.4
turn of many: headline -1.3, deck -0.1, byline -0.8, caption -0.1, body +0.4
two sentences: section -1.2, dateline -0.4, byline -1.1, credit -0.3, timestamp -0.9, promo -0.6, body +0.2
two sentences after: section +0.7, deck -0.8, dateline +0.2, timestamp -0.3, promo +0.1
two sentences before: headline -0.1, section +0.9, deck -0.2, dateline -0.4, byline +0.4, credit -1.1, timestamp -0.1, promo +0.1, body
  -0.1
up to 100 characters: headline +0.5, section -0.1, deck +0.5, dateline -0.1, caption -0.3, credit +0.1, timestamp -0.3, promo +0.2,
  boilerplate -0.3
up to 12 characters: headline -0.2, section +0.1, dateline -1.0, byline +0.8, caption -0.8, promo -0.4
up to 140 characters: section -1.3, dateline -0.1, byline -0.8, credit -0.3, timestamp -0.3, promo -1.3, boilerplate +0.5
up to 200 characters: headline -0.4, section -0.6, byline -0.1, caption -0.3, credit -0.3, boilerplate -0.1, body +0.7
up to 25 characters: headline -0.2, deck -0.9, caption -0.2, promo -0.4
up to 300 characters: headline -0.2, section -0.5, deck -0.4, caption -0.3, credit -0.1, timestamp -0.1, promo -0.2, boilerplate -0.2, body
  +0.5
up to 45 characters: headline +0.1, credit -0.7, timestamp -1.1, promo +0.3, body -0.1
up to 70 characters: headline +0.4, section -2.3, byline -0.8, caption +0.4
up to any characters: headline -0.1, section -0.2, deck -0.1, promo -0.3, boilerplate -0.6, body +1.3
verb: headline -0.3, dateline -0.2, caption -1.9, credit -0.4, timestamp -0.4, body +0.8
versus: headline +1.5, section -0.1, deck -0.1, dateline -0.3, byline -0.4, credit -0.1, timestamp -0.1, boilerplate -1.1, body +0.5
weekday: headline -1.6, section -0.7, dateline -1.3, byline -1.6, caption +0.8, credit -0.4, timestamp +0.6, promo -1.5, boilerplate +0.1,
  body +0.5
who was there: headline -0.7, section +0.1, dateline -0.2, caption -0.7, credit -0.7, timestamp -0.6, promo -1.5, boilerplate +0.1
who was there after: section -0.1, deck -0.7, dateline +0.1, byline -0.1, caption +1.0, timestamp +0.3, boilerplate +0.1, body -0.4
who was there before: deck -0.7, byline -0.9, credit -0.6, boilerplate +0.8
words of a speaker: headline +0.2, section -0.7, deck -0.7, caption -0.1, credit -0.1, promo -1.3, boilerplate -0.6, body +0.1
year: headline -0.3, section -1.4, dateline +0.1, byline -1.3, timestamp +0.5, promo -1.4, body -0.8
"""

STEPS = """
above boilerplate: above boilerplate +1.0, above timestamp +0.4, above byline +0.1, above dateline -0.9, above credit -0.5, above caption
  -0.8, headline +1.9, section -0.7, deck -1.4, dateline -1.2, byline -2.7, caption -1.3, credit -1.0, timestamp -3.1, promo -1.5,
  boilerplate -3.3, entry -0.2, body -1.3
above timestamp: above timestamp +0.1, above dateline -0.1, above credit -0.2, above promo -0.5, above caption -0.2, headline +0.8, section
  -1.8, deck -0.4, dateline -0.2, byline -1.9, caption -0.5, credit -0.4, timestamp -0.7, promo -0.7, boilerplate -2.4, entry -0.6, body
  -0.9
above byline: above timestamp +0.8, above byline +1.0, above dateline -0.2, above credit -0.1, above promo +1.8, section -1.4, dateline
  -0.6, byline -1.7, caption -1.1, credit -0.3, timestamp -1.9, promo -1.1, boilerplate -2.3, entry -0.2, body -0.4
above dateline: above timestamp -0.1, above byline -0.1, headline -0.3, section -0.3, deck -0.1, byline -0.2, caption -0.1, timestamp -0.2,
  promo -0.1, boilerplate -0.9, body -1.7
above credit: above boilerplate -0.5, above timestamp -0.2, above byline -0.2, above promo -0.1, above caption -0.1, headline -0.2, section
  -0.4, deck -0.1, byline -0.3, caption -0.3, credit -0.4, timestamp -0.4, promo -0.4, boilerplate -1.2, entry -0.1, body -1.2
above promo: above boilerplate -0.7, above timestamp -0.5, above credit -0.1, above promo -0.4, above caption -0.1, headline -0.6, section
  -0.6, deck -0.4, byline -0.8, caption -0.2, credit -0.6, timestamp -0.8, promo -0.9, boilerplate -1.6, entry -0.1, body -0.2
above caption: above boilerplate -0.4, above timestamp -0.3, above byline -0.1, above caption -0.2, headline -0.4, section -0.5, deck -0.3,
  byline -0.2, caption -0.7, credit -0.1, timestamp -0.6, promo -0.2, boilerplate -0.9, entry -0.3, body -1.4
headline: above boilerplate -3.1, above timestamp -2.8, above byline -2.3, above dateline -0.8, above credit -0.4, above promo -0.9, above
  caption -0.6, headline -2.7, deck +2.0, byline +1.2, credit -0.7, timestamp +1.2, promo -0.2, boilerplate +0.6, entry -0.7, body -0.4
section: above boilerplate -1.0, above timestamp -0.4, above byline -0.8, above dateline +0.2, above credit -0.3, above promo -1.1, above
  caption -0.4, headline -1.4, deck -1.8, dateline +1.4, byline -1.1, caption -1.0, credit -0.7, timestamp -0.3, entry -1.4, body +0.6
deck: above boilerplate -0.7, above timestamp -0.5, above byline -0.2, above dateline -0.4, above credit -0.3, above promo -0.9, above
  caption -0.4, headline -1.5, section -0.4, deck +1.5, byline +1.2, caption -0.7, credit -0.5, timestamp +0.3, entry -0.1, body -1.2
dateline: above boilerplate -0.6, above timestamp -0.1, above byline -0.2, headline -0.3, section -0.3, deck -0.2, byline -0.3, caption
  -0.2, timestamp -0.3, promo -0.2, boilerplate +0.4, entry -0.1
byline: above boilerplate -2.1, above timestamp -1.8, above byline -1.3, above dateline -0.7, above credit -0.4, above promo -0.9, above
  caption -0.7, headline -1.4, dateline +0.5, byline +1.2, caption +0.4, timestamp +1.1, promo +1.3, entry -0.6
caption: above boilerplate -0.7, above timestamp -0.9, above byline -0.3, above credit -0.1, above promo -0.3, above caption -0.5, headline
  -0.5, section -1.3, deck -0.4, dateline -0.1, byline -0.5, caption +1.5, credit +1.7, timestamp +0.1, promo -0.6, entry +0.2, body +0.4
credit: above boilerplate -1.0, above timestamp -0.3, above byline -0.4, above credit -0.3, above promo -0.3, above caption -0.3, headline
  -0.5, section -1.0, deck -0.2, caption +1.8, credit +0.2, boilerplate +0.3, entry -0.2, body -0.4
timestamp: above boilerplate -2.4, above timestamp -0.7, above byline -2.4, above dateline -0.2, above credit -0.6, above promo -1.2, above
  caption -0.7, headline -2.1, section +0.4, deck -0.3, dateline -0.3, credit +1.2, timestamp -0.3, boilerplate +1.3
promo: above boilerplate -1.3, above timestamp -0.8, above byline -1.0, above credit -0.7, above promo -1.0, above caption -0.2, headline
  -0.8, section -1.3, deck -0.5, dateline -0.1, caption -0.5, promo +1.3, boilerplate +0.2, entry -0.4
boilerplate: above boilerplate -2.7, above timestamp -2.2, above byline -2.2, above dateline -0.5, above credit -1.0, above promo -1.6,
  above caption -0.9, headline -2.2, section +0.2, deck +0.2, dateline -0.8, promo +0.5, boilerplate +1.1, entry +0.1, body -0.2
entry: above boilerplate -0.5, above timestamp -0.3, above byline -0.2, above promo -0.4, above caption -0.1, headline -0.3, section -0.9,
  deck -0.4, byline -0.4, caption -0.2, credit -0.3, timestamp -0.5, boilerplate -1.3, entry +1.1
body: above boilerplate -3.2, above timestamp -2.7, above byline -2.5, above dateline -0.4, above credit -2.0, above promo -2.9, above
  caption -2.1, headline -2.0, deck -0.2, dateline -0.8, caption +0.5, credit +0.3, timestamp +0.3, body +1.4
start: above boilerplate +0.4, above timestamp +1.1, above dateline -0.2, above credit -0.4, above promo -0.7, above caption -0.5, headline
  +1.8, section -1.0, deck -0.2, dateline -0.4, byline -3.0, caption -0.9, credit -0.5, timestamp -2.2, promo -0.9, boilerplate -3.9, entry
  -0.4
end: above boilerplate -1.9, above timestamp -0.4, above byline -1.0, above dateline -0.1, above credit -1.5, above promo -1.9, above
  caption -0.4, headline -0.7, section -1.4, deck -1.0, dateline -0.1, caption -0.3, credit +1.4, promo +0.7, boilerplate +1.3
"""
