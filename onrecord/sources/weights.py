"""The weights by which lines are told apart (`sequence.py`): what looks and the line before say for each kind."""

from __future__ import annotations

__all__ = ["LOOKS", "STEPS"]

LOOKS = """
0 words: section -0.5, deck -0.1, dateline -0.3, byline -0.6, caption -0.1, credit -0.7, timestamp +1.1
0 words of weight in small letters: headline -0.8, section -0.2, deck -1.2, caption -2.4, boilerplate +0.2, body -0.7
1 words: deck -2.4, dateline -1.2, caption -0.9, timestamp -0.5, promo -1.5, body -0.1
1 words of weight in small letters: headline +0.2, dateline -1.4, credit -1.0, timestamp -0.2, promo -0.7
2 words: headline -0.9, byline +0.1, caption -1.7, timestamp +0.4, promo -0.8, body -0.4
2 words of weight in small letters: deck -0.4, dateline -0.5, byline -0.4, caption +0.6, timestamp -1.1, boilerplate +0.1, body -0.3
3 words: section +0.2, deck +0.1, byline -0.2, caption -1.2, credit -0.7, timestamp -0.6, boilerplate +0.5
3 words of weight in small letters: deck +0.3, dateline -0.5, byline -1.0, caption -0.7, credit -0.8, timestamp -1.4, boilerplate -0.8
4 words: caption -1.4, timestamp -1.5, promo -0.2
I and you: headline -0.4, section -0.2, byline -1.0, caption -1.0, credit -0.7, timestamp -0.2, promo +1.1, body +0.2
about a writer: deck -0.1, byline -0.1, credit -0.1, promo -0.3, boilerplate +3.0, body -1.7
about itself: boilerplate +1.4, body -1.2
above the story: credit -0.1
address: headline -1.0, section -0.7, deck -0.5, caption -0.5, credit -0.8, timestamp -0.2, boilerplate +1.3, body -2.5
agency: section -1.4, deck -1.1, dateline -0.3, byline -0.8, caption +0.2, credit +0.3, timestamp -1.0, promo +1.2
ago: headline -0.8, section -1.0, deck -0.4, byline -1.4, caption -0.2, credit -0.3, timestamp +4.0, promo -0.5, body -0.3
all in brackets: headline -0.2, section -2.1, deck -0.1, dateline -0.1, byline -1.1, credit +1.0, timestamp -0.2, promo -1.6, boilerplate
  +1.1
all in stars: headline +1.4, deck -1.3, promo -0.3, boilerplate +0.8, body -0.5
all signs: section -0.1, byline -0.2, credit -0.2, timestamp -0.2, promo -0.4
bar: headline -0.6, section -0.4, deck -0.5, dateline -1.4, credit -0.3, timestamp +0.8, promo +0.2, boilerplate +1.0, body -1.3
below the story: headline -0.7, deck -1.7, dateline -0.7, caption -1.1, credit +0.2, promo -0.1, boilerplate +0.5
call: headline -0.9, section -1.5, deck -0.3, byline -0.3, caption -0.4, credit -1.1, timestamp -0.4, promo +3.6
call after: section -1.5, deck -1.1, dateline -0.2, byline +0.7, caption -1.0, promo -0.6
call before: section -1.0, deck -0.7, dateline -0.3, caption -0.2, timestamp -0.2, promo +0.2
capitals at words: section -1.5, deck -2.4, byline +0.8, timestamp -1.5, promo -1.6, boilerplate +0.1, body -0.5
code: headline +0.7, section -0.6, deck -0.1, dateline -0.5, byline -0.7, credit -0.5, timestamp +0.4, promo -1.2, boilerplate +0.2, body
  -1.8
command: headline -0.3, section -0.4, deck -0.2, byline -0.6, caption -0.6, credit -0.1, promo +1.5, body -0.6
contact: section -0.5, deck -0.3, byline -0.9, caption -0.1, credit -0.1, promo -0.5, boilerplate +2.1
contact after: deck -0.2, dateline -0.2, byline +0.8, caption +0.4, credit -0.9
contact before: headline -0.1, section -0.5, caption -0.1, credit -0.4, promo -1.9, boilerplate +0.6
credit at length: deck -0.1, credit +2.3, boilerplate -0.1, body -1.9
day: headline -0.5, section -1.6, deck -1.3, dateline +0.4, byline -3.1, credit -1.1, timestamp +2.7, body +0.2
day alone: dateline -0.2, timestamp +2.2, boilerplate -1.1, body -0.7
emoji: deck -0.1, byline -0.3, caption -0.2, credit -0.1, promo +1.2, boilerplate -0.8, body +0.5
ends as a sentence: headline -1.1, section -1.5, dateline -0.3, caption -1.1, credit -0.9, timestamp -0.5, promo -0.7, body +1.6
ends as a sentence after: section +0.4, caption -0.5, credit +0.2, timestamp -0.7, promo -0.3
ends as a sentence before: headline -0.7, deck -0.1, dateline -0.4, byline -0.7, promo +0.2
ends in a colon: headline -0.6, section -1.1, deck -0.4, byline -1.3, caption -0.6, credit -0.3, timestamp -0.1, promo -0.7, boilerplate
  +1.3, body +1.5
ends in a colon after: section +0.3, deck -0.5, caption -0.4, credit -0.2, promo -0.5, boilerplate -0.9, body +0.9
ends in a colon before: headline -0.1, deck -0.4, byline -1.0, credit -0.3, timestamp -0.2, promo -0.6
ends in a comma: headline -0.5, section -2.2, deck -0.2, byline +0.3, caption -0.3, credit -0.4, timestamp -0.6, promo -0.4, boilerplate
  -1.7, body +2.5
ends in a dash: headline -0.2, section -0.3, deck -0.3, byline -0.4, timestamp -0.1, boilerplate +1.7, body -0.1
ends in a number: headline -1.3, section -0.3, deck -0.9, dateline +0.7, byline -1.5, caption -1.1, boilerplate +0.2
ends in a question: headline +0.7, section -2.0, deck -0.5, byline -0.4, caption -0.3, promo -0.8, boilerplate -0.9, body +1.7
ends in a question after: section +0.4, deck +1.0, dateline +0.3, caption -0.7, promo -1.9
ends in a question before: section -0.8, deck -0.2, byline -0.1, caption -0.2, promo +0.7, boilerplate -1.8, body +1.5
ends in a quote: headline +0.5, section -0.1, deck +1.1, byline -0.6, caption -0.3, timestamp -0.3, promo -1.5, boilerplate -0.6, body +0.6
entry with words: section -0.3, boilerplate -0.2, body -1.5
first that may be a title: section -1.3, deck -0.5, dateline -0.9, timestamp -0.8, promo -0.1, boilerplate +0.5
form of a byline: headline -0.2, section -0.1, byline +2.8, caption -0.2, timestamp -0.2, boilerplate -0.2, body -0.5
form of a byline after: dateline -0.8, caption -0.3, credit -0.1, timestamp -0.6, boilerplate +0.3, body -1.6
form of a byline before: headline +0.4, section -0.3, deck -0.6, byline +0.6, caption -0.1, credit -0.2, promo +0.4, body -0.1
form of a dateline: caption -0.2, timestamp -1.8, boilerplate +1.0, body +1.1
form of a dateline after: headline +0.3, section -1.0, deck +0.5, byline +0.3, caption -0.1, promo -0.2, body -1.2
form of a dateline alone: headline -0.5, section -0.4, dateline +1.0, byline -0.4, caption -0.2, timestamp +0.4, body -1.0
form of a dateline before: headline +0.2, section -0.1, boilerplate -0.8, body +0.6
form of a masthead: headline +0.9, section -0.5, deck -0.2, byline -0.3, caption -0.2, timestamp -0.2, promo +1.2, body -0.5
form of people: headline -1.6, section -1.2, deck -0.4, dateline -0.2, byline +0.9, caption -0.3, promo -0.8, body -1.2
gap after: headline +0.1, dateline -0.6, byline +0.2, body +0.1
gap before: dateline -0.4, promo -0.3, boilerplate -0.2, body +0.1
handle: headline -0.4, section -0.6, byline +3.3, promo -0.4, boilerplate -1.1, body -0.2
handle after: headline -0.7, deck -0.1, byline +1.1, credit -0.1, timestamp +0.3, promo -0.2, body -1.9
handle before: headline -0.7, section -0.2, deck -0.1, timestamp +0.7, promo -0.3, boilerplate -0.4, body +1.0
heading of Markdown: headline -0.2, section +0.5, deck +1.5, byline -0.4, caption -0.1, promo -0.1, boilerplate -0.2, body -0.7
in capitals: dateline -1.0, byline -1.2, caption -0.3, timestamp -0.3, body -0.8
in capitals after: deck -0.3, byline -0.2, caption -0.4, credit -0.9, timestamp +0.8, promo -1.6, body +1.0
in capitals before: section +0.1, byline -0.1, caption -1.2, credit -0.8, promo +0.1, boilerplate -0.6, body +0.3
in the story: headline -0.2, dateline -0.3, byline +0.4, credit -0.3, boilerplate -0.9, body +0.5
job: headline -0.7, section -1.9, dateline -0.2, byline +0.4, caption -0.7, credit +1.1, timestamp -0.2, promo -1.5
just above the story: section -0.2, deck -0.9, dateline -1.0, byline +0.6, boilerplate +0.9
kind of paper: section -0.2, dateline -0.4, byline -1.9, credit -0.5, timestamp -1.1, promo -0.6, boilerplate +0.8
kind of paper after: headline -0.7, deck -1.1, byline -0.8, credit -0.8, promo -1.0
kind of paper before: headline +0.8, section -0.2, deck -0.1, dateline -0.3, byline -0.3, credit -0.3, promo +0.5, body +0.7
known boilerplate: headline -0.4, deck -0.1, byline -0.4, credit -0.3, timestamp -0.4, promo -0.3, boilerplate +2.8, body -0.4
known caption: headline -0.2, section -0.2, byline -0.2, caption +1.9, credit +0.3, promo -0.4, body -1.9
known credit: dateline -0.2, byline +0.5, caption -0.1, credit +0.5, timestamp -0.1, promo -0.4, body -1.2
known credit after: section -0.2, deck -0.2, caption -0.1, credit +0.9, timestamp +0.3, promo +0.5, boilerplate -1.3, body -0.7
known credit before: headline -0.7, section -0.5, deck -0.1, byline -0.3, caption +2.1, promo -0.1, boilerplate +0.1, body -1.0
known heading: headline +1.1, section +1.8, deck +1.5, dateline -0.3, byline -2.8, caption -0.3, credit -0.9, timestamp -0.8, promo -0.6,
  boilerplate -1.3, body -1.3
known promo: headline -0.3, section -0.4, deck -2.3, byline -0.1, caption -0.3, credit -0.1, promo +2.0, body -1.6
known timestamp: dateline -0.5, timestamp +1.8, boilerplate -0.2
known timestamp after: headline +0.1, deck -0.9, dateline -0.5, caption -0.8, credit -0.7, promo -1.0
known timestamp before: deck -0.1, dateline -0.4, byline -0.3, credit -0.9, promo -1.0
label in capitals: headline -1.6, section -1.8, deck +0.5, dateline -0.2, byline +0.1, caption -1.3, credit +0.8, timestamp -0.9
label of a record: headline -1.1, section -1.4, deck -0.3, byline -0.3, credit +1.0, timestamp -0.1, promo -0.5, boilerplate +2.9, body
  -0.6
label of a stamp: headline -0.1, timestamp +1.3, boilerplate -1.0
label of a summary: deck +2.3, boilerplate -0.1, body -2.0
label of a title: headline +1.5, boilerplate -1.1
label of a writer: headline -1.4, section -0.3, deck -0.1, dateline -0.1, byline +1.5, credit -0.3, timestamp -0.5, promo -0.3, boilerplate
  -0.4, body +1.5
lead of a byline: section -2.0, deck -1.1, dateline -0.7, byline +2.7, caption -0.4, credit +0.5, timestamp -0.3, promo +0.5, body -0.7
lead of a credit: section -0.1, credit +3.7, promo -0.6, boilerplate -0.9, body -0.9
lead of a stamp: headline -0.3, section -0.6, deck -0.3, dateline -0.7, byline +0.5, caption -0.1, timestamp +0.5, promo -0.4, body -0.1
legend: byline -0.1, caption +0.7, credit -0.1, boilerplate -0.2
length of a tape: headline +0.2, section -1.8, deck -0.8, dateline +0.2, byline -0.9, caption -0.7, credit -0.7, timestamp +0.2
letter: section -0.1, deck -0.1, byline -0.7, promo -0.2, boilerplate -0.4, body +1.9
letter after: headline -0.5, section +1.5, deck -0.2, caption -0.1, promo -0.2, boilerplate -0.8
letter before: section -1.0, byline +2.6, caption -0.1, credit -0.2, timestamp -0.1, promo +0.7, body -1.1
line 0: headline +0.2, section -1.3, dateline -0.5, byline -0.2, caption -1.3, credit -0.9, promo -1.6
line 0 from the end: headline -0.8, section -0.7, deck -0.8, dateline -0.2, caption -1.0, timestamp -1.2, body -0.3
line 1: dateline -0.3, caption -1.3, credit -0.5, promo -0.3, body -0.7
line 1 from the end: headline -1.1, section -0.2, deck -0.4, dateline -0.7, byline +0.2, body +0.3
line 12: headline -1.8, section +0.1, dateline -0.7, timestamp -0.5
line 12 from the end: headline +0.2, deck +0.1, dateline -0.2, credit -1.5, timestamp -0.1, promo -1.0, body -0.4
line 2: headline +0.2, section -0.3, byline +0.5, caption -0.3, credit -0.4, promo -0.2
line 2 from the end: headline -0.6, section -0.3, deck -1.4, byline +0.5, caption -1.1, credit -1.0, promo +0.5, boilerplate -0.1, body
  +0.2
line 3: deck +0.6, caption -0.4, credit -0.2, body +0.4
line 3 from the end: deck -0.8, dateline -0.2, timestamp -0.3, promo -0.5, body +0.4
line 5: headline -0.4, deck +0.4, byline -0.4, promo -0.8
line 5 from the end: deck -0.4, dateline -0.4, credit -0.4, boilerplate +0.2
line 8: headline -0.9, section +0.4, dateline -1.0, timestamp -0.6, body +0.1
line 8 from the end: headline +0.2, deck -0.6, dateline +0.4, byline +0.2, credit -0.9
line further down: headline -1.4, deck -1.7, dateline -0.6, byline -0.2, caption +0.4, credit -0.2, promo +0.6
line further up from the end: deck +0.6, dateline -0.4, byline -0.5, credit -1.7, boilerplate +0.2, body -0.2
list of people: promo +2.3, boilerplate -0.3, body -1.3
longest that may be a title: deck +0.3, dateline -0.9, caption +0.1, credit -0.8, timestamp -1.4, promo -0.9, boilerplate -0.1
mail: headline -1.1, section -0.6, deck -0.3, caption -0.2, credit -0.7, promo +0.3
mail after: headline -0.4, section -1.2, deck -0.4, dateline -0.1, byline +0.7, credit -0.8, timestamp -0.4, promo -0.8
mail before: headline +0.2, section -1.4, deck -0.1, byline +0.1, credit -0.3, promo -0.4, body -0.3
mailing list: headline -0.4, promo -0.5, boilerplate +2.0, body -0.5
many small words: headline -0.3, deck +0.7, dateline -0.4, byline -1.1, timestamp -0.6, promo -0.4, boilerplate -0.4
many spaces: headline -0.7, section -0.1, byline -0.3, timestamp -0.2, promo -0.3, boilerplate +1.1, body +0.3
many words: headline +0.9, section -0.6, dateline -1.1, byline -0.1, credit -0.3, timestamp -1.4
may be a title above: byline -0.3, caption -0.2, credit -0.7, timestamp -1.6, body -1.1
may be a title above, apart: headline -0.2, section +0.8, byline -0.2
may be a title above, over a long line: section -0.2, deck +0.1, dateline +0.2, byline +0.5, credit -0.7, timestamp -1.5, promo -1.4, body
  -0.5
may be a title below: headline -0.2, section +1.3, deck -0.1, dateline -0.1, caption -0.3, timestamp -0.2, promo -1.7
may be a title below, apart: credit -0.3, timestamp +0.3, promo -0.2
may be a title below, over a long line: section +1.1, byline +0.4, credit -0.3, boilerplate -1.0, body -0.7
may be a title in: headline -0.4, section +0.5, dateline -0.4, byline +0.4, caption -0.5, credit -0.2, timestamp -0.9, promo -0.6, body
  -0.9
may be a title in, apart: deck -0.1, caption -0.2, timestamp -0.3, promo -0.2
may be a title in, over a long line: dateline -0.3, caption -0.4, timestamp -0.4, promo -0.2, boilerplate +0.8
name: dateline -0.7, byline +1.4, caption -0.2, credit -0.2, timestamp -1.0, body -0.7
name after: section +0.5, deck -0.3, caption -0.6, credit -0.8, boilerplate +0.3
name before: headline -0.6, dateline +0.4, caption +0.4, timestamp -0.9, boilerplate +0.4
no entry: dateline -1.2
note of its own: headline +1.0, section -0.8, deck -0.8, byline -0.7, caption -0.4, credit -0.1, timestamp -0.2, promo -0.4, boilerplate
  +2.9, body -1.4
note of the printer: headline -0.3, section -0.2, deck -0.5, byline -0.3, caption -0.2, credit -0.3, promo +0.3, boilerplate +2.5, body
  -2.3
number alone: section -0.5, byline -0.1, credit -0.2, timestamp -0.6, promo +0.8, boilerplate +0.8, body -0.9
office: headline -0.4, section -0.8, dateline -1.0, caption -0.4, timestamp -1.3, promo -1.0, boilerplate +0.5, body +0.1
office after: byline +0.3, caption -0.2, body +0.4
office before: headline +0.2, section -0.4, deck -0.6, byline -1.5, caption -1.1, promo -0.1
opening or close: section -0.1, deck -0.2, byline -0.3, caption -0.2, credit -0.3, timestamp -0.2, promo -0.7, boilerplate +1.9
opens with a bullet: section -1.3, deck +2.6, dateline -0.5, byline -0.7, caption -0.8, credit -0.8, timestamp -1.3, promo +1.0,
  boilerplate -0.1
opens with a bullet after: headline -0.6, section -0.2, deck +0.8, byline -0.6, credit -0.2, promo -0.7, boilerplate -0.1, body +1.1
opens with a bullet before: headline -0.3, section -0.2, deck +0.9, dateline -0.3, byline -0.1, caption +0.9, timestamp -0.5, body +0.4
opens with a number: headline +1.1, section +1.4, deck -0.4, byline -0.2, caption -0.7, credit -0.6, timestamp -0.4, promo +0.3,
  boilerplate -1.1
opens with a quote: section +1.0, deck -0.8, dateline -0.1, byline -0.5, caption -0.6, credit -0.2, timestamp -0.4, promo +1.0, boilerplate
  -0.8, body +0.8
opens with a sign: section -0.5, deck -1.2, dateline -0.2, caption +1.8, credit -0.4, timestamp -0.5, promo +0.7, body -1.8
opens with a small letter: headline -2.2, section +0.3, deck -1.1, dateline -0.2, caption -0.3, credit +0.8, timestamp -0.3, promo -0.7,
  body -0.9
order of the day: headline +1.0, deck -0.6, dateline -0.2, byline -1.3, caption -0.5, credit -0.3, promo -0.5, body -1.5
page's furniture: section -0.6, dateline -0.2, byline -1.8, credit -0.8, promo +1.6, boilerplate +1.5
picture: headline -1.2, section -0.8, deck -0.7, byline -0.5, caption +2.6, credit +0.6, promo -1.2, boilerplate +0.3, body -1.8
prose after: headline +0.4, deck -0.5, dateline -1.1, boilerplate -0.7
prose before: headline -0.1, deck -0.5, promo -0.3, body +0.2
quotation: section +0.2, caption -1.0, credit -0.6, timestamp -0.2, boilerplate +0.2
rights: deck -0.3, dateline -0.3, byline -0.4, caption +0.2, timestamp -0.7, promo -1.2, boilerplate +1.1, body -1.0
says: section -0.7, deck +0.5, byline -0.8, caption -0.3, credit -0.6, promo -1.4, boilerplate -0.9, body +0.3
sentence in the head: headline -0.1, section -1.0, deck +0.7, dateline -0.2, byline -1.1, credit -0.4, boilerplate -0.1, body +0.7
signed: headline -0.8, deck +0.3, dateline -0.9, byline +1.3, caption +1.0, credit -0.5, timestamp -0.9, promo -1.1, body -0.1
signed message: deck -0.2, byline -0.5, credit -0.5, body -0.5
signs off: section -0.6, byline -0.3, credit -0.6, timestamp -0.3, promo -0.5, boilerplate +2.7
small code: byline -0.1, credit +1.7, boilerplate -1.2, body -0.1
small words: section +0.6, deck +0.2, dateline -1.5, timestamp -0.4, boilerplate -0.4, body -0.3
somebody said: section -0.1, boilerplate -0.2, body +0.6
sponsor: headline -0.7, section -0.2, deck -0.1, byline +0.3, caption -0.1, promo +0.4, boilerplate +0.8, body -2.0
stage direction: headline -0.1, section -1.4, deck -0.1, byline -0.6, caption -0.5, credit +1.8, timestamp -0.6, promo -0.9, boilerplate
  +0.6, body -0.6
tag: headline +0.5, section -0.4, byline -0.4, caption -0.1, promo -0.7, boilerplate +1.1, body -0.3
tape: section -0.8, byline -0.4, credit -0.9, timestamp -0.1, promo -0.3, boilerplate +0.7, body +0.3
telephone: headline +0.6, section -0.7, deck -0.3, dateline +0.9, byline -0.7, caption -0.2, credit -0.8, promo -0.9, boilerplate +1.5,
  body -3.2
telephone after: headline -1.2, section -0.9, deck -0.3, dateline -0.2, byline +0.7, caption -0.7, credit -0.9, promo -0.7, body +0.1
telephone before: headline +1.3, section -0.2, deck +0.4, dateline -0.2, byline -0.9, caption -0.2, credit -0.6, promo -0.8, body -0.8
text of entries: headline -0.6, section +0.3, dateline -0.5, credit -1.8, promo -1.5, boilerplate -0.4
text of turns: section +0.3, deck -0.9, dateline +0.2, byline -0.2, caption -1.1, credit -2.6
text without prose: headline -0.2, section -0.2, deck -0.6, dateline -0.3, byline -0.3
time: headline -1.2, section -1.3, deck -0.6, dateline +0.4, byline -1.1, caption -0.8, credit -0.2, timestamp +1.8, promo -1.2, body -0.4
time alone: section -0.4, byline -0.3, credit -0.2, timestamp +2.3, body -1.0
time of an entry: section -0.2, timestamp +1.5, boilerplate -0.4, body -0.2
title of words above: headline +0.7, deck +0.6, credit +0.7, timestamp -0.7, body -0.4
title of words below: headline -0.1, caption -0.2, credit -0.8, timestamp -0.2, promo -0.6, body +0.5
title of words in: headline -0.2, caption -0.4, timestamp -0.2, promo -0.3
trail: headline -1.8, section -0.2, byline -0.4, credit +1.4, timestamp -0.1, promo -0.2, boilerplate +1.3, body -0.2
turn: headline +0.7, section +0.3, dateline -0.7, byline -0.5, timestamp -1.0, boilerplate +0.4, body -0.4
turn of many: headline -1.9, section +0.1, byline -1.0, caption -0.1, promo -0.1, body +0.2
two sentences: section -0.4, dateline -0.4, byline -1.8, timestamp -0.4, promo -0.2, body +0.4
two sentences after: section +1.1, deck -0.3, dateline +0.4, timestamp -0.2
two sentences before: headline -0.8, section +0.8, dateline -0.4, byline +0.5, caption +0.3, credit -1.0, timestamp -0.5, body -0.2
up to 100 characters: headline +0.6, section -0.7, deck +0.4, timestamp -0.2, boilerplate -0.1
up to 12 characters: headline -0.6, deck -0.1, dateline -1.3, caption -1.4, promo -0.2
up to 140 characters: headline -0.1, section -1.6, byline -0.9, timestamp -0.3, promo -1.7, boilerplate +0.7
up to 200 characters: headline -0.7, section -0.7, deck -0.1, caption -0.3, promo +0.1, boilerplate -0.6, body +0.8
up to 25 characters: deck -1.5, dateline -0.6, byline -0.6, caption -0.9
up to 300 characters: headline -0.3, section -0.5, deck -0.6, caption -0.4, timestamp -0.1, promo -0.3, body +0.8
up to 45 characters: headline +0.3, credit -0.7, timestamp -0.3, promo +0.4
up to 70 characters: headline +0.5, section -2.6, dateline -0.2, byline -0.2, caption +0.3, timestamp -0.1, body +0.1
up to any characters: headline -0.2, section -0.3, deck -0.3, promo -0.3, boilerplate -0.8, body +1.6
verb: deck -0.5, dateline -0.4, byline -0.8, caption -1.5, credit -0.4, timestamp -1.0, body +0.8
versus: headline +1.0, dateline -0.3, byline -0.4, promo -0.1, boilerplate -1.2, body +1.0
weekday: headline -2.0, section -0.9, deck -0.2, dateline -1.1, byline -1.8, caption +0.8, credit -0.4, timestamp +1.3, promo -1.9, body
  +0.4
who was there: headline -0.7, dateline -0.2, caption -0.9, credit -0.6, timestamp -0.8, promo -1.7, boilerplate +0.5
who was there after: headline +0.5, dateline +0.1, caption +1.1, credit -0.4, body -0.4
who was there before: headline +0.2, section +0.3, deck -0.8, dateline -0.2, byline -1.3, caption -0.4, credit -0.8, timestamp +0.2, promo
  -0.6, boilerplate +0.3, body -0.3
words of a speaker: headline +0.3, section -0.5, deck -1.4, caption -0.1, promo -0.9, boilerplate -1.4
year: headline -0.1, section -1.3, deck -0.5, dateline +1.6, byline -1.8, caption +0.3, timestamp +1.3, promo -0.7, body -0.9
"""

