"""How the offers of one advies relate."""

from __future__ import annotations

from typing import Any

from actions.aanbevelen.samenhang import relaties, samenhang, stappen
from actions.teksten import teksten

ZINNEN = teksten().samenhang


def aanbod(naam: str, *vormen: str, **relaties: str) -> dict[str, Any]:
    return {
        "id": naam.lower(),
        "naam": naam,
        "vormen": list(vormen),
        "relaties": [{"soort": s, "id": i, "naam": i} for s, i in relaties.items()],
    }


def advies(*items: dict[str, Any], vormen: tuple[str, ...]) -> dict[str, Any]:
    return {"vormen": list(vormen), "aanbod": list(items)}


def test_first_knowledge_then_practice_then_exchange() -> None:
    regels = stappen(
        advies(
            aanbod("Kring", "uitwisseling"),
            aanbod("Spel", "oefenen"),
            aanbod("Les", "kennis"),
            vormen=("uitwisseling", "oefenen", "kennis"),
        ),
        ZINNEN,
    )
    assert regels == [
        "- Eerst kennis opdoen: Les.",
        "- Daarna oefenen: Spel.",
        "- Tot slot ervaringen uitwisselen: Kring.",
    ]


def test_each_step_gets_an_offer_of_its_own_where_it_can() -> None:
    regels = stappen(
        advies(
            aanbod("Cursus", "kennis", "oefenen"),
            aanbod("Spel", "kennis", "oefenen"),
            vormen=("kennis", "oefenen"),
        ),
        ZINNEN,
    )
    assert regels == ["- Eerst kennis opdoen: Cursus.", "- Daarna oefenen: Spel."]


def test_the_steps_go_with_the_order_of_the_catalogue_where_they_can() -> None:
    regels = stappen(
        advies(
            aanbod("Mappen", "kennis", "oefenen", "uitwisseling"),
            aanbod("Verdieping", "kennis", "oefenen", bouwt_op="basis"),
            aanbod("Basis", "kennis", "oefenen"),
            vormen=("kennis", "oefenen", "uitwisseling"),
        ),
        ZINNEN,
    )
    assert regels == [
        "- Eerst kennis opdoen: Basis.",
        "- Daarna oefenen: Verdieping.",
        "- Tot slot ervaringen uitwisselen: Mappen.",
    ]


def test_each_offer_gets_the_step_that_it_is_first_of_all() -> None:
    regels = stappen(
        advies(
            aanbod("Meedenken", "advies", "kennis"),
            aanbod("Site", "kennis", "advies"),
            vormen=("kennis", "advies"),
        ),
        ZINNEN,
    )
    assert regels == ["- Eerst kennis opdoen: Site.", "- Daarna iemand laten meedenken: Meedenken."]


def test_one_offer_can_hold_two_steps() -> None:
    regels = stappen(
        advies(
            aanbod("Cursus", "kennis", "oefenen"),
            aanbod("Kring", "uitwisseling"),
            vormen=("kennis", "oefenen", "uitwisseling"),
        ),
        ZINNEN,
    )
    assert regels[0] == "- Eerst kennis opdoen en oefenen: Cursus."


def test_what_only_one_offer_has_leaves_the_rest_to_the_others() -> None:
    regels = stappen(
        advies(
            aanbod("Alles", "kennis", "oefenen", "uitwisseling"),
            aanbod("Les", "kennis"),
            vormen=("uitwisseling", "oefenen", "kennis"),
        ),
        ZINNEN,
    )
    assert regels == [
        "- Eerst kennis opdoen: Les.",
        "- Daarna oefenen en ervaringen uitwisselen: Alles.",
    ]


def test_one_offer_that_holds_all_has_an_order_too() -> None:
    alles = aanbod("Alles", "kennis", "oefenen", "uitwisseling")
    regels = stappen(advies(alles, vormen=("kennis", "oefenen", "uitwisseling")), ZINNEN)
    assert regels == [
        "- Bij Alles kan alles: eerst kennis opdoen, daarna oefenen, "
        "tot slot ervaringen uitwisselen."
    ]


def test_nothing_is_said_when_one_vorm_was_asked_or_only_one_is_there() -> None:
    cursus = aanbod("Cursus", "kennis", "oefenen")
    assert stappen(advies(cursus, aanbod("Les", "kennis"), vormen=("kennis",)), ZINNEN) == []
    assert stappen(advies(cursus, vormen=("kennis", "traject")), ZINNEN) == []


def test_relations_of_the_catalogue_are_said_once_and_only_within_the_advice() -> None:
    regels = relaties(
        advies(
            aanbod("Les", "kennis", bereidt_voor_op="spel", onderdeel_van="iets-anders"),
            aanbod("Spel", "oefenen", bouwt_op="les"),
            vormen=(),
        ),
        ZINNEN,
    )
    assert regels == ["- Les bereidt u voor op Spel."]


def test_the_order_of_the_catalogue_goes_before_the_usual_one() -> None:
    given = advies(
        aanbod("Les", "kennis", bouwt_op="spel"),
        aanbod("Spel", "oefenen"),
        vormen=("kennis", "oefenen"),
    )
    assert samenhang(given, ZINNEN) == ["- Les bouwt voort op Spel."]


def test_an_advice_without_relations_is_no_fault() -> None:
    plain = {"id": "a", "naam": "A", "vormen": ["kennis"]}
    assert samenhang({"vormen": ["kennis"], "aanbod": [plain]}, ZINNEN) == []
