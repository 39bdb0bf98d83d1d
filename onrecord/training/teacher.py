"""Learning from a larger model: what a trained teacher says of texts, marked or not, as soft labels for a small student.

After Hinton, Vinyals and Dean (2015). The student sees each word's probabilities instead of one annotator's yes or no, and learns
from texts that nobody marked. Teacher and student cut text into the same words; that is checked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch

from onrecord.reading.decode import Biases, Heads, pair_scores
from onrecord.reading.encoding import encode, windows
from onrecord.reading.pieces import Pieces
from onrecord.training.annotated import Annotated
from onrecord.training.batches import Lesson, Specials, Words, in_words, specials
from onrecord.training.model import Tagger

LIKELY = 0.15  # a word that the teacher takes for a cue with this probability is taught with its labels
OVERLAP = 128  # pieces


@torch.no_grad()
def taught(text: Annotated, tokenizer: Pieces, teacher: Tagger, teacher_tokenizer: Pieces, window: int, marked: float) -> Words:
    """A text in the student's words with the teacher's lesson on it."""
    words = in_words(text, tokenizer)
    encoded = encode(text.text, teacher_tokenizer)
    if not np.array_equal(encoded.chars, words.encoded.chars):
        raise ValueError("teacher and student cut this text into different words: their tokenizers do not fit together")
    teacher.eval()
    biases = Biases(teacher.distance.numpy(), teacher.line.numpy())
    special = specials(teacher_tokenizer, teacher.padding)
    anchor = np.zeros((encoded.words, 2), dtype=np.float16)
    labels: dict[int, tuple[int, Any]] = {}
    central = np.full(encoded.words, -1.0)
    for a, b in windows(encoded, window, OVERLAP):
        lo, hi = (int(i) for i in np.searchsorted(encoded.heads, [a, b]))
        at = np.arange(lo, hi)
        depth = np.minimum(np.where(a == 0, np.inf, at - lo), np.where(b >= len(encoded.ids), np.inf, hi - at))
        here = depth > central[lo:hi]
        heads = _heads(teacher, special, encoded.ids[a:b], encoded.shapes[a:b], encoded.heads[lo:hi] - a + 1)
        said = 1 / (1 + np.exp(-heads.anchor))
        anchor[lo:hi][here] = said[here]
        central[lo:hi][here] = depth[here]
        wanted = (said.max(1) >= LIKELY) | np.isin(at, words.heads)
        cues = np.flatnonzero(here & wanted)
        if len(cues):
            scores = np.exp(pair_scores(heads, biases, cues, encoded.lines[lo:hi])).astype(np.float16)
            labels.update({int(cue) + lo: (lo, scores[k]) for k, cue in enumerate(cues)})
    return replace(words, lesson=Lesson(anchor, labels, marked if text.attributions else 0.0))


def agreed(lessons: list[Words]) -> Words:
    """What several teachers say of one text on average; where only some take a word for a cue, what those say of it."""
    said = [words.lesson for words in lessons if words.lesson]
    labels = {}
    for cue in sorted({cue for lesson in said for cue in lesson.labels}):
        each = [lesson.labels[cue] for lesson in said if cue in lesson.labels]
        same = [scores.astype(np.float32) for first, scores in each if (first, len(scores)) == (each[0][0], len(each[0][1]))]
        labels[cue] = (each[0][0], np.mean(same, axis=0).astype(np.float16))
    anchor = np.mean([lesson.anchor.astype(np.float32) for lesson in said], axis=0).astype(np.float16)
    return replace(lessons[0], lesson=Lesson(anchor, labels, said[0].marked))


def _heads(teacher: Tagger, special: Specials, ids: Any, shapes: Any, at: Any) -> Heads:
    with torch.autocast("cpu", torch.bfloat16):
        out = teacher(torch.tensor([[special.first, *ids, special.last]]), torch.tensor([[0, *shapes, 0]]))
    picked = {name: value[0, torch.from_numpy(at)].float().numpy() for name, value in out.items()}
    return Heads(picked["anchor"], picked["unary"], picked["query"], picked["key"])
