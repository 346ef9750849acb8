"""Splits messages into words: a component of Rasa's graph."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.training_data.message import Message


class Word(Token):
    """A word of one message, without its part of speech, which nothing here reads.

    After every component Rasa takes a fingerprint of all tokens of the training data; for its own
    tokens that took 6 % of the training.
    """

    def fingerprint(self) -> str:
        """Changes with the text, the place and the lemma."""
        return f"{self.start} {self.text} {self.lemma}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class WordTokenizer(SpacyTokenizer):
    """The words of spaCy, as Rasa's own tokenizer finds them."""

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of one attribute of a message; none where spaCy read nothing."""
        return [
            Word(token.text, token.idx, lemma=token.lemma_)
            for token in self._get_doc(message, attribute) or ()
            if token.text.strip()
        ]
