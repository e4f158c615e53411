"""What is measured on: one post, many posts, and rulebooks of any size."""

import shutil
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOG = ROOT.parent / "shared" / "corpus" / "blogs" / "18f"
"""About 500 posts of a real blog, which lie beside the checkout where they are at hand."""

FIRST_RULES = """
    newsworthy-only useful-blog non-promotional-blog no-hard-sell timely-offer no-mass-follow ask-open-questions
    no-personal-insults business-problem-first return-in-money both-sides inbound-majority inbound-before-outbound
    monitor-and-respond name-the-people no-full-time-learner no-follower-count-triage no-premature-routing
""".split()
"""The rules of version 0.1.0, for which the bars on many posts were set."""

WRITTEN = (
    ROOT / "examples/blog/gears-that-slip.md",
    ROOT / "examples/plans/listening-first/blog/brakes-that-squeal.md",
)
VERBS = (
    "bolster",
    "champion",
    "elevate",
    "harness",
    "leverage",
    "maximise",
    "optimise",
    "pivot",
    "unlock",
    "streamline",
)
MANNERS = ("boldly", "deeply", "easily", "fully", "newly", "quickly", "really", "simply", "swiftly", "truly")
NOUNS = (
    "alignment",
    "bandwidth",
    "deliverables",
    "ecosystem",
    "growth",
    "learnings",
    "mindshare",
    "reach",
    "synergy",
    "value",
)

RULE = """\
id: {id}
title: Plain words
practice: bad
applies_to: post
severity: warning
avoid: {{phrases: ["{phrase}"]}}
message: "{{match}} says little."
advice: Say what it means.
why: Readers skip what everybody says.
sources: [{{title: House style}}]
examples:
  - fail: "We [[{phrase}]] here."
  - pass: "We say what it means."
  - near: "We {far} here."
"""


def one_post(folder: Path, words: int = 600) -> Path:
    """Write one blog post of at least so many words, made of the examples."""
    lines = "\n".join(path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in WRITTEN).split("\n")
    post = ["---", "title: What riders ask in winter", "author: Luis Ferreira", "channel: blog", "---"]
    for line in lines * 2:
        if sum(len(kept.split()) for kept in post) >= words:
            break
        post.append(line)
    target = folder / "post.md"
    target.write_text("\n".join(post) + "\n", encoding="utf-8")
    return target


def many_posts(folder: Path) -> Path | None:
    """Copy the posts of the blog into a folder of their own; None where they are not at hand."""
    if not BLOG.is_dir():
        return None
    target = folder / "_posts"
    target.mkdir()
    for path in sorted(BLOG.rglob("*.md")):
        shutil.copyfile(path, target / "-".join(path.relative_to(BLOG).parts))
    return target


def rulebook(folder: Path, size: int) -> Path:
    """Write a rulebook of so many phrase rules, at most 1,000."""
    target = folder / f"rules-{size}"
    (target / "craft").mkdir(parents=True)
    for number, (manner, verb, noun) in enumerate(islice(product(MANNERS, VERBS, NOUNS), size)):
        text = RULE.format(id=f"plain-{number}", phrase=f"{manner} {verb} {noun}", far=f"{verb} {manner} {noun}")
        (target / "craft" / f"plain-{number}.yaml").write_text(text, encoding="utf-8")
    return target
