"""What the channel makes of the answers of one turn."""

from __future__ import annotations

from dataclasses import asdict

from bot.channels.beurt import Beurt


def test_text_buttons_and_advice_of_one_answer_stay_together() -> None:
    beurt = Beurt()
    advies = {"code": "K7QD-MX4A"}
    beurt.neem_op(
        {
            "text": "Dit past.",
            "buttons": [{"title": "Ja", "payload": "/bevestigen", "type": "postback"}],
            "custom": {"advies": advies},
        }
    )
    assert asdict(beurt) == {
        "berichten": [
            {
                "tekst": "Dit past.",
                "knoppen": [{"titel": "Ja", "payload": "/bevestigen"}],
                "advies": advies,
            }
        ],
        "signalen": [],
    }


def test_a_signal_is_kept_apart_and_never_shown() -> None:
    beurt = Beurt()
    beurt.neem_op({"text": "", "buttons": [], "custom": {"signaal": "gevaar"}})
    beurt.neem_op({"text": "Bel 112."})
    assert beurt.signalen == ["gevaar"]
    assert [bericht["tekst"] for bericht in beurt.berichten] == ["Bel 112."]


def test_a_turn_with_only_signals_says_nothing() -> None:
    """The API takes it for a failed turn, as it should."""
    beurt = Beurt()
    beurt.neem_op({"custom": {"signaal": "schelden"}})
    assert beurt.berichten == []
