"""The frame of every page: the only module that knows jinja2."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ptvspt.document import html
from ptvspt.profiles.wording import when
from ptvspt.publishing import linked
from ptvspt.publishing.records import Material, Page

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
NAME = "Physical therapist or trainer?"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""What a page may load: what lies beside it, and nothing else from anywhere."""
MISSING = "404.html"


class Frame:
    """Puts pages into their frame; `pages` are all of the site, for the navigation."""

    def __init__(self, material: Material, pages: Sequence[Page]) -> None:
        self.material = material
        self.named = {page.path: page for page in pages}
        self.around = {
            "name": NAME,
            "policy": POLICY,
            "nav": [page for page in pages if page.nav],
            "version": material.catalogue.version,
            "dated": when(linked.modified(material.catalogue.version)),
            "made": when(material.today),
            "paths": {page.path for page in pages},
            "base": material.base,
            "report": material.report,
        }
        self.environment = _environment()

    def text(self, page: Page) -> str:
        """Return a page as HTML."""
        from markupsafe import Markup

        opening, body = "", ""
        contents: list[tuple[str, str]] = []
        if page.document is not None:
            _, opening, body = html.fragment(page.document)
            body, contents = html.anchored(body)
        shown = {
            "page": page,
            "root": self._root(page),
            "see": [(text, path) for text, path in page.see if path.partition("#")[0] in self.named],
            "parent": self.named.get(page.parent),
            "opening": Markup(opening),  # noqa: S704 - our renderer has escaped it
            "body": Markup(body),  # noqa: S704 - so has it here
            "contents": [(id_, Markup(text)) for id_, text in contents],  # noqa: S704 - and here
            "data": Markup(linked.text(page, self.material)),  # noqa: S704 - JSON without an opening bracket
        }
        template = self.environment.get_template(page.template)
        unsaid = {"lead": "", "program": None, "index": (), "toc": False, "styles": ()}
        return template.render({**unsaid, **self.around, **shown, **page.values})

    def _root(self, page: Page) -> str:
        """Return the way from a page to the site's root; a missing page may have been asked for at any depth."""
        return self.material.base if page.path == MISSING else "../" * page.path.count("/")


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # 40 ms, and only a site needs it

    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
