"""Path patterns: what each covers and what it leaves alone."""

import pytest

from socialpolicy.text.globs import matches_any


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("*.md", "a.md", True),
        ("*.md", "posts/deep/a.md", True),
        ("*.md", "a.mdx", False),
        ("posts/*.md", "posts/a.md", True),
        ("posts/*.md", "posts/deep/a.md", False),
        ("posts/*.md", "old/posts/a.md", False),
        ("posts/**/*.md", "posts/a.md", True),
        ("posts/**/*.md", "posts/2026/q1/a.md", True),
        ("**/a.md", "a.md", True),
        ("**/a.md", "x/y/a.md", True),
        ("**/a.md", "x/ba.md", False),
        ("posts/**", "posts/a.md", True),
        ("posts/**", "post/a.md", False),
        ("drafts", "drafts/a.md", True),
        ("drafts/", "x/drafts/a.md", True),
        ("drafts", "mydrafts/a.md", False),
        ("/drafts", "x/drafts/a.md", False),
        ("./drafts/x", "drafts/x/a.md", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("[!ab].md", "c.md", True),
        ("[z-a].md", "[z-a].md", True),
        ("a[.md", "a[.md", True),
        ("a+(b).md", "a+(b).md", True),
        ("line\nend.md", "line\nend.md", True),
    ],
)
def test_a_pattern_covers_a_path(pattern: str, path: str, covered: bool) -> None:
    assert matches_any([pattern], path) is covered


def test_without_patterns_nothing_is_covered() -> None:
    assert not matches_any([], "a.md")