STEPS = """
above boilerplate: above boilerplate +1.1, above byline +0.1, above dateline -1.1, above credit -0.7, above caption -0.3, headline +1.5,
  section -1.6, deck -1.5, dateline -1.5, byline -3.3, caption -1.6, credit -1.1, timestamp -3.7, promo -2.2, boilerplate -3.8, entry -1.2,
  body -1.2
above timestamp: above boilerplate +0.2, above dateline -0.2, above credit +0.9, above promo -0.8, headline +0.3, section -1.0, deck -0.6,
  dateline -0.4, byline -2.4, caption -0.9, credit -0.8, timestamp -1.5, promo -1.2, boilerplate -3.1, entry -0.1, body -1.5
above byline: above timestamp +0.9, above byline +0.7, above credit -0.2, above promo +1.1, above caption -0.6, section -1.3, deck -1.3,
  dateline -0.6, byline -2.3, caption -1.0, credit -0.5, timestamp -2.2, promo -1.5, boilerplate -2.5, entry -0.3, body -0.8
above dateline: above boilerplate -0.5, above timestamp -0.1, above byline -0.2, headline -0.5, section -0.4, deck -0.4, byline -0.4,
  timestamp -0.2, boilerplate -0.8, body -0.2
above credit: above boilerplate -0.6, above timestamp -0.3, above byline -0.2, above promo -0.2, above caption +1.4, headline -0.4, section
  -0.6, deck -0.3, byline -0.4, caption -0.5, credit -0.3, timestamp -0.5, promo -0.6, boilerplate -1.3, body -1.5
above promo: above boilerplate +0.4, above timestamp -1.0, above byline -0.8, above credit -0.1, above caption -0.2, headline -0.9, section
  -1.1, deck -0.7, dateline -0.2, byline -1.2, caption -0.3, credit -0.5, timestamp -1.6, promo -1.2, boilerplate -1.8, entry -0.2
above caption: above timestamp -0.4, above byline -0.3, above promo -0.2, above caption -0.1, headline -0.5, section -0.6, deck -0.6,
  byline -0.6, caption -0.4, timestamp -0.8, promo -0.5, boilerplate -1.2, entry -0.3, body -0.6
headline: above boilerplate -3.3, above timestamp -3.3, above byline -2.6, above dateline -1.2, above credit -0.6, above promo -1.5, above
  caption -0.7, headline -3.1, deck +1.4, byline +1.1, caption -0.1, credit -0.9, timestamp +0.4, promo -1.1, boilerplate +0.3, entry -1.0,
  body -0.2
section: above boilerplate -1.5, above timestamp -1.9, above byline -0.2, above dateline -0.3, above credit -0.3, above promo -1.1, above
  caption -0.7, headline -1.9, deck -0.5, dateline +1.5, byline +0.5, caption -1.2, credit -0.8, timestamp -1.1, entry -1.2, body +1.1
deck: above boilerplate -0.8, above timestamp -0.5, above byline -0.8, above credit -0.3, above promo -1.0, above caption -0.4, headline
  -1.8, section -1.1, deck +0.6, byline +0.9, caption -0.7, credit -0.5, timestamp +0.3, body -0.4
dateline: above boilerplate -0.7, above timestamp -0.2, above byline -0.4, headline -0.8, section -0.7, deck +0.9, byline -0.6, caption
  -0.1, credit -0.1, timestamp -0.4, promo -0.2, boilerplate +1.2
byline: above boilerplate -2.3, above timestamp -2.3, above byline -1.9, above dateline -1.1, above credit -0.6, above promo -1.3, above
  caption -1.0, headline -1.8, deck +0.4, dateline +1.3, byline +1.1, caption +0.8, credit -0.2, timestamp +1.0, promo +0.7, entry -0.7
caption: above boilerplate -1.4, above timestamp -1.1, above byline -0.6, above credit -0.1, above promo -0.7, above caption -0.5, headline
  -0.6, section -1.6, deck -0.8, byline -0.2, caption +1.8, credit +1.9, promo +0.7, boilerplate +0.3, entry +0.3, body +0.6
credit: above boilerplate -0.9, above timestamp -0.4, above byline -0.3, above credit -0.1, above promo -0.5, above caption -0.3, headline
  -0.4, section -0.9, deck -0.3, byline -0.6, caption +2.1, credit +0.1, timestamp -0.7, boilerplate +0.7, entry -0.1, body -0.6
timestamp: above boilerplate -2.9, above timestamp -1.6, above byline -2.4, above dateline -0.2, above credit -0.8, above promo -1.5, above
  caption -1.3, headline -2.5, dateline -0.4, credit +0.3, promo -0.6, boilerplate +0.5, entry -0.3
promo: above boilerplate -1.7, above timestamp -1.4, above byline -1.1, above credit -0.8, above promo -1.6, above caption -0.5, headline
  -1.1, section -1.9, deck -0.9, dateline -0.2, caption -0.9, promo +1.5, entry -0.4
boilerplate: above boilerplate -3.0, above timestamp -2.7, above byline -2.5, above dateline -0.8, above credit -1.1, above promo -2.1,
  above caption -1.4, headline -2.5, dateline -0.3, byline -0.6, caption +0.6, promo +0.2, boilerplate +1.1, entry +0.4
entry: above boilerplate -0.5, above timestamp -0.2, above byline -0.2, above promo -0.4, above caption -0.2, headline -0.4, section -0.8,
  deck -0.7, byline -0.4, caption -0.3, credit -0.2, timestamp -0.4, boilerplate -1.2, entry +1.0
body: above boilerplate -3.5, above timestamp -3.0, above byline -2.7, above dateline -0.4, above credit -2.1, above promo -3.4, above
  caption -2.0, headline -2.0, deck -1.2, dateline -0.6, caption +1.0, boilerplate -0.1, body +1.3
start: above boilerplate +1.3, above timestamp +1.1, above dateline -0.2, above credit -0.4, above promo -0.9, above caption -0.6, headline
  +1.7, section -1.4, deck -0.9, dateline -0.4, byline -3.1, caption -0.9, credit -0.5, timestamp -2.5, promo -0.9, boilerplate -3.7, entry
  -0.3
end: above boilerplate -2.9, above timestamp -0.6, above byline -1.2, above credit -1.5, above promo -1.9, above caption -0.5, headline
  -0.8, section -0.9, deck -0.9, dateline -0.1, caption -0.5, credit +1.1, timestamp -0.4, promo +0.8, boilerplate +0.2
"""
