"""Runs the trained pipeline without a scheduler: its parts one after the other."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class DirectGraphRunner(GraphRunner):
    """Runs the parts that a target needs, in an order that is worked out once.

    Rasa's own runner builds a dask graph for every message and every prediction and has dask
    schedule it, to run the parts one after the other in the end.
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> DirectGraphRunner:
        """Loads the parts of a trained model."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """The output of each target, by its name.

        Args:
            inputs: What the first parts start from, by name.
            targets: The parts whose output is wanted; those of the schema when left out.
        """
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        done: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._orders[wanted]:
            done[name] = self._nodes[name](*(done[need] for need in needs))
        return dict(done[name] for name in wanted)

    def _order(self, targets: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        """Each part that the targets need, with what it needs itself, the needed ones first."""
        ordered: dict[str, list[str]] = {}

        def add(name: str) -> None:
            if name in self._nodes and name not in ordered:
                needs = list(self._schema.nodes[name].needs.values())
                for need in needs:
                    add(need)
                ordered[name] = needs

        for target in targets:
            add(target)
        return list(ordered.items())
