"""A page becomes what its reader reads."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.errors import CannotLoad
from onrecord.sources import html
from onrecord.sources.reports import Facts
from tests.sources.texts import check

LIVE = Path(__file__).parents[2] / "examples" / "live.html"
PROSE = "Oskania will not pay the levy, its maritime secretary said on Tuesday, after five hours of closed talks ended without agreement."


def read(source: str | bytes, path: str = "a.html"):
    (report,) = html.load(source.encode() if isinstance(source, str) else source, path)
    check(report)
    return report


def page(body: str, head: str = ""):
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def zoned(report) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(report.text)) for zone in report.zones]


class TestTheLivePage:
    def test_has_all_that_a_reader_reads_in_page_order(self):
        lines = read(LIVE.read_bytes()).text.split("\n")
        told = [
            "Orsel levy on hold",
            "No ship will be charged",
            "By Runa Ekvang",
            "Thursday 16 May 2024",
            "The beacon on the Needle",
            "15:42 Merrow Line",
        ]
        told += [
            "The tanker operator",
            "“As of today we pay nobody",
            "14:55 Hallvåne: ‘We will obey",
            "Sigrun Hallvåne, who",
            "“The order is about",
        ]
        told += [
            "She did not deny",
            "14:20 Pilots",
            "Marta Ivesdal",
            "13:31 Maretsk",
            "Oskania promised",
            "We said the next morning",
            "— Maritime Council",
        ]
        told += ["Pelagia Dorn", "13:05 The order", "Judge Emeric", "11:40 What Oskania said", "While we wait", "Correction, 12:10"]
        assert [line[: len(start)] for line, start in zip(lines, told, strict=True)] == told

    def test_has_nothing_that_a_reader_skips(self):
        text = read(LIVE.read_bytes()).text
        for words in (
            "cookies",
            "Accept",
            "Subscribe",
            "The sea\n",
            "More on this story",
            "I heard the hull go",
            "nobody should read",
            "Key moment",
            "refresh",
            "© The",
        ):
            assert words not in text

    def test_has_its_zones(self):
        found = zoned(read(LIVE.read_bytes()))
        assert [kind for kind, _ in found[:6]] == ["headline", "deck", "byline", "timestamp", "caption", "credit"]
        assert ("credit", "Illustration: Jo Tindvik/The Aldrevik Post") in found
        assert [words for kind, words in found if kind == "timestamp"][1:] == ["15:42", "14:55", "14:20", "13:31", "13:05", "11:40"]
        assert ("headline", "Hallvåne: ‘We will obey, and we will win’") in found

    def test_has_the_facts_of_its_metadata(self):
        report = read(LIVE.read_bytes())
        assert (report.outlet, report.url) == ("The Aldrevik Post", "https://aldrevikpost.example/live/orsel-levy")
        assert report.title == "Orsel levy on hold: tribunal tells Velmark to wait – live"
        assert (report.authors, report.published, report.language) == (("Runa Ekvang",), "2024-05-16T15:50:00+02:00", "en")


class TestTheStory:
    def test_is_told_from_the_headline_on(self):
        report = page(f"<div><a href=/>Home</a> <a href=/w>World</a></div><h1>Ships will not pay</h1><p>{PROSE}</p><p>{PROSE}</p>")
        assert report.text == f"Ships will not pay\n{PROSE}\n{PROSE}"

    def test_has_the_headline_that_the_page_is_called_by(self):
        report = page(
            f"<h1>The Post</h1><div><h1>Ships will not pay</h1><p>{PROSE}</p></div>", "<title>Ships will not pay | The Post</title>"
        )
        assert report.text == f"Ships will not pay\n{PROSE}"

    def test_has_the_title_where_no_heading_gives_it(self):
        report = page(f"<p>{PROSE}</p>", "<title>Ships will not pay</title>")
        assert zoned(report) == [("headline", "Ships will not pay"), ("body", PROSE)]

    @pytest.mark.parametrize(
        "name", ["related-stories", "NewsletterSignup", "share-bar", "ad-container", "most-read", "promo", "c-sidebar", "tags"]
    )
    def test_is_told_without_what_its_page_calls_something_else(self, name):
        assert (
            page(f"<h1>No</h1><p>{PROSE}</p><div class='{name}'><p>Other words of some length, but not of the story.</p></div>").text
            == f"No\n{PROSE}"
        )

    @pytest.mark.parametrize(
        "box",
        ["<div class='share ad-container sidebar'>", "<div class=promo-wrapper>", "<aside>", "<div hidden>", "<div style='display: none'>"],
    )
    def test_is_told_in_whatever_box_most_of_the_prose_is(self, box):
        told = f"<p>{PROSE}</p>" * 4
        assert page(f"<h1>No</h1>{box}{told}</div><p>Other words of some length, but few.</p>").text.count(PROSE) == 4

    @pytest.mark.parametrize("name", ["cookie-consent", "onetrust-banner-sdk", "comments-list", "modal"])
    def test_is_never_told_in_consent_or_comments_however_long(self, name):
        assert page(f"<h1>No</h1><p>{PROSE}</p><div id={name}>{f'<p>We value you. {PROSE}</p>' * 9}</div>").text == f"No\n{PROSE}"

    def test_ends_where_the_next_begins(self):
        told = f"<article><h1>No</h1>{f'<p>{PROSE}</p>' * 4}</article>"
        assert page(f"{told}<article><h1>Another</h1><p>{PROSE}</p></article>", "<title>No</title>").text.count(PROSE) == 4

    def test_ends_where_links_to_others_begin(self):
        cards = f"<div><h3><a href=x>Another</a></h3><p>{PROSE}</p></div>" * 2
        assert page(f"<h1>No</h1>{f'<p>{PROSE}</p>' * 4}<h2>More from the Post</h2>{cards}").text.count(PROSE) == 4

    def test_goes_on_after_a_box_of_links_in_it(self):
        box = "<h2>Read more</h2><ul><li><a href=x>The wreck</a></li></ul>"
        assert page(f"<h1>No</h1>{f'<p>{PROSE}</p>' * 3}{box}{f'<p>{PROSE}</p>' * 3}").text.count(PROSE) == 6

    def test_may_have_headings_of_the_first_level(self):
        assert page(f"<h1>No</h1><p>{PROSE}</p><h1>And then</h1><p>{PROSE}</p>").text.count(PROSE) == 2

    def test_is_told_without_links_that_lead_elsewhere_and_their_heading(self):
        links = "<h3>Related</h3><ul><li><a href=x>The wreck</a></li><li><a href=y>The reef</a></li></ul>"
        assert page(f"<h1>No</h1><p>{PROSE}</p>{links}<p>{PROSE}</p>").text == f"No\n{PROSE}\n{PROSE}"

    def test_has_the_correction_that_is_printed_under_it(self):
        told = f"<h1>No</h1><div><p>{PROSE}</p><p>{PROSE}</p></div><a href=/x>Home again</a><p>Correction: it was Tuesday.</p>"
        assert page(told).text.endswith("Correction: it was Tuesday.")

    def test_may_be_told_in_short_lines(self):
        assert (
            page("<h1>No</h1><p>He said no.</p><p>She said yes.</p><div>So what?</div>").text == "No\nHe said no.\nShe said yes.\nSo what?"
        )

    def test_has_its_dateline(self):
        report = page(f"<h1>No</h1><p>PORT ANSELM, May 14 (Halyard) - {PROSE}</p>")
        assert ("dateline", "PORT ANSELM, May 14 (Halyard) -") in zoned(report)
        assert (report.place, report.agency, report.published) == ("PORT ANSELM", "Halyard", "--05-14")

    def test_has_a_byline_beside_its_time(self):
        report = page(f"<h1>No</h1><div class=byline>By Jane Roe <time>14 May 2024</time></div><p>{PROSE}</p>")
        assert zoned(report)[1:3] == [("byline", "By Jane Roe"), ("timestamp", "14 May 2024")]
        assert (report.authors, report.published) == (("Jane Roe",), "2024-05-14")

    def test_is_no_byline_because_its_box_is_called_author(self):
        report = page(f"<h1>No</h1><div class=author-jane><p>{PROSE}</p><p class=author>{PROSE}</p></div>")
        assert [kind for kind, _ in zoned(report)] == ["headline", "body"]


class TestTheEncoding:
    @pytest.mark.parametrize(
        "declared", ["<meta charset=windows-1251>", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"]
    )
    def test_is_as_declared(self, declared):
        report = read(f"<html><head>{declared}</head><body><p>Суда не будут платить</p></body></html>".encode("cp1251"))
        assert (report.text, report.flags) == ("Суда не будут платить", ())

    def test_of_xhtml_is_as_declared(self):
        source = '<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="pl"><p>Łódź</p></html>'
        report = read(source.encode("iso-8859-2"))
        assert (report.text, report.language) == ("Łódź", "pl")

    def test_in_utf_8_is_known_whatever_is_declared(self):
        assert read("<meta charset=iso-8859-1><p>Hallvåne</p>".encode()).text == "Hallvåne"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a&#0;b&#27;c&#x92;d", "a\ufffdb"),
        ("<p>Hallva&#x30a;ne", "Hallvåne"),
        ("<p>one&#x2028;two", "one two"),
        ("<p>&lt;script&gt;", "<script>"),
        ("<p>&nbsp;&amp;amp;", "&amp;"),
    ],
)
def test_references_bring_in_nothing_that_a_text_may_not_have(source, text):
    assert text in read(source).text or text.replace("\ufffd", "") in read(source).text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<script>a</script>", "<html><body><nav><p>a</p></nav></body></html>", "<img src=x alt=a>"]
)
def test_a_page_without_text_is_refused(source):
    with pytest.raises(CannotLoad):
        list(html.load(source.encode(), "a.html"))


def test_text_without_markup_is_read_as_it_stands():
    assert read("Ships will not pay.").text == "Ships will not pay."


@pytest.mark.parametrize(
    "head", [b"<html", b"<!DOCTYPE html>", b"\n <HEAD>", b"\xef\xbb\xbf<!-- a --><html>", b'<?xml version="1.0"?><html xmlns="x">']
)
def test_a_page_is_known_by_its_start(head):
    assert html.knows(head)


@pytest.mark.parametrize("head", [b"", b"He wrote <html>.", b"<rss>", b'{"html": 1}', b"<?xml version='1.0'?><nitf>"])
def test_other_files_are_not(head):
    assert not html.knows(head)


class TestTheHeadline:
    @pytest.mark.parametrize(
        "site",
        ["<nav><h1>Strait and sea</h1></nav>", '<h1 class="site-logo">The Post</h1>', '<div class="breadcrumb"><h1>Strait</h1></div>'],
    )
    def test_is_not_the_name_of_the_site_or_the_way_to_the_page(self, site):
        report = page(f"{site}<article><h2>Ships will not pay</h2><p>{PROSE}</p></article>", "<title>Ships will not pay</title>")
        assert report.title == "Ships will not pay"
        assert report.text == f"Ships will not pay\n{PROSE}"

    def test_is_told_without_the_line_above_it_where_the_page_calls_itself_so(self):
        head = '<meta property="og:title" content="Ships will not pay">'
        report = page(f"<h1><span>Strait</span> <span>Ships will not pay</span></h1><p>{PROSE}</p>", head)
        assert report.title == "Ships will not pay"
        assert report.text == f"Strait Ships will not pay\n{PROSE}"

    def test_has_no_signs_of_where_a_word_may_be_parted(self):
        assert page(f"<h1>Ships will not p\xaday</h1><p>{PROSE}</p>").title == "Ships will not pay"


@pytest.mark.parametrize(
    ("signed", "names"), [("Von Jane Roe", 1), ("Par Jane Roe et Ann Fox", 2), ("Jane Roe", 1), ("Von der Leyen spricht", 0)]
)
def test_bylines_in_other_languages_are_read(signed, names):
    assert page(f'<h1>No</h1><p class="byline">{signed}</p><p>{PROSE}</p>').authors == ("Jane Roe", "Ann Fox")[:names]


def test_a_form_to_sign_up_is_no_part_of_the_story():
    form = "<form><p>Create a free account to go on with your reading, and choose a password of eight letters at least.</p></form>"
    assert "password" not in page(f"<article><h1>No</h1><p>{PROSE}</p>{form}<p>{PROSE}</p></article>").text


def test_a_page_that_is_all_in_a_form_is_read():
    assert PROSE in page(f"<form><h1>No</h1><p>{PROSE}</p><p>{PROSE}</p></form>").text


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def stored_pages(folder: Path):
    """A dozen and a half of real pages, each with its paragraphs as people set them down."""
    for stored in sorted(folder.glob("u[ks]/*.html.gz"))[::3]:
        versions = json.loads((stored.parent / f"{stored.name[:-19]}.json").read_text()).values()
        source = gzip.decompress(stored.read_bytes())
        paragraphs = ["\n".join(p for section in v["body"]["sections"] for p in section["paragraphs"]) for v in versions if v.get("body")]
        yield source, max(paragraphs, key=lambda told: sum(line[:60] in source.decode("utf-8", "replace") for line in told.split("\n")))


def test_real_pages_are_read_as_people_read_them(shared):
    folder = shared / "data" / "fundus-pages" / "tests" / "resources" / "parser" / "test_data"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    shares = []
    for source, told in stored_pages(folder):
        read_words, told_words = words(read(source).text), words(told)
        both = (read_words & told_words).total()
        shares.append((both / told_words.total(), both / read_words.total()))
    recall, precision = (sum(share) / len(shares) for share in zip(*shares, strict=True))
    assert recall > 0.95
    assert precision > 0.8


class TestThePagesOwnAddress:
    PAGE = b'<link rel="canonical" href="https://gazette.example/a"><h1>Ships</h1><p>Karelin said no.</p>'

    @pytest.mark.parametrize(
        "taken_from", ["https://www.gazette.example/a?from=feed", "https://m.gazette.example/a", "http://gazette.example/x"]
    )
    def test_is_taken_on_the_site_that_it_came_from(self, taken_from):
        (report,) = html.load(self.PAGE, "a.html", Facts(url=taken_from))
        assert report.url == "https://gazette.example/a"

    def test_that_names_another_site_makes_it_no_version_of_that_ones_report(self):
        (report,) = html.load(self.PAGE, "a.html", Facts(url="https://mirror.example/a"))
        assert report.url == "https://mirror.example/a"

    def test_is_all_that_is_known_of_a_file(self):
        (report,) = html.load(self.PAGE, "a.html")
        assert report.url == "https://gazette.example/a"


def test_who_is_quoted_at_the_foot_of_a_block_quotation_is_kept():
    quotation = "<blockquote><p>“No ship will pay before the mole is mended.”</p><footer>— Captain Ilya Karelin</footer></blockquote>"
    story = f"<h1>Toll</h1><p>The owners were not pleased at all with it.</p>{quotation}"
    page = f"<html><body><article>{story}</article><footer>About us</footer></body></html>"
    (report,) = html.load(page.encode(), "a.html")
    assert "— Captain Ilya Karelin" in report.text.split("\n")
    assert "About us" not in report.text


class TestThePagesOfAKeeper:
    HEAD = "<article><h1>Toll</h1><p>Karelin said no.</p></article>"

    @pytest.mark.parametrize(
        "address",
        [
            "https://web.archive.org/web/20310505101244/https://gazette.example/a",
            "http://web.archive.org/web/20310505101244id_/http:/gazette.example/a",
            "https://archive.example/20310505101244/https://gazette.example/a",
        ],
    )
    def test_have_the_address_and_the_time_that_the_archive_keeps_in_its_own(self, address):
        for head, around in ((f'<link rel="canonical" href="{address}">', Facts()), ("", Facts(url=address))):
            (report,) = html.load(f"<html><head>{head}</head><body>{self.HEAD}</body></html>".encode(), "a.html", around)
            assert (report.url or "").removeprefix("https").removeprefix("http") == "://gazette.example/a"
            assert report.captured == "2031-05-05T10:12:44Z"
            assert not any(flag.kind == "copy-of" for flag in report.flags)

    def test_that_name_a_lasting_address_have_the_one_in_it(self):
        links = '<link rel="canonical" href="https://archive.example/aB3">'
        links += '<link rel="bookmark" href="http://archive.example/20310505101244/https://gazette.example/a">'
        assert page(self.HEAD, links).url == "https://gazette.example/a"

    def test_are_read_without_the_archives_bar(self):
        bar = '<div id="wm-ipp-base"><p>About this capture: it was made by volunteers who care for what papers print.</p></div>'
        cache = '<div id="bN0__google-cache-hdr">This is a snapshot of the page as it appeared on 5 May 2031 10:12:44 GMT.</div>'
        assert page(bar + cache + self.HEAD).text == "Toll\nKarelin said no."

    def test_saved_by_a_browser_have_the_address_that_it_noted(self):
        saved = "<!DOCTYPE html>\n<!-- saved from url=(0027)https://gazette.example/a/b -->\n<html><body>" + self.HEAD
        assert read(saved).url == "https://gazette.example/a/b"

    def test_saved_as_a_single_file_are_read_though_nothing_says_where_the_body_begins(self):
        note = "<!--\n Page saved with SingleFile \n url: https://gazette.example/a \n saved date: Mon May 05 2031 10:12:44 GMT+0200\n-->"
        report = read(f"<!DOCTYPE html> <html lang=en>{note}<meta charset=utf-8><title>Toll</title>{self.HEAD}")
        assert (report.text, report.url, report.captured) == (
            "Toll\nKarelin said no.",
            "https://gazette.example/a",
            "2031-05-05T10:12:44+02:00",
        )


SECOND = "<h1>Fish market burns</h1>" + f"<p>{PROSE.replace('levy', 'fine')} The market burned down on Sunday night.</p>" * 4


@pytest.mark.parametrize(
    ("first", "second"),
    [("<article>{}</article>", "<article>{}</article>"), ('<div class="report">{}</div>', '<div class="report">{}</div>')],
)
def test_a_page_that_goes_on_with_another_report_ends_before_it(first, second):
    story = f"<h1>Ships will not pay</h1><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>"
    report = page(f"<main>{first.format(story)}{second.format(SECOND)}</main>")
    assert report.title == "Ships will not pay"
    assert "burn" not in report.text


def test_headings_of_the_first_level_within_one_report_are_of_it():
    report = page(f"<article><h1>Ships will not pay</h1><p>{PROSE}</p><h1>What the owners say</h1><p>{PROSE}</p></article>")
    assert "What the owners say" in report.text


def test_a_text_that_only_a_script_would_show_is_taken_from_what_the_page_tells_machines():
    told = {"@type": "NewsArticle", "headline": "Ships will not pay", "articleBody": f"<p>{PROSE}</p>\n\nIt &amp; more."}
    report = page("<div id=root></div>", f'<script type="application/ld+json">{json.dumps(told)}</script>')
    assert report.text == f"Ships will not pay\n{PROSE}\nIt & more."
    assert zoned(report)[0] == ("headline", "Ships will not pay")


def test_a_page_of_frames_is_refused_as_one():
    with pytest.raises(CannotLoad, match="frames"):
        read("<html><head><title>The Post</title></head><frameset><frame src=a><noframes><p>No frames.</p></noframes></frameset>")


def test_a_page_without_a_heading_is_called_by_the_line_that_opens_its_title():
    body = f"<b>Ships will not pay</b><br>By Jane Roe<br>Monday, 3 May 2031<br><br>{PROSE}<br><br>{PROSE}"
    report = page(body, "<title>Ships will not pay - The Post - Print</title>")
    assert (report.title, report.authors, report.published) == ("Ships will not pay", ("Jane Roe",), "2031-05-03")
    assert zoned(report)[:3] == [("headline", "Ships will not pay"), ("byline", "By Jane Roe"), ("timestamp", "Monday, 3 May 2031")]


class TestWhatStandsAroundTheStory:
    @pytest.mark.parametrize("name", ["article-image", "videoPlayer", "photo__text"])
    def test_words_in_the_box_of_a_picture_are_its_caption(self, name):
        report = page(f'<h1>Toll</h1><p>{PROSE}</p><div class="{name}"><h3>The mole in spring</h3></div><p>{PROSE}</p>')
        assert ("caption", "The mole in spring") in zoned(report)

    @pytest.mark.parametrize("name", ["has-image", "a-slug-that-tells-of-a-photo-of-her"])
    def test_a_name_that_tells_of_something_else_makes_no_caption(self, name):
        assert zoned(page(f'<h1>Toll</h1><p class="{name}">Karelin said no.</p>'))[-1] == ("body", "Karelin said no.")

    @pytest.mark.parametrize(
        ("line", "kinds"),
        [
            ("By Jane Roe - 3 May 2031", ["byline", "timestamp"]),
            ("Updated: 3 May 2031, 10:15", ["timestamp"]),
            ("Von Jane Roe", ["byline"]),
            ("4 minutes, 12 comments", ["boilerplate"]),
        ],
    )
    def test_a_line_that_tells_of_the_report_is_zoned_by_what_it_says(self, line, kinds):
        report = page(f'<article><h1>Toll</h1><div class="entry-meta">{line}</div><p>{PROSE}</p></article>')
        assert [kind for kind, _ in zoned(report)] == ["headline", *kinds, "body"]

    def test_a_link_behind_a_few_words_and_a_colon_leads_on(self):
        link = "<p>Les også: <a href=b>Tone Damli og hennes agent i hagen</a></p>"
        assert ("promo", "Les også: Tone Damli og hennes agent i hagen") in zoned(page(f"<h1>Toll</h1><p>{PROSE}</p>{link}<p>{PROSE}</p>"))

    @pytest.mark.parametrize("link", ["<a href=b></a><h3>Fish burns</h3>", "<a href=b>Fish burns down</a> <h3>Fish burns down</h3>"])
    def test_a_card_that_leads_to_another_report_is_left_out(self, link):
        assert "burns" not in page(f"<article><h1>Toll</h1><p>{PROSE}</p><article>{link}</article><p>{PROSE}</p></article>").text

    def test_a_short_entry_that_links_to_itself_is_kept(self):
        entry = "<article><a href='#e1'></a><p>The owners left.</p></article>"
        assert "owners left" in page(f"<article><h1>Toll</h1><p>{PROSE}</p>{entry}</article>").text

    def test_the_foot_of_the_page_is_left_out_and_of_an_article_only_where_it_is_named_so(self):
        foot = f"<footer><p>{PROSE.replace('levy', 'rights')}</p></footer>"
        assert "rights" not in page(f"<div><h1>Toll</h1><p>{PROSE}</p></div>{foot}").text

    @pytest.mark.parametrize("name", ["hide", "is-hidden", "d-none", "x--hide"])
    def test_what_is_hidden_by_its_name_is_left_out(self, name):
        assert "Sign" not in page(f'<article><h1>Toll</h1><p>{PROSE}</p><p class="{name}">Sign in to go on.</p></article>').text

    @pytest.mark.parametrize("name", ["hidden md:block", "d-none d-md-block"])
    def test_what_is_hidden_on_small_screens_is_read(self, name):
        assert "owners left" in page(f'<article><h1>Toll</h1><p>{PROSE}</p><p class="{name}">The owners left.</p></article>').text

    def test_a_report_about_what_pages_are_made_of_is_read(self):
        classes = "post type-post hentry tag-consent category-comments"
        assert PROSE in page(f'<h1>Toll</h1><div class="{classes}"><p>{PROSE}</p></div>').text

    def test_a_word_that_stands_alone_at_the_end_is_no_agency(self):
        assert page(f"<h1>Toll</h1><p>{PROSE}</p><p>Subskrybuj</p>").agency is None


def test_a_heading_is_parted_where_its_elements_are_shown_on_lines_of_their_own():
    report = page(f"<h1><span>The harbour</span>Ships will not pay</h1><p>{PROSE}</p>")
    assert report.title == "The harbour Ships will not pay"
    assert page(f"<h1><span>S</span>hips will not pay</h1><p>{PROSE}</p>").title == "Ships will not pay"


def test_a_heading_for_ears_only_is_not_the_headline():
    body = f'<h1 class="is_blind">Article</h1><h2>Ships will not pay</h2><p>{PROSE}</p>'
    assert page(body, "<title>Ships will not pay</title>").title == "Ships will not pay"
