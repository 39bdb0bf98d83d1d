"""The weights by which a content that points finds what it means (`references.py`): what each look says for a pair."""

from __future__ import annotations

__all__ = ["LEAST", "WEIGHTS"]

LEAST = 3.6  # what the weights of a pair must come to
_TABLE = """
0 between, 0 sentences on +0.8; 0 between, 1 sentences on +1.0; 0 between, 2 sentences on -0.2; 0 between, 3 sentences on -0.2; 0 between,
4 sentences on -0.2; 1 between, 2 sentences on +0.1; 1 between, 3 sentences on -0.1; 1 between, 4 sentences on -1.1; a clause in all -0.7;
a word in all +1.1; about the speaker -0.4; an answer at once +0.5; clause +0.1; clause free +0.5; clause had -0.1; clause it +0.1; clause
none -0.1; clause that +0.2; clause this -0.1; clause this noun -0.1; clause told -0.4; cue ask -0.3; cue call +0.4; cue confirm +0.2; cue
deny +0.3; cue none -0.2; cue not -0.2; cue other -0.4; cue reject +0.1; cue say -0.2; cue stand -0.2; cue think +0.2; denies a charge
+0.1; does it -0.1; does not fit -0.5; fits +1.1; fits first +0.7; fits later +0.4; had -0.4; had after a question -0.1; had after no
question -0.1; had cue confirm -0.2; had cue deny +0.2; had cue none -0.1; had cue other +0.1; had cue say -0.4; had cue think +0.1; had
had -0.4; has the noun +1.0; his noun after no question -0.3; his noun cue ask -0.1; his noun cue confirm +0.2; his noun cue deny -0.1; his
noun cue other -0.2; his noun cue say -0.3; his noun first -0.2; his noun first of an act -0.1; his noun his noun first -0.2; his noun his
noun inside -0.1; his noun his noun last -0.3; his noun his noun whole +0.1; his noun inside -0.1; his noun last -0.3; his noun whole +0.1;
holds others -0.2; inner -0.4; it +0.4; it after a question -0.7; it after no question -0.4; it as -0.5; it cue ask -0.3; it cue call +0.2;
it cue confirm +0.4; it cue deny +0.4; it cue none -0.6; it cue other -0.5; it cue reject -0.5; it cue say -0.1; it cue stand -0.3; it did
+0.1; it does -0.1; it does it -0.7; it is so +0.3; it it +0.2; it it does -0.1; it it is so -0.3; it of it -0.4; long in all -0.9; may
point -0.8; nobody told -0.7; none +0.1; none cue deny +0.3; none cue other -0.2; none cue say -0.1; none cue stand +0.1; none none +0.1;
noun: 0 between +0.5; noun: 0 sentences on +0.4; noun: 1 between +0.3; noun: 1 sentences on +0.2; noun: 2 between +0.4; noun: 2 sentences
on +0.1; noun: 3 between -0.1; noun: 3 sentences on +0.2; noun: 4 between +0.1; noun: 4 sentences on +0.1; noun: 5 between -0.6; noun: 5
sentences on -0.3; of it -0.2; only points -1.2; outer +0.4; own +0.1; own cue ask -0.2; own cue call +0.1; own cue confirm +0.3; own cue
deny -0.2; own cue none -0.6; own cue other +0.7; own cue reject -0.1; own cue say +0.3; own cue stand -0.1; own cue think -0.1; sentence
-0.1; sentence free +0.7; sentence had -0.1; sentence it -0.3; sentence none +0.2; sentence so -0.1; sentence that -0.1; sentence the noun
-0.3; sentence this +0.6; sentence this noun -0.1; sentence told -0.7; sentence yes +0.2; short in all +0.5; so +0.2; so after a question
+0.1; so after no question +0.2; so cue ask +0.1; so cue call -0.1; so cue none +0.3; so cue other -0.4; so cue reject -0.1; so cue say
+0.1; so cue think +0.2; so so +0.2; that after a question +0.4; that after no question +0.3; that cue ask +0.1; that cue call +0.2; that
cue deny -0.2; that cue none +0.3; that cue other +0.3; that cue say +0.3; that cue stand -0.2; that does it +0.6; that it +0.1; that it as
-0.4; that it did +0.1; that it is so +0.3; that of it +0.1; the noun after a question -0.2; the noun after no question -0.1; the noun cue
ask -0.3; the noun cue confirm -0.2; the noun cue deny -0.3; the noun cue none -0.1; the noun cue other -0.2; the noun cue reject +0.6; the
noun cue say -0.4; the noun cue stand +0.2; the noun cue think +0.2; the noun first -0.1; the noun first of an act +0.2; the noun last
-0.2; the noun the noun first -0.1; the noun the noun last -0.2; the noun the noun whole -0.2; the noun whole -0.2; the noun whole of an
act +0.1; this after a question -0.2; this after no question +0.1; this cue ask +0.2; this cue call +0.1; this cue confirm +0.2; this cue
deny +0.1; this cue none -0.1; this cue other +0.1; this cue reject +0.1; this cue say +0.1; this cue think -0.3; this it +0.1; this it as
-0.1; this it is so +0.2; this noun after a question +0.7; this noun after no question +0.5; this noun cue confirm -0.1; this noun cue none
+0.3; this noun cue other +0.5; this noun cue say +0.2; this noun cue think +0.1; this noun first +0.2; this noun inside +0.2; this noun
inside of an act -0.2; this noun last +0.3; this noun last of an act +0.3; this noun this noun first +0.2; this noun this noun inside +0.2;
this noun this noun last +0.3; this noun this noun whole +0.3; this noun whole +0.3; this noun whole of an act -0.1; this of it +0.2; word:
0 between +0.7; word: 0 sentences on +0.4; word: 1 between +0.7; word: 1 sentences on +0.8; word: 2 between -0.2; word: 2 sentences on
-0.2; word: 3 between -0.7; word: 3 sentences on -0.5; word: 4 between -0.1; word: 4 sentences on -0.3; word: 5 between -0.9; word: 5
sentences on -0.8; words and a line -0.2; words ask +0.8; words ask it +0.2; words ask that +0.2; words ask yes +0.5; words cue ask +0.2;
words cue call -0.2; words cue confirm +0.2; words cue none -0.3; words cue reject -0.1; words cue say +0.3; words cue stand -0.1; words
cue think +0.1; words tell -0.7; yes +0.1; yes after a question +0.2; yes after no question -0.3; yes cue none -0.2; yes cue say +0.3; yes
yes +0.1
"""
WEIGHTS = {look: float(weight) for look, _, weight in (each.rpartition(" ") for each in " ".join(_TABLE.split()).split("; "))}
