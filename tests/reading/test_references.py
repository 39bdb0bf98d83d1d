"""What a content that only points means; all names are invented."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord import marks
from onrecord.reading import references
from onrecord.reading.acts import act
from onrecord.reading.references import referred
from onrecord.records import Span, Statement
from tests.reading.pointed import all_texts


def targets(marked: str, **speakers: str) -> dict[str, str]:
    """The statements that pointing ones of a marked text refer to, by the numbers of the marks."""
    return {id: to for id, (_, to) in read(marked, **speakers).items() if isinstance(to, str)}


def words_of(marked: str) -> dict[str, str]:
    """The words that they refer to."""
    return {id: to.of(text) for id, (text, to) in read(marked).items() if isinstance(to, Span)}


def read(marked: str, **speakers: str) -> dict[str, tuple[str, str | Span]]:
    text, found = marks.parse(marked)
    made = [
        Statement(
            id=str(each.number),
            content=each.content,
            source=each.source,
            cue=each.cue,
            act=act(" ".join(piece.of(text) for piece in each.cue)),
            parent=None if each.parent is None else str(each.parent),
            speaker=speakers.get(f"s{each.number}"),
        )
        for each in found
    ]
    return {each.id: (text, each.refers_to) for each in referred(text, made) if each.refers_to}


ACCUSED = "[who:1 Luik] [said:1 accused] [what:1 Norrline of fraud]. "


def test_a_denial_is_of_what_was_said_before():
    assert targets(ACCUSED + "[who:2 Norrline] [said:2 denied] [what:2 it].") == {"2": "1"}


def test_so_are_a_position_that_is_supported_and_a_charge_that_is_rejected():
    assert targets(ACCUSED + "[what:2 This position] [said:2 was supported] by [who:2 the mayor].") == {"2": "1"}
    assert targets(ACCUSED + "[who:2 The board] [said:2 rejected] [what:2 the accusation].") == {"2": "1"}


def test_similar_statements_take_up_the_one_before():
    assert targets(ACCUSED + "[what:2 Similar statements] [said:2 were made] by [who:2 Tamm].") == {"2": "1"}


def test_a_noun_of_one_kind_takes_up_an_utterance_of_that_kind():
    between = "[who:2 Tamm] [said:2 said] [what:2 the quay was sold]. "
    assert targets(ACCUSED + between + "[who:3 Norrline] [said:3 dismissed] [what:3 the allegation].") == {"3": "1"}
    assert targets(between + "[who:3 Norrline] [said:3 dismissed] [what:3 the allegation].") == {}


def test_a_denial_takes_up_the_whole_of_a_chain():
    chain = "[who:1 Tamm] [said:1 said] [what:1 [who:2 Luik] [said:2 had told] him [what:2 the quay was sold]]. "
    assert targets(chain + "[who:3 Norrline] [said:3 denied] [what:3 it].") == {"3": "1"}


def test_nobody_denies_what_they_said_themselves():
    before = "[who:1 Luik] [said:1 said] [what:1 the ship was late]. "
    more = "[who:2 Norrline] [said:2 said] [what:2 it was on time]. [who:3 Norrline] [said:3 denied] [what:3 that]."
    assert targets(before + more, s1="luik", s2="norrline", s3="norrline").get("3") != "2"
    assert targets(before + more, s1="luik", s2="tamm", s3="norrline") == {"3": "2"}


def test_a_content_that_says_something_points_nowhere():
    assert targets(ACCUSED + "[who:2 Norrline] [said:2 denied] [what:2 that it had paid].") == {}


def test_what_stands_far_off_or_comes_later_is_not_taken_up():
    assert targets(ACCUSED + "The quay is old. " * 60 + "[who:2 Norrline] [said:2 denied] [what:2 it].") == {}
    assert targets("[who:1 Norrline] [said:1 denied] [what:1 it]. [who:2 Luik] [said:2 said] [what:2 it paid].") == {}


def test_a_noun_with_this_or_such_points_among_other_words_too():
    said = "[who:1 Luik] [said:1 announced] [what:1 that he would close the quay]. "
    assert targets(said + "[who:2 Tamm] [said:2 said] [what:2 that such a move needs a vote].") == {"2": "1"}
    assert targets(said + "[who:2 Tamm] [said:2 said] [what:2 that the summer needs a plan].") == {}


def test_a_ruling_is_what_somebody_ruled():
    ruled = "[who:1 The court] [said:1 ordered] [what:1 Norrline to open its books]. "
    assert targets(ruled + "[who:2 Luik] [said:2 welcomed] [what:2 the ruling].") == {"2": "1"}


def test_yes_and_no_are_of_a_question():
    asked = "[who:1 Luik] [said:1 asked] [what:1 whether the quay was sold]. "
    assert targets(asked + "[who:2 Tamm] [said:2 said] [what:2 no].") == {"2": "1"}
    assert words_of("Was the quay sold? [who:1 Tamm] [said:1 says] [what:1 no].") == {"1": "Was the quay sold"}


def test_words_that_only_tell_who_spoke_are_not_taken_up():
    assert words_of("The mayor of Fenby told the board that [who:1 Tamm] [said:1 said] [what:1 so].") == {}


def test_a_turn_that_begins_by_denying_means_the_question():
    turns = "[who:1 Q]: [what:1 So the harbour misquoted you?]\n[who:2 Luik]: [what:2 I won't say that. I may have said April.]"
    assert targets(turns) == {"2": "1"}


def test_of_texts_that_were_never_fitted_on_most_plain_pointers_are_found_and_hardly_any_is_wrong():
    given, marked = [], 0
    for each in all_texts():
        if each.held_out:
            marked += len(each.targets)
            given += [each.right(said.id, said.refers_to) for said in referred(each.text, each.statements) if said.refers_to]
    assert sum(given) >= 0.9 * len(given)
    assert sum(given) >= 0.4 * marked


PIECES = st.sampled_from(
    ["[who:{k} Luik] [said:{k} denied] [what:{k} it]. ", "[who:{k} Tamm] [said:{k} said] [what:{k} no]. ", "It rained. "]
)


@given(st.lists(PIECES, max_size=40))
def test_what_is_taken_up_stands_before(pieces):
    found = targets("It rained. " + "".join(piece.format(k=k) for k, piece in enumerate(pieces, 1)))
    assert all(int(to) < int(id) for id, to in found.items())


def test_many_statements_that_point_take_time_in_proportion(monkeypatch):
    tried = []
    weighed = references.fsum
    monkeypatch.setattr(references, "fsum", lambda weights: tried.append(1) or weighed(weights))
    for count in (50, 100):
        tried.clear()
        targets("".join(f"[who:{k} Tamm] [said:{k} said] [what:{k} no]. " for k in range(1, count + 1)))
        assert len(tried) <= (references.TRIED + 2) * count
