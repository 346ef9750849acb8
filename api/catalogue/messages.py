"""The Dutch words for every fault and warning in a catalogue: one table.

Keys are the error types of pydantic where it has one, and our own codes beside them. A key
with a dot is a special case that is looked up before the part in front of the dot. Fields in
braces come from the context of the error; `gevonden` is the value as it stands in the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz, process

SHOWN = 60
"""Longest part of a found value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Message:
    """`message` says what is wrong, `hint` what to do about it."""

    message: str
    hint: str


_SPACES = "Gebruik alleen gewone spaties aan het begin van een regel."

MESSAGES: dict[str, Message] = {
    # --- the file as a whole ---
    "bestand_leeg": Message(
        "Het bestand is leeg", "Zet een eerdere versie terug of vul het bestand opnieuw."
    ),
    "bestand_te_groot": Message(
        "Het bestand is {grootte} MB; meer dan {maximum} MB wordt niet gelezen",
        "Kijk of dit het goede bestand is.",
    ),
    "bestand_binair": Message(
        "Dit is geen tekstbestand", "Kijk of dit het goede bestand is en sla het op als tekst."
    ),
    "bestand_utf16": Message(
        "Het bestand is opgeslagen als UTF-16", "Sla het bestand opnieuw op en kies UTF-8."
    ),
    "bestand_codering": Message(
        "Hier staat een teken dat geen UTF-8 is, waarschijnlijk een {teken}",
        "Sla het bestand opnieuw op en kies UTF-8 (niet ANSI of Windows-1252).",
    ),
    "conflict": Message(
        "Hier staan twee versies van het bestand door elkaar ({gevonden})",
        "Kies welke versie u houdt en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
    ),
    "tab": Message("Hier staat een tab", "Vervang de tab door spaties."),
    "harde_spatie": Message(
        "De regel begint met een bijzondere spatie, vaak geplakt uit Word of een webpagina",
        _SPACES,
    ),
    "stuurteken": Message(
        "Hier staat een onzichtbaar teken dat niet mag", "Haal het teken weg en typ de tekst over."
    ),
    "geen_blok": Message(
        "Het bestand moet bestaan uit blokken zoals themas, vormen en aanbod",
        "Kijk of dit het goede bestand is.",
    ),
    # --- the way it is written ---
    "spatie_na_dubbele_punt": Message(
        'Na de dubbele punt van "{veld}" ontbreekt een spatie', 'Schrijf "{veld}: …".'
    ),
    "bijzondere_spatie": Message(
        'Na de dubbele punt van "{veld}" staat een bijzondere spatie, '
        "vaak geplakt uit Word of een webpagina",
        "Haal de spatie weg en typ een gewone spatie.",
    ),
    "spatie_na_streepje": Message("Na het streepje ontbreekt een spatie", 'Schrijf "- {rest}".'),
    "dubbele_punt_in_tekst": Message(
        "In deze tekst staat een dubbele punt die de computer verkeerd leest",
        'Zet de hele tekst tussen rechte aanhalingstekens: {veld}: "…".',
    ),
    "veld_in_veld": Message(
        "Hier staan twee velden op een regel",
        'Zet "{binnen}: …" op een eigen regel, met meer spaties ervoor. '
        'Is het gewone tekst? Zet die dan tussen rechte aanhalingstekens: {veld}: "…".',
    ),
    "inspringing": Message(
        "De regel springt niet goed in",
        "Zet evenveel spaties aan het begin als de andere regels van dit blok. "
        "Kijk ook naar de regel erboven.",
    ),
    "streepje_ontbreekt": Message(
        "Hier begint een nieuw item, maar er staat geen streepje voor",
        'Zet "- " voor het eerste veld van elk item.',
    ),
    "streepje_te_veel": Message(
        "Hier staat een streepje, maar de items erboven hebben er geen of springen anders in",
        'Zet "- " voor het eerste veld van elk item, overal op dezelfde plek.',
    ),
    "vervolgregel": Message(
        'Deze regel is geen veld; de computer zoekt hier "naam: waarde"',
        "Ontbreekt er een dubbele punt? "
        "Of hoort de regel bij de tekst erboven? Laat hem dan verder inspringen.",
    ),
    "aanhaling_open": Message(
        "Het aanhalingsteken dat hier opent, wordt nergens gesloten",
        "Zet een aanhalingsteken aan het eind van de tekst. "
        "Kijk ook of het bestand helemaal is opgeslagen.",
    ),
    "haak_open": Message(
        "De haak die hier opent, wordt niet gesloten",
        "Sluit een lijst met ] en een blok met }}. Kijk ook of het bestand helemaal is opgeslagen.",
    ),
    "tekst_na_aanhaling": Message(
        "Na het aanhalingsteken staat nog tekst",
        "Staat er een aanhalingsteken of een weglatingsteken midden in de tekst? "
        "Zet de hele tekst dan tussen de andere soort: \"…\" of '…'.",
    ),
    "tekst_na_haak": Message(
        "Na de haak staat nog tekst",
        'Zet de hele tekst tussen rechte aanhalingstekens: "…".',
    ),
    "haak_te_veel": Message("Hier staat een haak te veel", "Haal de haak weg."),
    "komma_te_veel": Message("Hier staat een komma te veel", "Haal de komma weg."),
    "schuine_streep": Message(
        "Een \\ tussen dubbele aanhalingstekens heeft een eigen betekenis",
        "Zet de tekst tussen enkele aanhalingstekens: '…'.",
    ),
    "bijzonder_begin": Message(
        "Een tekst mag niet beginnen met {teken}",
        'Zet de hele tekst tussen rechte aanhalingstekens: "…".',
    ),
    "blokteken": Message(
        "Na {teken} hoort de tekst op de volgende regel te staan",
        "Zet de tekst op de volgende regel, met meer spaties ervoor. Of haal {teken} weg.",
    ),
    "gekrulde_aanhaling": Message(
        "Hier staan gekrulde aanhalingstekens, vaak geplakt uit Word",
        "Vervang ze door rechte: \" of '.",
    ),
    "meer_documenten": Message(
        "Hier begint met --- een tweede document", "Haal de regel met --- weg."
    ),
    "te_diep": Message(
        "Er zitten te veel haken of blokken in elkaar", "Kijk of dit het goede bestand is."
    ),
    "dubbel_veld": Message(
        '"{veld}" staat hier voor de tweede keer; de eerste keer staat op regel {eerste_regel}',
        "Houd er een over. Begint hier een nieuw item? Zet er dan een streepje voor.",
    ),
    "anker": Message(
        "Een tekst die begint met & of * heeft een eigen betekenis en mag hier niet",
        'Schrijf de tekst uit, of zet hem tussen rechte aanhalingstekens: "…".',
    ),
    "samenvoegen": Message("<< mag hier niet", "Schrijf de velden uit."),
    "soortteken": Message(
        "Een tekst die begint met ! heeft een eigen betekenis",
        'Zet de hele tekst tussen rechte aanhalingstekens: "…".',
    ),
    "accolades": Message(
        "Hier staan accolades om waarden", "Zet er vierkante haken om: [{gevonden}]."
    ),
    "sleutel": Message(
        "Voor de dubbele punt hoort een gewone veldnaam te staan", "Kijk de regel na."
    ),
    "yaml": Message(
        "De computer kan deze regel niet lezen",
        "Vergelijk de regel en de regel erboven met een ander item: "
        "spaties, streepjes en aanhalingstekens.",
    ),
    # --- fields ---
    "leeg": Message('"{veld}" is leeg', "Vul het in. Weet u het niet? Haal de hele regel dan weg."),
    "leeg.item": Message("Dit item is leeg", "Vul het in of haal het streepje weg."),
    "missing": Message('"{veld}" ontbreekt', 'Voeg een regel "{veld}: …" toe.'),
    "missing.blok": Message(
        'Het blok "{veld}" ontbreekt',
        "Voeg het toe. Kijk ook of het bestand helemaal is opgeslagen.",
    ),
    "blok_kwijt": Message(
        'Hier begint het blok "{veld}", maar de regel "{veld}:" ontbreekt',
        'Zet "{veld}:" op een eigen regel vlak voor dit item, zonder spaties ervoor.',
    ),
    "missing.afgebroken": Message(
        '"{veld}" ontbreekt, en het bestand stopt midden in een regel',
        "Kijk of het bestand helemaal is opgeslagen.",
    ),
    "extra_forbidden": Message(
        '"{veld}" is hier geen bekend veld', "Kijk de spelling na of haal de regel weg."
    ),
    "extra_forbidden.bedoeld": Message(
        '"{veld}" is hier geen bekend veld', 'Bedoelde u "{bedoeld}"?'
    ),
    "string_type.getal": Message(
        "Hier hoort tekst te staan, maar de computer leest een getal",
        'Zet er rechte aanhalingstekens om: "{gevonden}".',
    ),
    "string_type.waar": Message(
        "Hier hoort tekst te staan, maar de computer leest waar of niet waar",
        'Zet er rechte aanhalingstekens om: "{gevonden}".',
    ),
    "string_type.lijst": Message(
        "Hier hoort één tekst te staan, geen lijst", "Haal de haken of de streepjes weg."
    ),
    "string_type.blok": Message(
        "Hier hoort tekst te staan, maar de computer leest een veld met een waarde",
        'Staat er een dubbele punt in de tekst? Zet hem dan tussen aanhalingstekens: "…".',
    ),
    "tuple_type": Message(
        'Hier hoort een lijst te staan, maar er staat "{gevonden}"',
        "Zet vierkante haken om de waarden: [{gevonden}].",
    ),
    "tuple_type.streepje": Message(
        "Hier hoort een lijst te staan, maar de computer ziet geen losse items",
        "Begin elk item op een eigen regel, met een streepje en daarna een spatie.",
    ),
    "tuple_type.blok": Message(
        "Hier hoort een lijst te staan, maar er staat geen streepje voor het eerste veld",
        'Zet "- " voor het eerste veld van elk item.',
    ),
    "model_type": Message(
        "Hier horen velden te staan, zoals {velden}",
        "Schrijf elk veld op een eigen regel, met een spatie na de dubbele punt.",
    ),
    "int_type": Message("Hier hoort een heel getal te staan", "Schrijf bijvoorbeeld 1."),
    "greater_than_equal": Message("Dit getal is te klein", "Het kleinste getal is {ge}."),
    "less_than_equal": Message("Dit getal is te groot", "Het grootste getal is {le}."),
    "literal_error": Message('"{gevonden}" kan hier niet staan', "Kies uit: {keuzes}."),
    "literal_error.bedoeld": Message(
        '"{gevonden}" kan hier niet staan', 'Bedoelde u "{bedoeld}"? Kies uit: {keuzes}.'
    ),
    "string_too_long": Message(
        "Deze tekst is {aantal} tekens lang", "Maak er hoogstens {max_length} tekens van."
    ),
    "string_too_short": Message("Deze tekst is leeg", "Vul iets in of haal de regel weg."),
    "too_short": Message(
        "In deze lijst staat te weinig: {actual_length}", "Zet er minstens {min_length} neer."
    ),
    "too_long": Message("In deze lijst staat te veel", "Houd er hoogstens {max_length} over."),
    "id_kebab": Message(
        '"{gevonden}" kan geen id zijn',
        "Gebruik alleen kleine letters, cijfers en streepjes, zoals {voorbeeld}.",
    ),
    "id_snake": Message(
        '"{gevonden}" kan geen id zijn',
        "Gebruik alleen kleine letters, cijfers en lage streepjes, zoals {voorbeeld}.",
    ),
    "datum": Message(
        '"{gevonden}" is geen geldige datum',
        "Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31.",
    ),
    "datum_jaar": Message("Het jaar {jaar} klopt vast niet", "Een datum ligt tussen 2000 en 2100."),
    "tijd": Message(
        '"{gevonden}" is geen geldige tijd',
        'Schrijf uren en minuten tussen aanhalingstekens: "09:00".',
    ),
    "url_https": Message(
        'Een adres begint met https://, maar hier staat "{gevonden}"',
        "Plak het hele adres uit de adresbalk van uw browser.",
    ),
    "url": Message(
        '"{gevonden}" is geen volledig webadres',
        "Plak het hele adres uit de adresbalk van uw browser, zonder spaties.",
    ),
    "email": Message('"{gevonden}" is geen e-mailadres', "Schrijf bijvoorbeeld naam@voorbeeld.nl."),
    "telefoon": Message(
        '"{gevonden}" is geen telefoonnummer',
        'Gebruik cijfers, spaties, haakjes en streepjes, tussen aanhalingstekens: "0900-8844".',
    ),
    "tekst_html": Message(
        'In de tekst staat opmaak: "{deel}"', "Haal de opmaak weg; gebruik gewone tekst."
    ),
    "tekst_tab": Message("In de tekst staat een tab", "Vervang de tab door een spatie."),
    "tekst_teken": Message(
        "In de tekst staat een onzichtbaar teken", "Typ de tekst opnieuw in gewone letters."
    ),
    "waarde": Message("Deze waarde klopt niet", "Vergelijk de regel met een ander item."),
    # --- how the parts fit together ---
    "dubbel_id": Message(
        'Het id "{id}" bestaat al; het staat ook op regel {eerste_regel}',
        "Geef elk item een eigen id.",
    ),
    "dubbele_waarde": Message('"{gevonden}" staat er twee keer', "Haal er een weg."),
    "vast_id": Message(
        '{soort} "{id}" ontbreekt',
        "Zet het terug; de chatbot is erop getraind. "
        "Wilt u alleen een ander woord? Verander dan de naam.",
    ),
    "verwijzing": Message(
        '"{gevonden}" is geen {bekend} {soort}', "Kies een id uit de lijst {lijst}."
    ),
    "meer_waarden": Message(
        'Tussen deze waarden staat geen komma: "{gevonden}"', "Schrijf: [{gesplitst}]."
    ),
    "verwijzing.bedoeld": Message(
        '"{gevonden}" is geen {bekend} {soort}', 'Bedoelde u "{bedoeld}"?'
    ),
    "verwijzing.elders": Message(
        '"{gevonden}" is geen {bekend} {soort}, maar staat in de lijst {elders}',
        "Kies een id uit de lijst {lijst}. Hoort dit ergens anders? Zet het dan daar.",
    ),
    "verwijst_naar_zichzelf": Message(
        'Dit verwijst naar zichzelf: "{gevonden}"', "Noem een ander id of haal de regel weg."
    ),
    "kring": Message(
        "Deze verwijzingen lopen in een kring: {kring}", "Haal een van deze verwijzingen weg."
    ),
    "vervanger_ontbreekt": Message(
        "De status is vervangen, maar er staat niet waardoor",
        "Voeg vervangen_door toe met het id van het nieuwe aanbod. "
        "Is er niets nieuws? Schrijf dan status: ingetrokken.",
    ),
    "vervanger_te_veel": Message(
        'Er staat een vervangen_door, maar de status is "{status}"',
        "Schrijf status: vervangen, of haal vervangen_door weg.",
    ),
    "aanmelden_na_afloop": Message(
        "Aanmelden kan tot {aanmelden_tot}, maar de laatste datum is {laatste}",
        "Kijk beide datums na.",
    ),
    "openingstijden": Message(
        "De openingstijd begint om {van} en eindigt om {tot}", "Zet de vroegste tijd bij van."
    ),
    "noodcontact_algemeen": Message(
        "Geen enkel noodcontact is er voor de situatie algemeen",
        "Zet algemeen bij de situaties van 112.",
    ),
    # --- warnings: the catalogue works, but somebody should look at this ---
    "datums_voorbij": Message(
        "Alle datums zijn voorbij (de laatste was {laatste}), dus dit aanbod is niet te vinden",
        "Vul nieuwe datums in, of schrijf status: ingetrokken.",
    ),
    "aanmelden_voorbij": Message(
        "Aanmelden kon tot {aanmelden_tot}, dus dit aanbod is niet te vinden",
        "Vul een nieuwe datum in, of schrijf status: ingetrokken.",
    ),
    "nakijken": Message(
        "Dit had nagekeken moeten worden voor {datum}",
        "Kijk of alles nog klopt en vul een nieuwe datum in.",
    ),
    "nakijken_lang": Message(
        "Dit had nagekeken moeten worden voor {datum}; dat is al {dagen} dagen geleden",
        "Kijk het nu na. Weet u het niet zeker? Schrijf dan status: te_bevestigen.",
    ),
    "vrije_dagen_voorbij": Message(
        "Alle vrije dagen zijn voorbij (de laatste was {laatste})",
        "Vul de feestdagen van dit jaar en het volgende jaar in.",
    ),
    "lang_niet_gezien": Message(
        "De bron is het laatst bekeken op {datum}",
        "Kijk of de pagina er nog is en pas gezien_op aan.",
    ),
    "erg_lang_niet_gezien": Message(
        "De bron is het laatst bekeken op {datum}, meer dan twee jaar geleden",
        "Kijk nu of alles nog klopt en pas gezien_op aan.",
    ),
    "gezien_in_toekomst": Message(
        "De bron is bekeken op {datum}, maar die dag moet nog komen", "Kijk de datum na."
    ),
    "omschrijving_kort": Message(
        "De omschrijving zegt weinig ({aantal} tekens)",
        "Schrijf in een of twee zinnen wat iemand hier doet of krijgt.",
    ),
    "naam_dubbel": Message(
        'Het aanbod "{id}" van dezelfde aanbieder heet net zo', "Maak de namen verschillend."
    ),
    "vervanger_dicht": Message(
        'De vervanger "{gevonden}" is zelf niet te vinden', "Noem aanbod dat nu open is."
    ),
    "aanbieder_ongebruikt": Message(
        "Bij deze aanbieder hoort geen aanbod", "Klopt dat? Haal de aanbieder anders weg."
    ),
    "woord_ongebruikt": Message(
        "Geen enkel aanbod heeft dit id",
        "Zet het bij aanbod dat erbij past. Hebt u het zelf toegevoegd? Dan mag het ook weg.",
    ),
    "nooit_eerst": Message(
        "Dit aanbod komt niet in een eerste advies: "
        "zelfs bij de vraag die er het best bij past, gaan andere voor ({ids})",
        "Moet het nog bevestigd worden? Kijk het na en schrijf status: lopend. "
        "Kijk anders of de themas, vormen en doelgroepen kloppen.",
    ),
    "geen_aanbod_thema_vorm": Message(
        'Er is geen open landelijk aanbod met vorm "{vorm}"',
        "Wie hierom vraagt, krijgt het naaste aanbod te zien.",
    ),
    "geen_aanbod_doelgroep": Message(
        "Er is geen open landelijk aanbod voor deze doelgroep",
        "Wie hierom vraagt, krijgt het naaste aanbod te zien.",
    ),
    "einde_ontbreekt": Message(
        "Het bestand stopt midden in een regel",
        "Is het helemaal opgeslagen? Druk dan op Enter achter de laatste regel.",
    ),
    "woord_ongetraind": Message(
        "De chatbot herkent dit nog niet in wat iemand typt: data/nlu heeft er 0 zinnen voor",
        "Als knop werkt het meteen. Laat er {genoeg} zinnen bij zetten. "
        "Typ dan make train en start de chatbot opnieuw.",
    ),
    "woord_weinig_zinnen": Message(
        "De chatbot herkent dit slecht: data/nlu heeft er maar {aantal} zinnen voor",
        "Laat er minstens {genoeg} van maken. Typ dan make train en start de chatbot opnieuw.",
    ),
    "zinnen_zonder_woord": Message(
        'De chatbot leert nog "{gevonden}" ({aantal} zinnen in data/nlu), '
        "maar dat staat niet in deze lijst",
        "Laat die zinnen aanpassen. Typ dan make train en start de chatbot opnieuw.",
    ),
    "hekje_in_tekst": Message(
        "Alles na # op deze regel telt niet mee",
        'Hoort het bij de tekst? Zet de tekst dan tussen aanhalingstekens: "…".',
    ),
}


