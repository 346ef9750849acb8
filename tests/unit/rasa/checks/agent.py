"""The agent: its stores, its pipeline, and how it calls the actions."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, ClassVar
from unittest import IsolatedAsyncioTestCase, TestCase
from unittest.mock import patch

import rasa.core.processor
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import no_tensorflow
from bot.action_server import ActionServer, check_answers_with_one_validator
from bot.agent import DirectProcessor, GesprekAgent, load_language_model_once
from bot.channels.gesprek import GesprekOutput
from bot.graph import DirectGraphRunner

CHECK_OF_RASA = RemoteAction._validate_action_result


class Agent(TestCase):
    def endpoints(self, kind: str) -> AvailableEndpoints:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        url = f"sqlite:///{Path(folder.name) / 'rasa.db'}"
        return AvailableEndpoints(
            action=EndpointConfig("http://localhost/webhook", enable_selective_domain=True),
            tracker_store=EndpointConfig(url, type=kind),
        )

    def test_nothing_stands_between_the_agent_and_its_store(self) -> None:
        """Rasa's own wrapper answers a failed read with an empty conversation."""
        agent = GesprekAgent(self.endpoints("bot.stores.tracker.GesprekStore"))
        self.assertNotIsInstance(agent.tracker_store, FailSafeTrackerStore)
        self.assertIsInstance(agent.lock_store, InMemoryLockStore)
        self.assertTrue(agent.action_endpoint.kwargs["enable_selective_domain"])

    def test_a_store_that_cannot_erase_is_refused(self) -> None:
        with self.assertRaises(TypeError):
            GesprekAgent(self.endpoints("memory"))

    def test_rasa_loads_its_model_by_the_method_that_we_replace(self) -> None:
        source = inspect.getsource(rasa.core.processor.MessageProcessor.__init__)
        self.assertIn("self._load_model(", source)
        ours = inspect.signature(DirectProcessor._load_model)
        theirs = inspect.signature(rasa.core.processor.MessageProcessor._load_model)
        self.assertEqual(list(ours.parameters), list(theirs.parameters))


class LanguageModel(TestCase):
    def test_it_is_loaded_once(self) -> None:
        self.addCleanup(setattr, SpacyNLP, "load_model", staticmethod(SpacyNLP.load_model))
        with patch("spacy.load", side_effect=lambda *_, **__: object()) as load:
            load_language_model_once()
            load_language_model_once()
            with patch("spacy.info", return_value={"spacy_version": ">=3"}):
                first = SpacyNLP.load_model("nl_basis")
                self.assertIs(SpacyNLP.load_model("nl_basis"), first)
        load.assert_called_once()

    def test_rasa_loads_it_by_the_method_that_we_replace(self) -> None:
        self.assertIn("cls.load_model(", inspect.getsource(SpacyNLP.create))


class Part(GraphComponent):
    """Adds to what it gets, and counts how often it ran."""

    ran: ClassVar[list[str]] = []

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any, **__: Any) -> Part:
        return cls(config["name"])

    def __init__(self, name: str) -> None:
        self.name = name

    def run(self, a: str = "", b: str = "") -> str:
        self.ran.append(self.name)
        return f"{self.name}({a}{b})"


def node(name: str, **needs: str) -> SchemaNode:
    return SchemaNode(
        needs=needs, uses=Part, constructor_name="create", fn="run", config={"name": name},
        eager=True,
    )  # fmt: skip


class Graph(TestCase):
    def setUp(self) -> None:
        schema = GraphSchema(
            {
                "last": node("last", a="left", b="right"),
                "left": node("left", a="first"),
                "right": node("right", a="first"),
                "first": node("first", a="text"),
                "other": node("other"),
            }
        )
        context = ExecutionContext(schema)
        self.runner = DirectGraphRunner.create(schema, None, context)
        Part.ran.clear()

    def test_each_part_that_is_needed_runs_once_and_no_other(self) -> None:
        for _ in range(2):
            Part.ran.clear()
            done = self.runner.run({"text": "hoi"}, ["last"])
            self.assertEqual(done, {"last": "last(left(first(hoi))right(first(hoi)))"})
            self.assertEqual(sorted(Part.ran), ["first", "last", "left", "right"])

    def test_targets_have_an_order_each(self) -> None:
        self.assertEqual(self.runner.run({}, ["other"]), {"other": "other()"})
        done = self.runner.run({"text": "x"}, ["left", "right"])
        self.assertEqual(done, {"left": "left(first(x))", "right": "right(first(x))"})


