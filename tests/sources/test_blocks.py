"""A page's blocks: one a line, each with what its look tells."""

from onrecord.sources.blocks import blocks_of
from onrecord.sources.page import parse


def blocks(source: str):
    return blocks_of(parse(f"<html><body>{source}</body></html>"), lambda element: False)


def lines(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def kinds(source: str) -> list[tuple[str | None, str]]:
    return [(block.kind, block.text) for block in blocks(source)]


def test_each_block_is_a_line_and_inline_elements_are_none():
    assert lines("<div>a <b>b</b>, <a href=x>c</a><p>d</p>e</div><ul><li>f<li>g</ul>") == ["a b, c", "d", "e", "f", "g"]


def test_a_break_ends_a_line_but_not_in_a_heading():
    assert lines("<p>a<br>b</p><h1>c<br>d</h1><pre>e\n f</pre>") == ["a", "b", "c d", "e", "f"]


def test_a_row_of_a_table_has_a_line_a_cell():
    assert lines("<table><tr><th>a<td>b<tr><td>c</table>") == ["a", "b", "c"]


def test_short_quotations_have_the_marks_that_a_reader_sees():
    assert lines("<p>He said <q>no</q>.</p>") == ["He said “no”."]


def test_machinery_is_left_out():
    hidden = "<script>a</script><style>b</style><nav>c</nav><button>d</button><svg><title>e</title></svg><template>f</template>"
    assert lines(f"<p>told{hidden}<noscript>g</noscript> on</p><div role=navigation>h</div><select><option>i</select>") == ["told on"]


def test_the_look_tells_the_kind():
    assert kinds("<h2>a</h2><figcaption>b</figcaption><p class='article__byline'>c</p><div class=standfirst><p>d</p></div><p>e</p>") == [
        ("headline", "a"),
        ("caption", "b"),
        ("byline", "c"),
        ("deck", "d"),
        (None, "e"),
    ]


def test_a_stretch_with_a_look_of_its_own_is_a_part():
    (heading,) = blocks("<h2> <time>15:42</time> Merrow <i>Line</i> pays</h2>")
    assert heading.text == "15:42 Merrow Line pays"
    assert heading.parts == (("timestamp", 0, 5),)
    (caption,) = blocks("<figcaption>The beacon <span class=credit>Jo Roe</span></figcaption>")
    (_, start, end) = caption.parts[0]
    assert caption.text[start:end] == "Jo Roe"


def test_links_are_counted():
    (block,) = blocks("<p>See <a href=x>the <b>order</b></a> now</p>")
    assert block.links == len("the") + len("order")


def test_what_is_skipped_ends_no_line_and_leaves_no_text():
    page = parse("<html><body><p>a <span class=x>b</span> c</p></body></html>")
    assert [block.text for block in blocks_of(page, lambda element: element.names == "x")] == ["a c"]
