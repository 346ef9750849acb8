"""The files themselves: size, texts, faults, colours and the rules for text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from api.pages import assets, texts
from api.pages.blocks import blocks
from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site
from tests.support import http

PAGES = Path(assets.__file__).parent
SCRIPTS = sorted(assets.FOLDER.glob("*.js"))
TEMPLATES = sorted((PAGES / "templates").iterdir())
STYLES = ["tokens.css", "gesprek.css", "widget.css"]
BUDGET = 30 * 1024


def test_chat_is_small(site: Site) -> None:
    """UI-17: scripts, styles and texts together, as they are sent."""
    client = http.client(f"{site.origin}/static/{assets.VERSION}/")
    sent = 0
    for name in [assets.ENTRY, *STYLES]:
        with client.stream("GET", name, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["content-encoding"] == "gzip", name
            sent += sum(len(part) for part in answer.iter_raw())
    sent += len(gzip.compress(client.get("widget.json").content))
    assert sent <= BUDGET


def test_one_script_holds_every_module_once() -> None:
    """So the check of a page (SRI) covers all of the code."""
    assert not re.search(r"^(import|export)\b", assets.SCRIPT, re.MULTILINE)
    for path in SCRIPTS:
        first = path.read_text("utf-8").splitlines()[0]
        assert assets.SCRIPT.count(first) == 1, path.name


def test_page_loads_one_script(visitors: Contexts, site: Site) -> None:
    # A new visitor: one who was here before may not ask for the script again.
    with visitors.fresh() as page:
        Chat(page).visit(site.origin).open()
    loaded = [url.rsplit("/", 1)[1] for url in visitors.watch.requests if url.endswith(".js")]
    assert loaded == [assets.ENTRY]


def test_chat_needs_nothing_from_elsewhere() -> None:
    for path in SCRIPTS:
        for found in re.findall(r'(?:from|import\()\s*"([^"]+)"', path.read_text("utf-8")):
            assert (assets.FOLDER / found).is_file(), f"{path.name}: {found}"
    for path in assets.FOLDER.glob("*.css"):
        assert "url(" not in path.read_text("utf-8"), path.name


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_never_parse_text_as_markup(path: Path) -> None:
    code = path.read_text("utf-8")
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|\.style"
    assert re.findall(sinks, code) == []


# --- texts: one file (UI-33) ------------------------------------------------------------------


class _Visible(HTMLParser):
    """Collects what a reader would see or hear of a template."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = ("aria-label", "title", "alt", "placeholder")
        self.found += [value or "" for name, value in attrs if name in spoken]


