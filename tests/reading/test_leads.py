"""A post in one sentence, its holder's name in the next."""

from tests.reading.test_speakers import Told

LEAD = "The quay is not for sale, [who:1 its ports minister] [said:1 said] [what:1 on Monday]. "


def test_the_post_of_the_lead_is_whoever_goes_on_in_the_next_sentence():
    found = Told(LEAD + '[what:2 "Not one plank,"] [who:2 Ada Pell] [said:2 told] reporters.')
    assert found.names() == ["Ada Pell"] * 2
    assert found.roles("Ada Pell") == [("ports minister", None)]


def test_somebody_with_a_post_of_their_own_is_somebody_else():
    found = Told(LEAD + '[what:2 "Not one plank,"] [who:2 Ada Pell, the union leader,] [said:2 told] reporters.')
    assert found.names() == ["its ports minister", "Ada Pell"]


def test_so_is_somebody_who_was_named_before():
    found = Told("Dr Ada Pell left. " + LEAD + "[who:2 Pell] [said:2 said] [what:2 no].")
    assert found.names() == ["its ports minister", "Ada Pell"]


def test_so_is_his_lordship_who_is_no_post():
    found = Told("[who:1 His Lordship] [said:1 said] [what:1 no]. [who:2 Ada Pell] [said:2 told] reporters [what:2 that it rained].")
    assert found.names() == ["His Lordship", "Ada Pell"]
