"""Contacts of an older system: by the rules of logging, all or nothing, and each one once."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from casereg.errors import CaseregError, NotAllowed, Refused
from casereg.register import Register
from models.audit_cards import AuditFilter
from models.cards import ContactCard, ContactFilter
from models.catalogue_faults import CatalogueFault
from models.forms import ClientForm, ContactForm, filled
from models.import_cards import ImportChoice, Imported
from models.import_map import CONTACT_FIELDS, read_map
from models.import_rows import RowReader
from models.periods import Week
from tests.conftest import MakeRegister

HEADINGS = (*CONTACT_FIELDS, "medewerker", "naam", "geboortejaar", "woonkern", "sleutel")
MAP = 'bron = "oud"\nsleutel = "sleutel"\n[kolommen]\n'
USUAL = {"datum": "14-3-2023", "deelopdracht": "1a", "soort": "coaching"}
WEEK = Week(2023, 11)


def take(register: Register, *rows: dict[str, str], **choice: bool) -> Imported:
    """Import these rows; without a key of its own each has that of its place."""
    given = [{**USUAL, "sleutel": str(place), **row} for place, row in enumerate(rows)]
    names = [name for name in HEADINGS if name != "sleutel" and any(name in row for row in given)]
    reader = RowReader(
        read_map(MAP + "".join(f'{name} = "{name}"\n' for name in names), "kaart.toml"), HEADINGS
    )
    lines = ((n, [row.get(name, "") for name in HEADINGS]) for n, row in enumerate(given, start=2))
    return register.imports.contacts(lines, reader, ImportChoice(**choice))


def stored(register: Register) -> list[ContactCard]:
    return sorted(register.contacts(ContactFilter(limit=None)), key=lambda card: card.number)


def content(card: ContactCard) -> tuple[object, ...]:
    """What stands in a contact, but for what always differs."""
    clients = tuple(client.number for client in card.clients)
    names = ("happened_on", "team", "opdracht", "kern", "leeftijdsgroep", "status", "note", "taak")
    more = ("deelopdracht", "contactsoort", "kanaal", "minutes", "participants", "helped", "reden")
    return clients, *(getattr(card, name) for name in (*names, *more))


POOLS: dict[str, tuple[str, ...]] = {
    "datum": ("14-3-2023", "2023-02-28", "16-3-2023", "1-1-2021", "29-2-2023", "31-12-2022", ""),
    "deelopdracht": ("1a", "14", "8", "99"),
    "soort": ("coaching", "informatie-en-advies", "preventief-huisbezoek", "overleg", "x"),
    "taak": ("", "", "1", "77"),
    "kanaal": ("", "telefoon", "zz"),
    "kern": ("", "erp", "onbekend", "parijs"),
    "leeftijd": ("", "27-64", "ooit"),
    "client": ("", "{own}", "{own}", "{other}", "999999", "x", "{gone}", "{own},{gone}"),
    "uitkomst": ("", "gesproken", "geen-gehoor", "zz"),
    "minuten": ("", "45", "1u15", "25:00", "veel"),
    "deelnemers": ("", "", "12", "0"),
    "geholpen": ("", "ja", "nee"),
    "notitie": ("", "belt terug", "een\u202eomgekeerd"),
}


def random_rows(numbers: dict[str, str], count: int) -> Iterator[dict[str, str]]:
    chance = random.Random(7)
    for _ in range(count):
        # Mostly sound, else nothing but the first fault would ever be met.
        row = {
            name: (chance.choice(pool) if chance.random() < 0.25 else pool[0]).format(**numbers)
            for name, pool in POOLS.items()
        }
        yield row


def logged(register: Register, reader: RowReader, cells: list[str]) -> str:
    """What logging says of the row; nothing when it is stored."""
    try:
        register.log_contact(reader.read(2, cells).form)
    except CaseregError as fault:
        return str(fault)
    return ""


def test_it_takes_and_refuses_what_logging_takes_and_refuses(make_register: MakeRegister) -> None:
    register, colleague = make_register(), make_register()
    elsewhere = make_register("sociaal werker", "schijndel")
    own = register.add_client(ClientForm(name="Ans Smits", birth_year=1950, kern="erp")).number
    gone = register.add_client(ClientForm(name="Bea Jansen", kern="veghel")).number
    register.discharge_client(gone, date(2023, 2, 1))
    other = elsewhere.add_client(ClientForm(name="Cor Peters")).number
    rows = list(random_rows({"own": str(own), "gone": str(gone), "other": str(other)}, 150))
    found = take(register, *rows, skip_refused=True)
    reader = RowReader(read_map(MAP + "".join(f'{n} = "{n}"\n' for n in POOLS), "x"), HEADINGS)
    said = {}
    for line, row in enumerate(rows, start=2):
        cells = [{**row, "sleutel": f"los {line}"}.get(name, "") for name in HEADINGS]
        if told := logged(colleague, reader, cells):
            said[line] = told
    assert {line: reason for line, _, reason in found.refused.by_line()} == said
    assert 30 < len(said) < 120 and len(set(said.values())) > 8
    assert found.stored == len(rows) - len(said)
    assert [content(card) for card in stored(register)] == [
        content(card) for card in stored(colleague)
    ]
    denied = make_register("beheerder").audit.shown(AuditFilter(client=other))
    assert {(row.account, row.outcome) for row in denied if row.deed == "client.use"} == {
        ("sanne", "geweigerd"),
        ("joost", "geweigerd"),
    }


def test_one_wrong_line_stores_nothing_and_twice_stores_once(make_register: MakeRegister) -> None:
    register = make_register()
    rows = [{"minuten": "30"}, {"kern": "parijs"}, {"minuten": "20", "notitie": "bel 0612345678"}]
    refused = take(register, *rows)
    assert [(line, column) for line, column, _ in refused.refused.by_line()] == [(3, "kern")]
    assert refused.nothing_stored and not stored(register)
    trial = take(register, *rows, trial=True, skip_refused=True)
    assert (trial.stored, trial.nothing_stored) == (2, True) and not stored(register)
    first = take(register, *rows, skip_refused=True)
    assert (first.stored, first.known) == (2, 0)
    assert [reason for *_, reason in first.doubted.by_line()] == ["misschien een telefoonnummer"]
    register.undo_contact(stored(register)[0].number)
    again = take(register, *rows, {"minuten": "10"}, skip_refused=True)
    assert (again.stored, again.known) == (1, 2)
    assert [card.minutes for card in stored(register)] == [20, 10]
    twice = take(register, {"sleutel": "a"}, {"sleutel": "b"}, {"sleutel": "a"}, {"sleutel": ""})
    assert [line for line, *_ in twice.refused.by_line()] == [4, 5]


def test_a_key_is_found_twice_also_far_apart(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casereg.services.imports.AT_ONCE", 2)
    rows = [{"sleutel": key} for key in ("a", "b", "c", "d", "a", "e")]
    found = take(register, *rows, skip_refused=True)
    assert ([line for line, *_ in found.refused.by_line()], found.stored) == ([6], 5)


@pytest.mark.parametrize("end", [OSError(5, "weg"), KeyboardInterrupt()])
def test_a_file_that_breaks_off_stores_nothing(register: Register, end: BaseException) -> None:
    def broken() -> Iterator[tuple[int, list[str]]]:
        for line in range(2, 9_000):
            yield line, ["14-3-2023", "1a", "coaching", str(line)]
        raise end

    plan = read_map(MAP + 'datum = "d"\ndeelopdracht = "o"\nsoort = "s"\n', "x")
    reader = RowReader(plan, ["d", "o", "s", "sleutel"])
    with pytest.raises(type(end)):
        register.imports.contacts(broken(), reader, ImportChoice())
    assert not stored(register)


def test_vastgestelde_weeks_take_only_what_is_said_to_be_late(make_register: MakeRegister) -> None:
    register, lead = make_register(), make_register("teamleider")
    lead.settle_week(Week(2023, 9))
    rows = [{"datum": "1-3-2023"}, {"datum": "2-3-2023"}, {}]
    refused = take(register, *rows)
    assert [line for line, *_ in refused.refused.by_line()] == [2, 3]
    assert "vastgesteld" in next(refused.refused.by_line())[2]
    taken = take(register, *rows, late=True)
    assert (taken.stored, taken.late) == (3, 2)
    assert lead.week(Week(2023, 9)).late == 2
    assert [card.status for card in stored(register)] == ["nagekomen", "nagekomen", "geldig"]


def test_whose_contacts_may_be_taken_over(make_register: MakeRegister) -> None:
    lead, worker = make_register("teamleider"), make_register()
    make_register("sociaal werker", "schijndel")
    rows = [{}, {"medewerker": "Sanne"}, {"medewerker": "hanneke"}, {"medewerker": "tim"}]
    own = take(worker, *rows, trial=True)
    assert [line for line, *_ in own.refused.by_line()] == [4, 5]
    assert all(column == "medewerker" for _, column, _ in own.refused.by_line())
    team = take(lead, *rows, skip_refused=True)
    assert [line for line, *_ in team.refused.by_line()] == [5]
    assert [card.worker for card in stored(lead)] == ["hanneke", "sanne", "hanneke"]
    for role in ("coordinator", "beheerder"):
        with pytest.raises(NotAllowed):
            take(make_register(role), {})


def test_clients_are_found_by_name_or_added_once(make_register: MakeRegister) -> None:
    register = make_register()
    known = register.add_client(ClientForm(name="Zoë de Wit", birth_year=1960, kern="erp")).number
    for _ in range(2):
        register.add_client(ClientForm(name="Jan Bos", birth_year=1950), despite_duplicate=True)
    rows = [
        {"naam": "de wit, zoe", "geboortejaar": "1960"},
        {"naam": "Riet Vos", "geboortejaar": "1941", "woonkern": "veghel"},
        {"naam": "Riet Vos", "geboortejaar": "1941", "woonkern": "veghel"},
        {"naam": "Riet Vos", "geboortejaar": "1942"},
        {"naam": "Jan Bos", "geboortejaar": "1950"},
        {"naam": "Kees Uit", "soort": "bestaat-niet"},
        {"naam": ""},
    ]
    found = take(register, *rows, skip_refused=True)
    assert [line for line, *_ in found.refused.by_line()] == [6, 7]
    assert (found.stored, found.new_clients) == (5, 2)
    clients = [tuple(client.number for client in card.clients) for card in stored(register)]
    assert clients[0] == (known,) and clients[1] == clients[2] != clients[3]
    assert clients[4] == ()
    assert [card.kern for card in stored(register)][:2] == ["erp", "veghel"]
    assert not register.find_clients("kees")
    again = take(register, *rows, skip_refused=True)
    assert (again.known, again.new_clients) == (5, 0)


def test_it_is_written_down_by_client_and_as_a_whole(make_register: MakeRegister) -> None:
    register, lead, admin = make_register(), make_register("teamleider"), make_register("beheerder")
    client = register.add_client(ClientForm(name="Ans Smits")).number
    take(register, {"client": str(client)}, {"client": str(client)}, {})
    take(register, {"kern": "parijs", "sleutel": "z"})
    take(register, {"sleutel": "y"}, trial=True)
    told = [
        (row.subject, row.client, row.outcome)
        for row in lead.audit.shown(AuditFilter())
        if row.deed == "contact.import"
    ]
    assert told == [
        ("proef: 1 regel, 0 geweigerd", None, "gedaan"),
        ("1 regel, 1 geweigerd", None, "geweigerd"),
        ("3 contacten, 0 bestonden al", None, "gedaan"),
        ("2 contacten", client, "gedaan"),
    ]
    assert not admin.audit.verified().fault
    assert register.week(WEEK).totaal.contacten == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('sleutel = "x"\n[kolommen]\ndatum = "d"\n', "bron: ontbreekt"),
        (MAP + 'datum = "d"\nsoort = "s"\n', "deelopdracht ontbreekt"),
        (MAP + 'datum = "d"\nsoort = "s"\ndeelopdracht = "o"\nkleur = "k"\n', "regel 7.*kleur"),
        (MAP + 'datum = "d"\nsoort = "s"\ndeelopdracht = "o"\nclient = "c"\nnaam = "n"\n', "kies"),
        (MAP + "datum = 3\n", "is geen tekst"),
        ("bron = ", "regel 1"),
    ],
)
def test_a_faulty_map_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(CatalogueFault, match=said):
        read_map(text, "kaart.toml")


def test_a_column_that_is_not_there_is_named() -> None:
    plan = read_map(MAP + 'datum = "d"\ndeelopdracht = "o"\nsoort = "s"\n', "x")
    for headings, said in ((["d", "o", "sleutel"], "'s' ontbreekt"), (["d", "o", "s"], "sleutel")):
        with pytest.raises(Refused, match=said):
            RowReader(plan, headings)


def test_a_cell_stands_for_a_code_and_what_is_empty_for_what_is_fixed() -> None:
    plan = read_map(
        'bron = "oud"\nsleutel = "regel"\n[kolommen]\ndatum = "d"\nsoort = "s"\nkanaal = "k"\n'
        '[waarden.soort]\n"Tel. advies" = "advies"\n[waarden.kanaal]\n"n.v.t." = ""\n'
        '[vast]\ndeelopdracht = "1a"\nkanaal = "telefoon"\n',
        "x",
    )
    reader = RowReader(plan, ["d", "s", "k"])
    values: dict[str, Any] = {"happened_on": date(2023, 3, 1), "deelopdracht": "1a"}
    for line, cells, soort, kanaal in (
        (2, ["1.3.2023", " Tel. advies ", "balie"], "advies", "balie"),
        (3, ["2023-03-01 10:30:00", "coaching", "n.v.t."], "coaching", "telefoon"),
    ):
        form = reader.read(line, cells).form
        wanted = {**values, "contactsoort": soort, "kanaal": kanaal, "id": form.id}
        assert form == filled(ContactForm, wanted)
