from __future__ import annotations

from api.matching.text import MAX_WORDS, Relevance, fold, stems

TEXTS = [
    "Een training over polarisatie in de wijk",
    "Een leerkring over radicalisering van jongeren",
    "Een handreiking voor het gesprek met jongeren in de wijk, de wijk en nog eens de wijk",
    "Een webinar over iets anders",
]


def test_fold() -> None:
    assert fold("IDEEËN over Één ﬁets") == "ideeen over een fiets"


def test_words_are_united_by_their_beginning() -> None:
    assert stems("Radicaliseren, radicalisering!") == ["radical", "radical"]


def test_text_with_the_words_is_relevant() -> None:
    scores = Relevance(TEXTS).scores("Wat als jongeren radicaliseren?")
    assert max(scores, key=lambda place: scores[place]) == 1
    assert 0 not in scores


def test_rare_word_tells_more_than_a_common_one() -> None:
    relevance = Relevance([*TEXTS, *["vulling"] * 8])
    assert relevance.scores("polarisatie")[0] > relevance.scores("wijk")[0]


def test_word_of_most_texts_tells_nothing() -> None:
    assert Relevance(TEXTS).scores("een") == {}


def test_no_texts_and_no_question() -> None:
    assert Relevance([]).scores("polarisatie") == {}
    assert Relevance(TEXTS).scores("") == {}


def test_endless_question_is_cut_off() -> None:
    words = " ".join(f"w{place:03d}" for place in range(MAX_WORDS))
    assert Relevance(TEXTS).scores(f"polarisatie {words}") != {}
    assert Relevance(TEXTS).scores(f"{words} polarisatie") == {}