OTHER_NAMES = {
    "url": ("link", "website", "webadres", "adres", "site", "pagina"),
    "naam": ("titel",),
    "omschrijving": ("beschrijving", "inhoud", "tekst"),
    "kosten": ("prijs",),
    "locatie": ("plaats",),
    "aanbieder": ("organisatie",),
    "aanmelden_tot": ("deadline",),
    "gezien_op": ("bekeken_op",),
    "telefoon": ("telefoonnummer",),
    "bouwt_op": ("vervolg_op",),
    "bereidt_voor_op": ("vervolg",),
    "onderdeel_van": ("hoort_bij",),
}
"""What people also call a field."""


def custom_error(code: str, **context: str | int) -> PydanticCustomError:
    """A pydantic error of our own that carries its Dutch message."""
    return PydanticCustomError(code, MESSAGES[code].message, context)


def case(kind: str, special: str) -> str:
    """The code of a special case of `kind`, or of `kind` itself where none has words."""
    code = f"{kind}.{special}"
    return code if code in MESSAGES else kind


def text(code: str, context: dict[str, object]) -> tuple[str, str]:
    """Message and hint of `code`, filled in.

    An error type that is not in the table (a newer pydantic may add one) gets the general words.
    """
    entry = MESSAGES.get(code, MESSAGES["waarde"])
    return entry.message.format_map(context), entry.hint.format_map(context)


def shorten(value: object) -> str:
    """A found value, short enough to repeat in a message of one line."""
    words = " ".join(str(value).split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def suggest(value: object, options: list[str]) -> str | None:
    """The one of `options` that somebody who typed `value` most likely meant."""
    typed = str(value).strip().lower().replace(" ", "_")
    begun = [option for option in options if len(typed) > 1 and option.startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    found = process.extractOne(typed, options, scorer=fuzz.ratio, score_cutoff=70)
    return found[0] if found else None
