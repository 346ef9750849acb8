"""Replicas and workers: a conversation goes on whichever part ends."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from bot.stack.paths import ROOT
from bot.stack.scaled.ports import ScaledPorts
from tests.support import processes
from tests.support.gesprek import PATIENCE, Gesprek, assert_clear
from tests.support.stack import Stack, running_stack

FIRST = "groepen inwoners staan tegenover elkaar"


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Two replicas, two workers, a proxy, PostgreSQL and Redis."""
    launcher = [sys.executable, "-m", "bot.stack.scaled.run"]
    with running_stack(tmp_path_factory.mktemp("scaled"), launcher) as stack:
        yield stack


@pytest.fixture(scope="module")
def ports(scaled: Stack) -> ScaledPorts:
    """Where each process listens, once all do: one replica is enough for a start."""
    ports = ScaledPorts.of(scaled.ports.api, 2, 2)
    for port in (*ports.rasa, *ports.api):
        processes.wait_for(port)
    return ports


def begun(stack: Stack) -> Gesprek:
    gesprek = Gesprek(stack.url)
    assert "vraag 2" in gesprek.say(FIRST).lower()
    return gesprek


def goes_on(gesprek: Gesprek) -> None:
    assert "vraag 3" in gesprek.say_until_heard("een training").lower()
    assert gesprek.said() == [FIRST, "een training"]


@pytest.mark.parametrize("number", [0, 1])
def test_the_other_replica_goes_on_at_once(scaled: Stack, ports: ScaledPorts, number: int) -> None:
    gesprekken = [begun(scaled) for _ in range(4)]
    processes.kill(ports.rasa[number])
    for gesprek in gesprekken:
        assert "vraag 3" in gesprek.say("een training").lower(), "nobody has to say it again"
    processes.wait_for(ports.rasa[number])


@pytest.mark.parametrize("number", [0, 1])
def test_the_other_worker_goes_on_at_once(scaled: Stack, ports: ScaledPorts, number: int) -> None:
    gesprekken = [begun(scaled) for _ in range(4)]
    processes.kill(ports.api[number])
    for gesprek in gesprekken:
        goes_on(gesprek)
        assert gesprek.slowest < PATIENCE
    processes.wait_for(ports.api[number])


def test_without_any_worker_people_and_programs_read_what_to_do(
    scaled: Stack, ports: ScaledPorts
) -> None:
    gesprek = begun(scaled)
    for port in ports.api:
        processes.kill(port)
    page = httpx.get(f"{scaled.url}/chat", headers={"Accept": "text/html"})
    assert page.status_code == 503
    assert "over een minuut" in page.text
    assert 'lang="nl"' in page.text
    answer = gesprek.send("een training")
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert_clear(answer)
    for port in ports.api:
        processes.wait_for(port)
    goes_on(gesprek)


def test_turns_of_one_conversation_never_overlap(scaled: Stack, ports: ScaledPorts) -> None:
    """Sent to both workers at once, past the proxy that would keep them together."""
    gesprek = begun(scaled)

    def send(port: int) -> None:
        httpx.post(
            f"http://127.0.0.1:{port}/api/v1/gesprekken/{gesprek.id}/berichten",
            json={"tekst": "een training"},
            headers=dict(gesprek.http.headers),
            timeout=20,
        ).raise_for_status()

    senders = [threading.Thread(target=send, args=(port,)) for port in ports.api * 3]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    speakers = "".join("g" if b["van"] == "gebruiker" else "b" for b in gesprek.history())
    assert speakers.count("g") == 7
    assert "gg" not in speakers, "each message is followed by its answer"


def test_without_redis_it_goes_on(scaled: Stack, ports: ScaledPorts) -> None:
    gesprek = begun(scaled)
    processes.kill(ports.redis)
    goes_on(gesprek)
    assert gesprek.slowest < PATIENCE
    processes.wait_for(ports.redis)


def test_redis_that_hangs_holds_nobody_up(scaled: Stack, ports: ScaledPorts) -> None:
    gesprek = begun(scaled)
    with processes.held(ports.redis):
        goes_on(gesprek)
        assert gesprek.slowest < PATIENCE


def test_postgresql_starts_anew(scaled: Stack, ports: ScaledPorts) -> None:
    gesprek = begun(scaled)
    processes.kill(ports.postgres)
    goes_on(gesprek)
    assert gesprek.slowest < PATIENCE


def test_a_new_model_while_conversations_go_on(scaled: Stack) -> None:
    gesprek = begun(scaled)
    answers: list[int] = []
    stop = threading.Event()

    def talk() -> None:
        while not stop.is_set():
            answers.append(gesprek.send("wat is ess").status_code)
            time.sleep(0.3)

    talker = threading.Thread(target=talk)
    talker.start()
    try:
        roll = subprocess.run(
            [sys.executable, "-m", "bot.stack.scaled.roll"],
            cwd=ROOT,
            env=_environment(scaled),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        stop.set()
        talker.join()
    assert roll.returncode == 0, roll.stdout + roll.stderr
    assert len(answers) > 10
    assert set(answers) == {200}
    goes_on_after = gesprek.say("een training").lower()
    assert "vraag 3" in goes_on_after


def _environment(stack: Stack) -> dict[str, str]:
    return {
        **os.environ,
        "PORT": str(stack.ports.api),
        "AANBODWIJZER_VAR": str(stack.var),
        "AANBODWIJZER_DOTENV": str(stack.var / "env"),
    }
