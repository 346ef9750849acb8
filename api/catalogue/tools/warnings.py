"""What is not wrong in a catalogue, but deserves a look.

Each warning is one small function over a sound catalogue; it yields faults at the part meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from api.catalogue import messages
from api.catalogue.faults import Fault
from api.catalogue.loader import Checked
from api.catalogue.model import Aanbod, Catalogue
from api.catalogue.rules import Path
from api.catalogue.tools.training import Sentences
from api.matching.engine import Matcher
from api.matching.model import Vraag

SHORT = 40
"""A description of fewer characters says too little."""
STALE = timedelta(days=365)
"""A source that was last seen longer ago may be gone."""
OUTDATED = 2 * STALE
"""What was last seen longer ago says little about today."""
FEW = 150
"""From fewer sentences the chatbot learns a word badly; the tests of data/nlu ask as many."""
LATE = timedelta(days=90)
"""A look that is overdue for longer is not merely forgotten for a week."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A sound catalogue, the file it came from, and the day on which it is looked at.

    `trained`: what the chatbot learns from, where that is known.
    """

    catalogue: Catalogue
    checked: Checked
    today: date
    trained: Sentences | None = None

    def items(self) -> Iterator[tuple[int, Aanbod]]:
        """Every offer that is not on purpose out of use, with its position."""
        for index, item in enumerate(self.catalogue.aanbod):
            if item.status in ("lopend", "te_bevestigen"):
                yield index, item

    def sources(self) -> Iterator[tuple[Path, date]]:
        """Every part whose source has to be right, with the day on which that was seen."""
        yield ("contact",), self.catalogue.contact.bron.gezien_op
        for index, number in enumerate(self.catalogue.noodcontacten):
            yield ("noodcontacten", index), number.bron.gezien_op
        for index, item in self.items():
            yield ("aanbod", index), item.bron.gezien_op

    def used(self) -> frozenset[str]:
        """Every thema, vorm and doelgroep that an offer has, open or not."""
        return frozenset(
            word
            for item in self.catalogue.aanbod
            for words in (item.themas, item.vormen, item.doelgroepen)
            for word in words
        )

    def shown(self) -> Iterator[Aanbod]:
        """Every offer that listings and advice hold today."""
        return (item for item in self.catalogue.aanbod if item.in_advies(self.today))


def find(checked: Checked, today: date, trained: Sentences | None = None) -> tuple[Fault, ...]:
    """Every warning about `checked`, in the order of the file; none when it has faults."""
    if checked.catalogue is None:
        return ()
    subject = Subject(checked.catalogue, checked, today, trained)
    return tuple(sorted({fault for warning in WARNINGS for fault in warning(subject)}))


def past_dates(subject: Subject) -> Iterator[Fault]:
    """All dates are over, or registration is closed."""
    for index, item in subject.items():
        if item.datums and max(item.datums) < subject.today:
            yield subject.checked.fault(
                "datums_voorbij", ("aanbod", index, "datums"), laatste=max(item.datums)
            )
        if item.aanmelden_tot and item.aanmelden_tot < subject.today:
            yield subject.checked.fault(
                "aanmelden_voorbij",
                ("aanbod", index, "aanmelden_tot"),
                aanmelden_tot=item.aanmelden_tot,
            )


def free_days(subject: Subject) -> Iterator[Fault]:
    """No free day is still to come, so the list was not filled in for this year."""
    days = subject.catalogue.contact.vrije_dagen
    if days and max(days) < subject.today:
        yield subject.checked.fault(
            "vrije_dagen_voorbij", ("contact", "vrije_dagen"), laatste=max(days)
        )


def overdue_review(subject: Subject) -> Iterator[Fault]:
    """Somebody promised to look at it before a day that is past."""
    for index, item in subject.items():
        if item.nakijken_voor and item.nakijken_voor < subject.today:
            late = subject.today - item.nakijken_voor
            yield subject.checked.fault(
                "nakijken_lang" if late > LATE else "nakijken",
                ("aanbod", index, "nakijken_voor"),
                datum=item.nakijken_voor,
                dagen=late.days,
            )


def source_seen(subject: Subject) -> Iterator[Fault]:
    """The source was looked at long ago, or on a day that has yet to come."""
    for part, seen in subject.sources():
        path = (*part, "bron", "gezien_op")
        age = subject.today - seen
        if age < timedelta(0):
            yield subject.checked.fault("gezien_in_toekomst", path, datum=seen)
        elif age > OUTDATED:
            yield subject.checked.fault("erg_lang_niet_gezien", path, datum=seen)
        elif age > STALE:
            yield subject.checked.fault("lang_niet_gezien", path, datum=seen)


def outranked(subject: Subject) -> Iterator[Fault]:
    """Even the question that fits an offer best, in its own words, first brings others."""
    matcher = Matcher(subject.catalogue)
    for index, item in subject.items():
        if not item.in_advies(subject.today):
            continue
        vraag = Vraag(
            today=subject.today,
            themas=item.themas,
            vormen=item.vormen,
            doelgroepen=item.doelgroepen,
            situatie=f"{item.naam} {item.soort} {item.omschrijving}",
        )
        first = [match.aanbod.id for match in matcher.match(vraag).matches]
        if item.id not in first:
            yield subject.checked.fault(
                "nooit_eerst", ("aanbod", index, "id"), ids=", ".join(first)
            )


def thin_description(subject: Subject) -> Iterator[Fault]:
    """The description does not tell what somebody gets."""
    for index, item in subject.items():
        size = len(item.omschrijving)
        if size < SHORT or item.omschrijving.rstrip(".").lower() == item.naam.lower():
            yield subject.checked.fault(
                "omschrijving_kort", ("aanbod", index, "omschrijving"), aantal=size
            )


def same_name(subject: Subject) -> Iterator[Fault]:
    """Two offers of one provider cannot be told apart by their names."""
    first: dict[tuple[str, str], str] = {}
    for index, item in subject.items():
        key = (item.aanbieder, item.naam.lower())
        if key in first:
            yield subject.checked.fault("naam_dubbel", ("aanbod", index, "naam"), id=first[key])
        first.setdefault(key, item.id)


def closed_successor(subject: Subject) -> Iterator[Fault]:
    """An offer is replaced by one that nobody can find."""
    for index, item in enumerate(subject.catalogue.aanbod):
        successor = subject.catalogue.aanbod_op_id.get(item.vervangen_door or "")
        if successor and not successor.is_open(subject.today):
            yield subject.checked.fault(
                "vervanger_dicht", ("aanbod", index, "vervangen_door"), gevonden=successor.id
            )


def unused_provider(subject: Subject) -> Iterator[Fault]:
    """A provider without any offer."""
    used = {item.aanbieder for item in subject.catalogue.aanbod}
    partners = {name for item in subject.catalogue.aanbod for name in item.partners}
    for index, provider in enumerate(subject.catalogue.aanbieders):
        if provider.id not in used | partners:
            yield subject.checked.fault("aanbieder_ongebruikt", ("aanbieders", index))


def unused_word(subject: Subject) -> Iterator[Fault]:
    """A thema, vorm or doelgroep that no offer has."""
    used = subject.used()
    for block in ("themas", "vormen", "doelgroepen"):
        for index, word in enumerate(getattr(subject.catalogue, block)):
            if word.id not in used:
                yield subject.checked.fault("woord_ongebruikt", (block, index))


def holes(subject: Subject) -> Iterator[Fault]:
    """What somebody can ask for without anything to find. Unused words are named already."""
    used = subject.used()
    pairs = {
        (thema, vorm) for item in subject.shown() for thema in item.themas for vorm in item.vormen
    }
    for index, thema in enumerate(subject.catalogue.themas):
        for vorm in subject.catalogue.vormen:
            if {thema.id, vorm.id} <= used and (thema.id, vorm.id) not in pairs:
                yield subject.checked.fault(
                    "geen_aanbod_thema_vorm", ("themas", index), vorm=vorm.id
                )
    served = {doelgroep for item in subject.shown() for doelgroep in item.doelgroepen}
    for index, doelgroep in enumerate(subject.catalogue.doelgroepen):
        if doelgroep.id in used - served:
            yield subject.checked.fault("geen_aanbod_doelgroep", ("doelgroepen", index))


def untrained_word(subject: Subject) -> Iterator[Fault]:
    """The chatbot hears a word badly or not at all, or one that is no longer there."""
    for block, numbers in (subject.trained or {}).items():
        known = {word.id: index for index, word in enumerate(getattr(subject.catalogue, block))}
        for own, index in known.items():
            if numbers[own] < FEW:
                yield subject.checked.fault(
                    "woord_weinig_zinnen" if numbers[own] else "woord_ongetraind",
                    (block, index, "id"),
                    aantal=numbers[own],
                    genoeg=FEW,
                )
        for own, number in numbers.items():
            if own not in known:
                yield subject.checked.fault(
                    "zinnen_zonder_woord", (block,), gevonden=own, aantal=number
                )


def no_end(subject: Subject) -> Iterator[Fault]:
    """Whatever saves a file halfway seldom stops exactly at the end of a line."""
    source = subject.checked.source
    if not source.ends_in_newline:
        message, hint = messages.text("einde_ontbreekt", {})
        line = source.last_line
        yield Fault(line + 1, len(source.lines[line]) + 1, "", message, hint, "einde_ontbreekt")


def hash_in_text(subject: Subject) -> Iterator[Fault]:
    """`Training #3`: everything after the hash is a remark, which its writer may not know."""
    message, hint = messages.text("hekje_in_tekst", {})
    for number, line in enumerate(subject.checked.source.lines):
        found = re.match(r"[^#\"']*:\s+[^#\"'\s][^#\"']*\s(#)[^\s#]", line)
        if found:
            yield Fault(number + 1, found.start(1) + 1, "", message, hint, "hekje_in_tekst")


WARNINGS: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    past_dates,
    free_days,
    overdue_review,
    source_seen,
    thin_description,
    same_name,
    closed_successor,
    unused_provider,
    unused_word,
    holes,
    outranked,
    untrained_word,
    hash_in_text,
    no_end,
)
