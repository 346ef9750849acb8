"""The six promises of an advies (contract, section 5), against an oracle that tries everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from api.catalogue.model import Catalogue
from api.matching.engine import Matcher
from api.matching.model import Uitkomst, Vraag
from tests.unit.matching.questions import Oracle, catalogues, questions

many = settings(max_examples=120)


def _ids(outcome: Uitkomst) -> list[str]:
    return [match.aanbod.id for match in outcome.matches]


@many
@given(catalogues(), questions)
def test_1_2_3_only_open_fitting_offers_full_ones_first(catalogue: Catalogue, vraag: Vraag) -> None:
    oracle = Oracle(catalogue, vraag)
    outcome = Matcher(catalogue).match(vraag)
    for match in outcome.matches:
        assert oracle.is_open(match.aanbod)
        assert oracle.fits_thema(match.aanbod)
    assert set(_ids(outcome)) <= {item.id for item in oracle.candidates}
    assert len(set(_ids(outcome))) == min(vraag.maximaal, len(oracle.candidates))
    assert [match.volledig for match in outcome.matches] == sorted(
        (oracle.fits_fully(match.aanbod) for match in outcome.matches), reverse=True
    )


@many
@given(catalogues(), questions)
def test_4_together_they_cover_what_can_be_covered(catalogue: Catalogue, vraag: Vraag) -> None:
    oracle = Oracle(catalogue, vraag)
    outcome = Matcher(catalogue).match(vraag)
    covered = oracle.covered(tuple(match.aanbod for match in outcome.matches))
    assert len(covered) == oracle.most_covered
    assert set(outcome.niet_gedekt) == set(vraag.vormen) - covered


@many
@given(catalogues(), questions)
def test_5_it_says_when_nothing_fits_and_what_is_missing(
    catalogue: Catalogue, vraag: Vraag
) -> None:
    oracle = Oracle(catalogue, vraag)
    outcome = Matcher(catalogue).match(vraag)
    could_fit = any(
        len(oracle.covered(items)) == oracle.most_covered and any(map(oracle.fits_fully, items))
        for items in oracle.sets
    )
    assert outcome.passend == could_fit
    for match in outcome.matches:
        missing = (not oracle.fits_vorm(match.aanbod)) + (not oracle.fits_doelgroep(match.aanbod))
        assert len(match.ontbreekt) == missing
        assert match.volledig == (missing == 0)
        assert match.redenen


@many
@given(catalogues(), questions)
def test_6_the_same_question_has_the_same_answer(catalogue: Catalogue, vraag: Vraag) -> None:
    matcher = Matcher(catalogue)
    turned = replace(
        vraag,
        themas=vraag.themas[::-1],
        vormen=vraag.vormen[::-1],
        doelgroepen=vraag.doelgroepen[::-1] * 2,
    )
    outcome = matcher.match(vraag)
    assert matcher.match(vraag) == outcome
    assert Matcher(catalogue).match(vraag) == outcome
    assert _ids(matcher.match(turned)) == _ids(outcome)


@many
@given(catalogues(), questions)
def test_rank_follows_the_documented_order(catalogue: Catalogue, vraag: Vraag) -> None:
    everything = replace(vraag, maximaal=20)
    oracle = Oracle(catalogue, everything)
    found = Matcher(catalogue).match(everything).matches
    ranks = [oracle.rank(match.aanbod) for match in found]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(oracle.candidates)

    silent = replace(everything, situatie="")
    oracle = Oracle(catalogue, silent)
    found = Matcher(catalogue).match(silent).matches
    keys = [
        (oracle.rank(one.aanbod), oracle.breadth(one.aanbod), catalogue.aanbod.index(one.aanbod))
        for one in found
    ]
    assert keys == sorted(keys)


@many
@given(catalogues(), questions)
def test_offers_on_every_asked_thema_when_vormen_allow(catalogue: Catalogue, vraag: Vraag) -> None:
    """With no wish for a vorm there is room for each asked thema that has an offer."""
    asked = replace(vraag, vormen=(), maximaal=4)
    outcome = Matcher(catalogue).match(asked)
    for thema in asked.themas:
        alone = Oracle(catalogue, replace(asked, themas=(thema,)))
        if alone.candidates:
            assert any(alone.fits_thema(match.aanbod) for match in outcome.matches)
