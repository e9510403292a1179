"""What the verantwoording says of the protection, in each case."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exports.package.closing import closing
from exports.reports.resultaatmeting import counted_report
from exports.safety import Safety
from exports.table.counts import Counts
from exports.text.caveats import what_does_not_add_up, what_is_hidden
from exports.text.verantwoording import verantwoording
from models.catalogue import Bescherming
from tests.exports.packing import packed
from tests.exports.small import NOON, SMALL, protected_by

Counted = Callable[..., Counts]


def text_of(counts: Counts) -> str:
    return packed(counted_report(counts, ()))["verantwoording.md"].decode()


def safe(counts: Counts, **said: object) -> Counts:
    return replace(counts, safety=Safety(**said))  # type: ignore[arg-type]


def test_the_account_names_the_role_and_nobody(counted: Counted) -> None:
    text = text_of(counted())
    assert "Gemaakt door de coordinator op 2023-04-03T12:00:00Z" in text
    assert "nog niet voorbij" not in text


def test_a_concept_says_so_first(counted: Counted) -> None:
    lines = text_of(counted()).splitlines()
    assert "concept, niet voor publicatie" in "\n".join(lines[:3])
    assert "concept" not in "\n".join(text_of(safe(counted())).splitlines()[:3])


def test_the_account_can_be_read(counted: Counted) -> None:
    counts = counted()
    text = text_of(counts)
    assert "- b Buurt: 8 personen" in text
    hidden, total = counts.number("onderdrukt"), sum(len(t.cells) for t in counts.tables)
    assert f"Verborgen: {hidden} van de {total} cellen." in text
    assert "Klein voorbeeld \\| 2023" in text
    assert "Een contact met twee cliënten is één contact" in text
    assert "staat bij allebei en één keer in het totaal" in text
    assert "\n\n\n" not in text


def test_each_table_has_its_cells_by_status(counted: Counted) -> None:
    counts = counted()
    text = text_of(safe(counts))
    for table in counts.tables:
        shown, hidden, never = map(table.number, ("gepubliceerd", "onderdrukt", "nvt"))
        assert f"| {len(table.cells)} | {shown} | {hidden} | {never} |" in text


def test_every_rule_is_said_and_how_often_is_not(counted: Counted) -> None:
    rules = (
        "Te weinig personen",
        "Om een ander getal te beschermen",
        "iemand die zichzelf herkent",
    )
    rules = (*rules, "Bijna iedereen in één groep", "Leeg.")
    text = "\n".join(what_is_hidden(safe(counted())))
    for rule in rules:
        assert rule in text
    assert "minder dan 5 personen" in text
    assert "hoe vaak elke reden voorkomt, staat hier niet" in text
    plain = "\n".join(what_is_hidden(counted()))
    assert "Te weinig personen" in plain
    assert "beschermen" not in plain


def test_published_zeros_are_explained(counted: Counted) -> None:
    text = "\n".join(what_is_hidden(safe(counted(protected_by(zeros="publish")))))
    assert "Een lege cel staat er als 0" in text
    assert "Leeg." not in text


def test_rounding_is_explained_instead_of_hiding(counted: Counted) -> None:
    rounding = Bescherming(k=5, methode="afronden")
    counts = replace(counted(), catalogue=SMALL.model_copy(update={"bescherming": rounding}))
    text = text_of(safe(counts))
    assert "## Wat er is afgerond, en waarom" in text
    assert "vervangen door 0 of door 5" in text
    assert "Methode: afronden" in text
    assert "verborgen, en waarom" not in text
    assert "Die is er nog niet" in text_of(counts)


@pytest.mark.parametrize(
    ("included", "carried", "said"),
    [
        (False, False, "er niets nagekomen"),
        (True, False, "in dit pakket meegeteld"),
        (False, True, "telt mee in een later pakket"),
    ],
)
def test_late_changes_are_said_in_words(
    counted: Counted, included: bool, carried: bool, said: str
) -> None:
    counts = safe(counted(), late_included=included, late_carried=carried)
    text = text_of(counts)
    assert said in text
    assert ("behalve wat onder 'Nagekomen' staat" in text) is carried
    section = text.split("## Nagekomen")[1].split("##")[0]
    assert not any(sign.isdigit() for sign in section)


def test_earlier_releases_are_named(counted: Counted) -> None:
    assert "het eerste pakket" in text_of(safe(counted()))
    text = text_of(safe(counted(), earlier=12))
    assert "Eerder uitgebrachte pakketten van deze opdracht: 12." in text
    assert "toen de tijd om was" not in text
    assert "toen de tijd om was" in text_of(safe(counted(), hurried=True))


def test_how_to_check_is_said_in_every_package(counted: Counted) -> None:
    for counts in (counted(), safe(counted())):
        text = "\n".join(closing(counted_report(counts, ())))
        assert "`casereg verify MAP --key BESTAND`" in text
        assert "manifest.json" in text


def test_tables_that_are_not_there_are_named(counted: Counted) -> None:
    counts = counted()
    fewer = replace(counts, tables=counts.tables[:1])
    text = "\n".join(verantwoording(fewer, ()))
    assert "Deze tabellen staan niet in dit pakket" in text
    assert "- `deel-kern`: Contacten en cliënten per kern" in text
    assert "niet in dit pakket" not in "\n".join(verantwoording(counts, ()))


def test_what_does_not_add_up_over_time(counted: Counted) -> None:
    text = "\n".join(what_does_not_add_up(safe(counted())))
    assert "Cliënten van twee perioden mag je niet optellen" in text
    assert "wat is nagekomen, telt soms pas mee in de langere periode" in text
    assert "pas mee" not in "\n".join(what_does_not_add_up(counted()))


def test_clients_of_all_deelopdrachten_together(counted: Counted) -> None:
    said = "Over alle deelopdrachten samen staat er één aantal cliënten"
    counts = counted()
    assert said in "\n".join(what_does_not_add_up(counts))
    without = tuple(one for one in counts.tables if "clienten" not in one.tabel.maten)
    assert without
    assert said not in "\n".join(what_does_not_add_up(replace(counts, tables=without)))


def test_a_running_period_is_said_to_run(counted: Counted) -> None:
    made = NOON.replace(month=3, day=31)
    text = packed(counted_report(counted(), ()), made_at=made)["verantwoording.md"].decode()
    assert "nog niet voorbij" in text


def test_the_rules_for_indicators(counted: Counted) -> None:
    assert "De noemer van een aandeel is minstens 10" in text_of(safe(counted()))
    assert "minstens 10" not in text_of(counted())
