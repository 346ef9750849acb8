"""Everything that is measured of the running service, for Prometheus.

No label holds a text, an id, a code or an address: labels come from fixed lists and route
templates only. `docs/monitoring/` holds the alerts and the dashboard that read these names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)
from prometheus_client.process_collector import ProcessCollector

PREFIX = "aanbodwijzer"

#: Seconds. A turn should take 0.025, and a failure must be read within 5.
_TURN_BUCKETS = (0.01, 0.025, 0.05, 0.08, 0.15, 0.3, 0.6, 1.0, 2.0, 5.0)

# When each series began is of no use here, and doubles what Prometheus keeps.
disable_created_metrics()  # type: ignore[no-untyped-call]

#: Parts whose failures are counted (label ``part``); ``api`` is a fault in our own code.
PARTS = ("rasa", "database", "redis", "api")


class Metrics:
    """The metrics of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(namespace=PREFIX, registry=self.registry)
        self.conversations = self._counter("conversations", "Conversations that began.")
        self.turns = self._counter(
            "turns", "Messages by outcome: answered, refused (personal data), failed.", "outcome"
        )
        self.turn_seconds = Histogram(
            "turn_seconds",
            "Seconds from a message to its answer, the bot included.",
            namespace=PREFIX,
            buckets=_TURN_BUCKETS,
            registry=self.registry,
        )
        self.signals = self._counter(
            "signals", "What the bot noticed of a turn, such as niet_begrepen.", "signal"
        )
        self.adviezen = self._counter(
            "adviezen", "Adviezen by outcome: passend, naaste, geen.", "outcome"
        )
        self.failures = self._counter("failures", "Failures by the part that failed.", "part")
        self.refused = self._counter(
            "rate_limited", "Requests that came too fast.", "scope", "kind"
        )
        self.requests = self._counter(
            "http_requests", "Requests by route template and status.", "method", "route", "status"
        )
        self.part_up = self._gauge("part_up", "1 when the part answers, else 0.", "part")
        self.catalogue_sound = self._gauge(
            "catalogue_sound", "1 when the saved catalogue is in force, 0 when it has faults."
        )
        self.catalogue_changed = self._gauge(
            "catalogue_changed_timestamp_seconds", "When the saved catalogue was last changed."
        )
        for part in PARTS:
            self.failures.labels(part)

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(name, text, labels, namespace=PREFIX, registry=self.registry)

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        return Gauge(name, text, labels, namespace=PREFIX, registry=self.registry)

    def turned(self, signals: Iterable[str]) -> None:
        """Counts a turn that was answered, with what the bot noticed of it."""
        self.turns.labels("answered").inc()
        for signal in dict.fromkeys(signals):
            self.signals.labels(signal).inc()

    def advised(self, *, fits: bool, shown: int) -> None:
        """Counts an advies: one that fits, the nearest that there is, or none."""
        self.adviezen.labels("passend" if fits else "naaste" if shown else "geen").inc()

    def seen(self, up: Mapping[str, bool], *, sound: bool, changed: datetime) -> None:
        """Keeps how the parts and the catalogue were when they were last looked at."""
        for part, works in up.items():
            self.part_up.labels(part).set(works)
        self.catalogue_sound.set(sound)
        self.catalogue_changed.set(changed.timestamp())

    def failed(self, part: str) -> None:
        """Counts a failure of a part.

        Raises:
            ValueError: there is no such part.
        """
        if part not in PARTS:
            raise ValueError(part)
        self.failures.labels(part).inc()
