import importlib.util

import pytest

TEXT = """“We waited for hours,” Ann Lee said. “Nobody came to us,” said Mayor Bob Cole.

He added: “It was cold out there.” The “old town” is quiet. “There is no news of them,” the coast guard said.
"""


def test_marks_finds_quotations_with_a_name_and_a_verb_beside_them(script):
    assert script("peers").open_marks()(TEXT) == 4


@pytest.mark.skipif(importlib.util.find_spec("textacy") is not None, reason="textacy is installed")
def test_a_peer_that_is_not_installed_says_how_to_get_it(script):
    peers = script("peers")
    with pytest.raises(peers.NotInstalled, match="pip install -r benchmarks/requirements"):
        peers.open_textacy()
