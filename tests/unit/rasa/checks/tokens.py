"""The words of a message, as the pipeline splits it."""

from __future__ import annotations

from unittest import TestCase

import spacy
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.tokens import Word, WordTokenizer

TEXTS = ("Een jongen, 17 jaar;  zegt: 'kafir'!", "azc's en e-learnings", " ", "")


class Tokens(TestCase):
    def test_the_words_are_those_of_rasa(self) -> None:
        language = spacy.blank("nl")
        ours, theirs = (kind(kind.get_default_config()) for kind in (WordTokenizer, SpacyTokenizer))
        for text in TEXTS:
            message = Message({TEXT: text, SPACY_DOCS[TEXT]: language(text)})
            self.assertEqual(ours.tokenize(message, TEXT), theirs.tokenize(message, TEXT))

    def test_a_message_that_spacy_did_not_read_has_no_words(self) -> None:
        tokenizer = WordTokenizer(WordTokenizer.get_default_config())
        self.assertEqual(tokenizer.tokenize(Message({TEXT: "onrust"}), TEXT), [])

    def test_a_fingerprint_changes_with_all_that_is_read_of_a_word(self) -> None:
        words = (
            Word("mes", 0, lemma="mes"),
            Word("mes", 4, lemma="mes"),
            Word("mes", 0, lemma="messen"),
            Word("bijl", 0, lemma="mes"),
        )
        self.assertEqual(len({word.fingerprint() for word in words}), len(words))
        self.assertEqual(words[0].fingerprint(), Word("mes", 0, lemma="mes").fingerprint())
