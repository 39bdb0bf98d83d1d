"""
Makes the example reports of every kind that is no plain text or page, in `examples/kinds`; they are kept, so nobody needs to run it.

    python -m tests.make_examples

Needs the extra `dev`. The texts are invented, like all the examples, and go on with the same affair.
"""

from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from pathlib import Path
from xml.etree import ElementTree

from tests.sources import containers, documents

FOLDER = Path(__file__).parent.parent / "examples" / "kinds"
DAY = "2024-05-17"


def feed() -> bytes:
    """RSS of two short items, each with all of its words."""
    ElementTree.register_namespace("dc", "http://purl.org/dc/elements/1.1/")
    rss = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(rss, "channel")
    for name, words in (("title", "Brackwater Courier"), ("link", "https://courier.example/"), ("description", "News of the strait")):
        ElementTree.SubElement(channel, name).text = words
    items = (
        (
            "Port crews ask who will board the ships",
            "The pilots’ union in Port Anselm said on Friday that no roster for July had been drawn up. “Nobody has told us whom we are to "
            "board,” its spokesman, Teun Askevold, told the Courier.",
        ),
        (
            "Insurers wait for the tribunal",
            "The Marine Underwriters’ League said it would not change its rates for the Orsel Strait before the Admiralty Tribunal gives "
            "judgment. “A rumour is not a risk,” said its chair, Odile Brannigan.",
        ),
    )
    for number, (title, words) in enumerate(items, start=1):
        item = ElementTree.SubElement(channel, "item")
        told = {
            "title": title,
            "link": f"https://courier.example/{number}",
            "description": words,
            "pubDate": "Fri, 17 May 2024 09:30:00 GMT",
        }
        for name, value in told.items():
            ElementTree.SubElement(item, name).text = value
        ElementTree.SubElement(item, "{http://purl.org/dc/elements/1.1/}creator").text = "Hanne Vollmar"
    return ElementTree.tostring(rss, encoding="utf-8", xml_declaration=True)


def mail() -> bytes:
    """A press office's message."""
    message = EmailMessage()
    message["From"] = "Merrow Line press office <press@merrow.example>"
    message["To"] = "desk@courier.example"
    message["Subject"] = "Merrow Line on the tribunal's order"
    message["Date"] = "Fri, 17 May 2024 08:05:00 +0000"
    message["Message-ID"] = "<17@merrow.example>"
    message.set_content(
        "Merrow Line welcomes the order of the Admiralty Tribunal.\n\n"
        'Bastian Okeloh, the chief executive, said: "We asked for time, and the judges have given it to everybody. Our ships will take '
        'pilots as before."\n\n'
        "The company said it had answered every question of the inquiry into the Corvane Star.\n"
    )
    return message.as_bytes()


def pdf() -> bytes:
    """A page of a commission's record, set in lines."""
    told = (
        "Note of the Orsel Strait Commission, 17 May 2024",
        "The Secretary-General, Pelagia Dorn, informed the member states that the talks would resume in Port Anselm on Friday. She said "
        "that the inquiry into the grounding of the Corvane Star would report in the autumn.",
        "The delegate of Velmark said that the duty to take a pilot was not affected by the order. The delegate of Oskania replied that "
        "his government had never opposed pilots. He asked that his words be entered in the record.",
    )
    return documents.pdf(list(documents.column(told)), title=told[0])


def word() -> bytes:
    """An interview in a Word document."""
    return documents.word(
        ("“The reef does not read treaties”", "Title"),
        "By Hanne Vollmar",
        "Captain Ilse Marrable has taken ships past the Needle reef for 31 years. She said she would do so in July, whoever paid her.",
        "“The reef does not read treaties,” Marrable said. “It wants somebody on the bridge who knows it.”",
        "She denied that pilots had been offered Oskanian contracts.",
    )