def _template_text(path: Path) -> str:
    """A template with every expression and statement replaced by nothing."""
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    return "".join(node.data for node in tree.find_all(nodes.TemplateData))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_texts(path: Path) -> None:
    visible = _Visible()
    visible.feed(_template_text(path))
    assert [text for text in visible.found if re.search(r"[^\W\d_]{2}", text)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_texts(path: Path) -> None:
    code = re.sub(r"^\s*(?://|/?\*).*$|\s// .*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    literals = re.findall(r'"([^"\n]*)"|`([^`]*)`', code)
    sentences = [one or two for one, two in literals if re.search(r"[a-z]{2} [a-z]{2}", one or two)]
    allowed = {
        "bericht bericht-${van}",
        "fout uitleg gebruik", "reden-uitleg reden-fout",  # ids
        "knop sluiten", "knop nieuw", "knop tekstknop", "knop hoofdknop",  # classes
        "(min-width: 600px) and (min-height: 480px)",
    }  # fmt: skip
    assert [text for text in sentences if text not in allowed] == []


def _used_texts() -> Iterator[str]:
    for path in [*SCRIPTS, *TEMPLATES, *PAGES.glob("*.py")]:
        yield path.read_text("utf-8")


def _leaves(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _leaves(value, f"{path}.{name}")
    elif isinstance(part, list):
        for value in part:
            yield from _leaves(value, path)
    elif isinstance(part, str):
        yield path, part


def test_every_text_is_used() -> None:
    code = "\n".join(_used_texts())
    unused = []
    for path, _ in _leaves(texts.TEXTS):
        if ".locaties." in path or ".relaties." in path:  # by the value in the catalogue
            continue
        name = path.rsplit(".", 1)[1]
        counted = re.sub(r"_(een|meer|geen)$", "", name)
        if not re.search(rf"\b({name}|{counted})\b", code):
            unused.append(path)
    assert unused == []


def test_texts_speak_formally_and_briefly() -> None:
    """ "U", no emoji, 15 words a sentence on average and never over 25 (TR-10, TR-11)."""
    lengths = []
    for path, text in _leaves(texts.TEXTS):
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", text, re.IGNORECASE), path
        assert not re.search(r"[\U0001F300-\U0001FAFF☀-➿]", text), path
        for sentence in re.split(r"(?<=[.!?])\s", text):
            lengths.append(len(sentence.split()))
            assert lengths[-1] <= 25, path
    assert sum(lengths) / len(lengths) <= 15


# --- faults (TR-09) ---------------------------------------------------------------------------


def test_every_fault_says_what_to_do() -> None:
    for code, entry in texts.TEXTS["fouten"].items():
        assert set(entry) == {"bericht", "actie", "herstelbaar"}, code
        assert entry["bericht"], code
        assert entry["actie"], code
        assert isinstance(entry["herstelbaar"], bool), code


def test_every_fault_in_the_code_is_in_the_list_and_the_other_way_round() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    python = "\n".join(path.read_text("utf-8") for path in PAGES.glob("*.py"))
    used = set(re.findall(r'new Fault\(\s*"(\w+)"', scripts))
    used |= set(re.findall(r'texts\.fault\("(\w+)"', python))
    assert used == set(texts.TEXTS["fouten"])


# --- colours (UI-35) --------------------------------------------------------------------------

TEXT_PAIRS = [
    *product(("tekst", "tekst-zacht", "link", "fout", "hoofd"), ("vlak", "vlak-zacht")),
    ("tekst", "eigen"),
    ("tekst", "let-op"),
    ("link", "let-op"),
    ("op-hoofd", "hoofd"),
    ("op-hoofd", "hoofd-sterk"),
    ("op-kop", "kop"),
]
OTHER_PAIRS = [
    *product(("rand", "hoofd", "fout", "focus"), ("vlak", "vlak-zacht")),
    ("let-op-rand", "vlak"),
    ("focus", "focus-rand"),
    ("hoofd", "vlak"),
]


def _colours(scheme: str) -> dict[str, str]:
    css = (assets.FOLDER / "tokens.css").read_text("utf-8")
    light, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    part = light if scheme == "light" else rest.partition("@media print")[0]
    # The last value of a chain of fallbacks is our own.
    return dict(re.findall(r"--kleur-([a-z-]+):[^;]*?(#[0-9a-f]{6})\)*;", part))


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_our_own_colours(scheme: str) -> None:
    colours = _colours(scheme)
    named = {name for pair in TEXT_PAIRS + OTHER_PAIRS for name in pair}
    assert named | {"lijn"} == set(colours)  # lijn only decorates
    for pairs, least in ((TEXT_PAIRS, 4.5), (OTHER_PAIRS, 3.0)):
        for front, back in pairs:
            found = _contrast(colours[front], colours[back])
            assert found >= least, f"{scheme}: {front} on {back} has {found:.2f}"


# --- rules for text ---------------------------------------------------------------------------

CASES = json.loads((Path(__file__).parent / "tekstgevallen.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["tekst"][:30]))
def test_blocks_on_the_server(case: dict[str, Any]) -> None:
    found = [
        {
            "soort": block.soort,
            "regels": [[[part.tekst, part.href] for part in line] for line in block.regels],
        }
        for block in blocks(case["tekst"])
    ]
    assert found == case["blokken"]


def test_blocks_in_the_browser(chat: Chat) -> None:
    found = chat.page.evaluate(
        """async ({ file, texts }) => {
          const { blocks } = await import(file);
          return texts.map((text) => blocks(text).map(({ soort, regels }) => ({
            soort,
            regels: regels.map((parts) => parts.map(({ tekst, href }) => [tekst, href])),
          })));
        }""",
        {
            "file": f"/static/{assets.VERSION}/blocks.js",
            "texts": [case["tekst"] for case in CASES],
        },
    )
    assert found == [case["blokken"] for case in CASES]
