"""The alarms and the dashboard ask for figures that exist, and every alarm is explained."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from actions.signalen import Signaal
from api.metrics.metrics import PARTS, Metrics
from bot.stack.paths import ROOT

FOLDER = ROOT / "docs" / "monitoring"
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((FOLDER / "alarmen.yml").read_text())["groups"]
    for rule in group["rules"]
]
PANELS: list[dict[str, Any]] = json.loads((FOLDER / "dashboard.json").read_text())["panels"]
EXPRESSIONS = [rule["expr"] for rule in RULES] + [
    target["expr"] for panel in PANELS for target in panel["targets"]
]
#: Endings that the parts of a counter or histogram have in Prometheus.
ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
LABEL_VALUES = {
    "part": {*PARTS, "actions"},
    "outcome": {"answered", "refused", "failed", "passend", "naaste", "geen"},
    "signal": {signaal.value for signaal in Signaal},
    "job": {"aanbodwijzer"},
}


def names() -> set[str]:
    """Every name that the application gives Prometheus."""
    return {
        family.name + ending
        for family in Metrics().registry.collect()
        for ending in ENDINGS[family.type]
    }


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_every_figure_that_is_asked_for_exists(expression: str) -> None:
    asked = set(re.findall(r"\baanbodwijzer_\w+", expression))
    assert asked or "up{" in expression
    assert asked <= names()
    assert expression.count("(") == expression.count(")")
    for label, wanted in re.findall(r'(\w+)=~?"([^"]*)"', expression):
        assert set(wanted.split("|")) <= LABEL_VALUES[label]


def test_alarms_have_what_somebody_on_duty_needs() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES) >= 10
    for rule in RULES:
        assert rule["labels"]["ernst"] in {"laag", "midden", "hoog"}
        assert rule["annotations"]["samenvatting"].endswith(".")
        assert rule["annotations"]["uitleg"] == f"docs/beheer.md#{rule['alert'].lower()}"


def test_the_runbook_explains_every_alarm_and_no_other() -> None:
    text = (ROOT / "docs" / "beheer.md").read_text()
    chapter = text.split("\n## Alarmen\n")[1].split("\n## ")[0]
    assert re.findall(r"^### (\w+)$", chapter, re.M) == [rule["alert"] for rule in RULES]


def test_the_example_for_prometheus_reads_the_alarms() -> None:
    example = yaml.safe_load((FOLDER / "prometheus.yml").read_text())
    assert example["rule_files"] == ["alarmen.yml"]
    assert [it["job_name"] for it in example["scrape_configs"]] == ["aanbodwijzer"]


def test_the_dashboard_can_be_imported() -> None:
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    for panel in PANELS:
        assert panel["datasource"]["uid"] == "${bron}"
        place = panel["gridPos"]
        assert 0 <= place["x"] <= 24 - place["w"]
