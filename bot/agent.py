"""Rasa's agent with our stores and without its detours."""

from __future__ import annotations

import functools
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.io import read_json_file
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from bot.action_server import ActionServer
from bot.graph import DirectGraphRunner
from bot.stores.tracker import GesprekStore


def load_language_model_once() -> None:
    """Lets the two steps of the pipeline that need the spaCy model share one.

    Each of them would load its own: two seconds and 75 MB more.
    """
    if not hasattr(SpacyNLP.load_model, "cache_info"):
        SpacyNLP.load_model = staticmethod(functools.cache(SpacyNLP.load_model))


class ServingStorage(LocalModelStorage):
    """Reads of a model what serving needs: not how it was trained."""

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        """The description in an unpacked model, without the parts that only training has.

        Rasa would import those, and with them all of TensorFlow.
        """
        described = read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**described, "train_schema": {"nodes": {}}})


class DirectProcessor(MessageProcessor):
    """Rasa's processor of messages on a pipeline that runs without a scheduler."""

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """Name, description and loaded pipeline of a model file."""
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), Path(model_path), ServingStorage, DirectGraphRunner
            )
        return Path(model_path).name, metadata, runner

    async def get_tracker(self, conversation_id: str) -> DialogueStateTracker:
        """The conversation, without a mark on every event of which model and bot made it."""
        tracker: DialogueStateTracker = await self.tracker_store.get_or_create_tracker(
            conversation_id, append_action_listen=False
        )
        return tracker


class GesprekAgent(Agent):
    """Takes messages of conversations that are kept in a `GesprekStore`."""

    def __init__(self, endpoints: AvailableEndpoints) -> None:
        """Opens the stores of endpoints.yml; the model is loaded apart.

        Raises:
            TypeError: endpoints.yml names a store that cannot forget a conversation.
            sqlalchemy.exc.OperationalError: the database cannot be reached.
        """
        super().__init__(
            lock_store=LockStore.create(endpoints.lock_store),
            action_endpoint=ActionServer.of(endpoints.action),
        )
        store = TrackerStore.create(endpoints.tracker_store)
        if not isinstance(store, GesprekStore):
            raise TypeError(f"{type(store).__name__} cannot erase a conversation.")
        # Not through the constructor: that wraps a store in one that answers a failed read with an
        # empty conversation. The turn must fail then, and the conversation go on later.
        self.tracker_store = store

    async def close(self) -> None:
        """Closes all connections."""
        await self.action_endpoint.close()
        self.tracker_store.close()

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Takes a trained model into use, in place of the one before."""
        self.processor = DirectProcessor(
            model_path, self.tracker_store, self.lock_store, self.nlg, self.action_endpoint
        )
        self.domain = self.tracker_store.domain = self.processor.domain
        self.nlg.responses = self.domain.responses
        self.fingerprint = fingerprint or self.model_id
