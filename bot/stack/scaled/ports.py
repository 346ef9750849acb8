"""The ports of one scaled run; all follow from the public one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.stack.ports import Ports

_STEP = 100


@dataclass(frozen=True)
class ScaledPorts:
    """Only ``public`` is for the outside."""

    public: int
    api: tuple[int, ...]
    rasa: tuple[int, ...]
    metrics: tuple[int, ...]
    actions: int
    postgres: int
    redis: int

    @classmethod
    def of(cls, public: int, workers: int, replicas: int) -> ScaledPorts:
        """Room for `workers` of the API and `replicas` of Rasa."""
        base = Ports.of(public)
        return cls(
            public=public,
            api=tuple(public + 5_000 + _STEP * n for n in range(workers)),
            rasa=tuple(base.rasa + _STEP * n for n in range(replicas)),
            metrics=tuple(base.metrics + _STEP * n for n in range(workers)),
            actions=base.actions,
            postgres=public + 17_000,
            redis=public + 18_000,
        )

    def all(self) -> tuple[int, ...]:
        """Each of them."""
        inner = (self.actions, self.postgres, self.redis)
        return (self.public, *self.api, *self.rasa, *self.metrics, *inner)