def table() -> bytes:
    """Two reports as rows."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(("outlet", "title", "date", "author", "url", "text"))
    rows.writerow(
        (
            "Norvik Evening Mail",
            "Fishermen fear the queue",
            DAY,
            "Per Lindqvart",
            "https://evening-mail.example/queue",
            "Fishermen in Norvik say that ships which wait for a pilot will block the harbour. “We shall be out there until noon,” said "
            "Gunvor Thale, who has two boats.",
        )
    )
    rows.writerow(
        (
            "Oskel Evening",
            "Council thanks the judges",
            DAY,
            "",
            "https://oskel-evening.example/judges",
            "The Maritime Council of Oskania thanked the Admiralty Tribunal on Friday. Its secretary, Ledomir Karelin, said the order was "
            "“a lesson in patience”.",
        )
    )
    return file.getvalue().encode()


def ninjs() -> bytes:
    """An agency's item as JSON."""
    item = {
        "uri": "urn:halyard.example:20240517:7",
        "type": "text",
        "version": "1",
        "versioncreated": "2024-05-17T10:12:00Z",
        "pubstatus": "usable",
        "language": "en",
        "byline": "By Tove Ansgar",
        "located": "PORT ANSELM",
        "headline": "Commission chief expects long talks on strait",
        "body_text": "PORT ANSELM, May 17 (Halyard) - Talks on the Orsel Strait may last into the summer, commission chief Pelagia "
        "Dorn said on Friday.\n\n“I have packed for a week and I may need more,” she told Halyard.\n",
    }
    return (json.dumps(item, ensure_ascii=False, indent=1) + "\n").encode()


def newsml() -> bytes:
    """An agency's item as XML."""
    return documents.newsml_item(
        "Velmark drops plan for a second pilot station",
        "ALDREVIK, May 17 (Halyard) - Velmark will not build a second pilot station before the tribunal gives judgment, the transport "
        "ministry said on Friday.",
        "“We build when the law is clear,” a ministry spokesman, Aksel Rundgren, said. He would not say what the delay would cost.",
        item_meta='<versionCreated>2024-05-17T11:40:00Z</versionCreated><pubStatus qcode="stat:usable"/>',
        content_meta="<by>By Tove Ansgar</by>",
    )


def page(title: str, *paragraphs: str) -> bytes:
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="The '
        f'Aldrevik Post"><meta name="date" content="{DAY}"><meta name="author" content="Runa Ekvang"></head><body><article><h1>{title}</h1>'
        f"{told}</article></body></html>\n"
    ).encode()


def warc() -> bytes:
    """Two pages as an archive of the web took them down."""
    told = {"WARC-Date": "2024-05-17T18:00:00Z"}
    inquiry = page(
        "Inquiry asks for the voyage recorder",
        "The head of the inquiry, Hedda Corrin, has asked for the recorder of the Corvane Star once more.",
        "“We have been told that it exists,” she said on Friday. Merrow Line said it had handed over a copy.",
    )
    cabinet = page(
        "Hallvåne defends her figures",
        "Deputy Prime Minister Sigrun Hallvåne said on Friday that 60 pilots were in training.",
        "“Ask me again in October,” she said. The union said it knew of 20.",
    )
    return containers.warc(
        {"url": "https://aldrevik-post.example/inquiry", "body": inquiry, "told": told},
        {"url": "https://aldrevik-post.example/figures", "body": cabinet, "told": told},
        packed=True,
    )


def archive() -> bytes:
    """A folder of a text and a page, packed."""
    letter = (
        "Harbour master warns of empty berths\n\nBy Per Lindqvart\n\nNORVIK, 17 May 2024 - The harbour master of Norvik, Sunniva Hald, "
        "said three cruise ships had cancelled.\n\n“They read the headlines and not the order,” she said.\n"
    )
    market = page(
        "Fuel oil price rises", "Traders in Aldrevik said on Friday that fuel oil had risen. “Nobody wants to queue,” one of them said."
    )
    return containers.zipped({"reports/berths.txt": letter, "reports/fuel.html": market})


MADE = {
    "feed.rss": feed,
    "message.eml": mail,
    "note.pdf": pdf,
    "interview.docx": word,
    "table.csv": table,
    "agency.ninjs": ninjs,
    "agency.newsml": newsml,
    "pages.warc.gz": warc,
    "reports.zip": archive,
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
