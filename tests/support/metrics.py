"""Reads what an application measures, as Prometheus does."""

from __future__ import annotations

import httpx
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample


def scrape(port: int) -> list[Sample]:
    """Every sample that the metrics port gives."""
    text = httpx.get(f"http://127.0.0.1:{port}/metrics").raise_for_status().text
    return [sample for family in text_string_to_metric_families(text) for sample in family.samples]


def value(samples: list[Sample], name: str, **labels: str) -> float:
    """The value of one sample; 0 when nothing was counted under these labels."""
    found = (it.value for it in samples if it.name == name and it.labels == labels)
    return next(found, 0.0)
