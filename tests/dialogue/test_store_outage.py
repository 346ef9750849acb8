"""A database that fails in the middle of a conversation."""

from __future__ import annotations

import sqlite3

from tests.support.stack import Stack, client


def test_a_turn_that_cannot_be_kept_is_refused_and_the_conversation_goes_on_later(
    stack: Stack,
) -> None:
    with client(stack) as http:
        begin = http.post("gesprekken").json()
        key = {"Authorization": f"Bearer {begin['sleutel']}"}
        url = f"gesprekken/{begin['id']}/berichten"
        story = {"tekst": "groepen inwoners staan tegenover elkaar en het debat verhardt"}
        answer = http.post(url, json=story, headers=key)
        assert "Vraag 2" in answer.json()["berichten"][-1]["tekst"]

        database = sqlite3.connect(stack.var / "rasa.db", isolation_level=None)
        database.execute("begin immediate")  # nobody else can write now
        refused = http.post(url, json={"tekst": "we willen oefenen"}, headers=key)
        assert refused.status_code == 503
        assert refused.headers["content-type"].startswith("application/problem+json")
        assert refused.json()["detail"]
        database.execute("rollback")
        database.close()

        # The refused message has left no trace: the same question is open.
        answer = http.post(url, json={"tekst": "we willen oefenen"}, headers=key)
        assert answer.status_code == 200
        assert "Vraag 3" in answer.json()["berichten"][-1]["tekst"]
        said = [b["tekst"] for b in http.get(url, headers=key).json()["berichten"]]
        assert said.count("we willen oefenen") == 1
