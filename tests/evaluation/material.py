"""The material that is measured on: labelled rows and clean documents, which lie beside the checkout."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

SHARED = Path(__file__).parents[3] / "shared"
LABELLED = SHARED / "data" / "labelled"
BLOGS = SHARED / "corpus" / "blogs"
POSTS = SHARED / "corpus" / "posts"

OWNERS = {"corporate-messaging": "account", "clickbait-peterldowns": "source"}
"""The field that says whose a row is, by set."""

_AFFILIATE_HOSTS = """
    amzn.to astore.amazon fkrt.it fkrt.cc rstyle.me liketk.it shopmy.us howl.me shareasale shrsl.com clickbank jvzoo
    awin1.com tidd.ly 7eer.net pxf.io sjv.io partnerize prf.hn impact.com geni.us georiot magik.ly linksynergy
    studiotracking.envato 1.envato.market ali.pub s.click.aliexpress rover.ebay ebay.us/ tkqlhce kqzyfj anrdoezrs
    dpbolvw jdoqocy fave.co narrativ kit.com kit.co/ shopstyle.it bhpho.to viglink skimresources avantlink a-fwd.com
"""
_AFFILIATE_MARKS = r"[?&/](?:tag|aff|affid|aff_id|affiliate_?id|a_aid|aid|ref|refid|lkid|rid)="
_AFFILIATE = re.compile("|".join([*map(re.escape, _AFFILIATE_HOSTS.split()), _AFFILIATE_MARKS, "utm_medium=affiliate"]))


class Row(NamedTuple):
    """One text with the label that others gave it; `owner` is the account, source or repository, "" where unknown."""

    id: str
    text: str
    label: str
    owner: str = ""


def is_there() -> bool:
    """Tell whether the material is at hand."""
    return LABELLED.is_dir() and BLOGS.is_dir() and POSTS.is_dir()


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a set, in the order of its file."""
    with (LABELLED / f"{name}.jsonl").open(encoding="utf-8") as file:
        return tuple(row_of(name, json.loads(line)) for line in file)


def row_of(name: str, written: Mapping[str, str]) -> Row:
    """Return a line of a set as a row."""
    owner = written.get(OWNERS.get(name, ""), "")
    if name == "org-tweets":
        owner = written["id"].partition(":")[0]
    return Row(str(written["id"]), written["text"], written["label"], owner)


def shows_affiliate_link(text: str) -> bool:
    """Tell whether an address of an affiliate programme can be seen in a text; most short links cannot be told."""
    return _AFFILIATE.search(text.lower()) is not None