class Answers(TestCase):
    def setUp(self) -> None:
        check_answers_with_one_validator()
        self.addCleanup(setattr, RemoteAction, "_validate_action_result", CHECK_OF_RASA)
        self.action = RemoteAction("action_praat", None)

    def test_rasa_still_checks_answers_in_this_method(self) -> None:
        """When this fails, look anew at how Rasa checks answers, and whether ours still fits."""
        self.assertIn("_validate_action_result(response)", inspect.getsource(RemoteAction.run))
        source = inspect.getsource(CHECK_OF_RASA)
        self.assertIn("validate(result, self.action_response_format_spec())", source)

    def test_it_takes_and_refuses_what_rasa_takes_and_refuses(self) -> None:
        good: list[dict[str, Any]] = [
            {"events": [], "responses": []},
            {"events": [{"event": "slot", "timestamp": None, "name": "a", "value": [1]}]},
            {"events": [{"event": "reset_slots"}, {"event": "form", "name": None}]},
            {"responses": [{"text": "hoi"}]},
        ]
        bad: list[dict[str, Any]] = [
            {"events": {}},
            {"events": [{"event": "slot"}]},
            {"events": [{"event": "bestaat niet"}]},
            {"events": [{"event": ["slot"], "name": "a", "value": 1}]},
            {"events": [{"name": "a", "value": 1}]},
            {"events": ["slot"]},
            {"responses": ["hoi"]},
        ]
        for check in (CHECK_OF_RASA, RemoteAction._validate_action_result):
            for answer in good:
                self.assertTrue(check(self.action, answer))
            for answer in bad:
                with self.assertRaises(ValidationError, msg=str(answer)):
                    check(self.action, answer)

    def test_the_schema_itself_is_not_checked_again(self) -> None:
        with patch("jsonschema.validators.Draft7Validator.check_schema") as check:
            self.assertTrue(self.action._validate_action_result({"events": []}))
        check.assert_not_called()


class Connections(IsolatedAsyncioTestCase):
    async def test_calls_share_a_connection(self) -> None:
        seen = set()

        async def answer(request: web.Request) -> web.Response:
            seen.add(request.transport.get_extra_info("peername"))  # type: ignore[union-attr]
            return web.json_response(await request.json())

        app = web.Application()
        app.router.add_post("/webhook", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        self.addAsyncCleanup(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        config = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
        server = ActionServer.of(config)
        self.addAsyncCleanup(server.close)
        for number in range(5):
            self.assertEqual(await server.request(json={"n": number}), {"n": number})
        self.assertEqual(len(seen), 1)

    async def test_only_of_the_latest_message_it_is_told_how_it_was_understood(self) -> None:
        tracker = DialogueStateTracker("a", [])
        for text in ("eerst", "daarna"):
            tracker.update(UserUttered(text, {"name": "vertellen"}))
        server = ActionServer("http://localhost/webhook", enable_selective_domain=True)
        with patch.object(EndpointConfig, "request", return_value={}) as request:
            await RemoteAction("action_praat", server).run(
                GesprekOutput(), TemplatedNaturalLanguageGenerator({}), tracker, Domain.empty()
            )
        sent = request.call_args.kwargs["json"]["tracker"]
        self.assertEqual([event["text"] for event in sent["events"]], ["eerst", "daarna"])
        self.assertFalse([event for event in sent["events"] if "parse_data" in event])
        self.assertEqual(sent["latest_message"]["intent"], {"name": "vertellen"})
        self.assertEqual(tracker.events[-1].intent, {"name": "vertellen"})


class NoTensorflow(TestCase):
    def run_python(self, code: str) -> subprocess.CompletedProcess[str]:
        code = f"from bot import no_tensorflow; no_tensorflow.install()\n{code}"
        command = [sys.executable, "-W", "ignore", "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_the_server_is_imported_without_it(self) -> None:
        done = self.run_python(
            "import bot.serving, bot.channels.gesprek, bot.components.labels.component, sys\n"
            "print([name for name in sys.modules if name.startswith(('tensorflow', 'keras'))])"
        )
        stand_ins = ["", ".keras", ".keras.callbacks", ".keras.utils"]
        self.assertEqual(done.stdout.splitlines()[-1], str([f"tensorflow{n}" for n in stand_ins]))

    def test_what_needs_it_fails_by_name(self) -> None:
        done = self.run_python("import rasa.nlu.classifiers.diet_classifier")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("tensorflow", done.stderr.splitlines()[-1])

    def test_it_comes_too_late_after_the_real_one(self) -> None:
        with patch.dict(sys.modules, {"tensorflow": None}), self.assertRaises(RuntimeError):
            no_tensorflow.install()
