"""No package holds anything of anybody: every byte is searched, and what the bytes stand for."""

import gzip
import io
import json
import re
import zipfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlmodel import Session, col, select

from casereg.config import Settings
from casereg.demo.build import DEMO_CLOCK, build_demo
from casereg.opening import open_for
from casereg.register import sign_in
from casereg.security.rights import Role
from exports.reports.kinds import KINDS
from models.account import Account
from models.catalogue_shelf import built_in
from models.client import Client
from models.contact import Contact
from models.outside import Mijlpaal
from models.periods import parse_period
from models.tables import METADATA
from tests.exports.searching import Secrets, days_in, folded, found_in

# What is dear to make is made by one worker.
pytestmark = pytest.mark.xdist_group("nothing traceable")

CONTACTS = 3000
FIRST_NUMBER = 7_000_000
"""Client numbers begin here, so that none is a count as well."""
NOTE = "Ziet op tegen de zitting over de huur"
# The quarter comes last: what is released after it must be proven against it.
PERIODS = {
    "uren": ("2023",),
    "doelen": ("2023",),
    "trendrapportage": ("2023-Q1",),
    "resultaatmeting": ("2023-W20", "2023-04", "2023-Q1"),
}


@dataclass(frozen=True)
class Made:
    """Every file of every package, by its name with that of its folder."""

    files: dict[str, bytes]
    secrets: Secrets


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A demo register with notes and distinctive numbers, and all it can export."""
    settings = Settings(home=tmp_path_factory.mktemp("demo"))
    built = build_demo(settings, CONTACTS, 5)
    admin, coordinator = built.first(Role.ADMIN), built.first(Role.COORDINATOR)
    opened = open_for(settings, admin.name, admin.password)
    with opened.database.writing() as session:
        _make_distinctive(session)
    with opened.database.reading() as session:
        secrets = _secrets(session)
    opened.database.close()
    register = sign_in(settings, coordinator.name, coordinator.password, DEMO_CLOCK)
    out = tmp_path_factory.mktemp("uit")
    with pytest.MonkeyPatch.context() as patch:
        # What is hidden beyond need has no part in this.
        patch.setattr("exports.release.SECONDS", 0.0)
        for kind, periods in PERIODS.items():
            for period in periods:
                register.releases.write(kind, parse_period(period), None, out)
    register.close()
    files = {str(path.relative_to(out)): path.read_bytes() for path in _files(out)}
    return Made(files, secrets)


def test_nothing_of_anybody_is_in_any_package(made: Made) -> None:
    assert found_in(made.files, made.secrets) == set()


def test_every_kind_and_every_secret_took_part(made: Made) -> None:
    folders = {name.split("/")[0].split("_")[0] for name in made.files}
    assert folders == set(KINDS)
    secrets = made.secrets
    assert NOTE in secrets.texts
    assert len(secrets.texts) > 200
    assert len(secrets.words) > 15
    assert min(secrets.numbers) > FIRST_NUMBER
    assert len(secrets.days) > 500


def test_no_other_day_is_written_than_those_of_periods_and_releases(made: Made) -> None:
    written = {day for content in made.files.values() for day in days_in(content.decode())}
    assert written <= _allowed()


Wrap = Callable[[str], bytes]


def _zipped(content: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("xl/sharedStrings.xml", content.replace("'", "&#39;"))
    return archive.getvalue()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: f"1;a;{text};3\r\n".encode(),
        lambda text: json.dumps({"a": [text]}).encode(),
        lambda text: text.upper().encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("latin-1", "xmlcharrefreplace"),
        lambda text: b'{"a":"' + b64encode(f"  {text}".encode()) + b'"}',
        lambda text: gzip.compress(text.encode()),
        lambda text: gzip.compress(_zipped(text)),
        _zipped,
    ],
)
def test_the_search_finds_what_is_planted(made: Made, wrap: Wrap) -> None:
    secrets = made.secrets
    number = next(iter(secrets.numbers))
    name = next(one for one in sorted(secrets.texts) if one != NOTE and one.isascii())
    day = max(secrets.days)
    planted = {
        NOTE: NOTE,
        name: name,
        "sanne": "door sanne gemaakt",
        str(number): f"client {number} gezien",
        f"{day}": f"op {day:%d-%m-%Y} gezien",
    }
    for secret, hidden in planted.items():
        found = found_in({"x": wrap(hidden)}, secrets)
        assert any(folded(secret) in folded(one) for one in found), hidden


@pytest.mark.parametrize("form", ["{0:%Y-%m-%d}", "{0:%d-%m-%Y}", "{0:%d/%m/%Y}", "{0:%Y%m%d}"])
def test_a_day_is_found_in_every_form(made: Made, form: str) -> None:
    day = min(made.secrets.days)
    assert found_in({"x": f"op {form.format(day)} om".encode()}, made.secrets)


def test_a_day_in_words_a_grouped_number_and_a_hash_are_found(made: Made) -> None:
    secrets = Secrets(
        frozenset({"Riet de Wit"}),
        frozenset({"sanne"}),
        frozenset({FIRST_NUMBER + 123}),
        frozenset({date(2023, 3, 14)}),
    )
    hashed = sha256(b"Riet de Wit").hexdigest()
    for planted in ("14 maart 2023", "14 mrt 2023", "7.000.123", hashed, "RIET  DE WIT"):
        assert found_in({"x": planted.encode()}, secrets), planted
    for harmless in ("14 maart 2024", "70001234", "7000123a", "sannes", "Riet", "2023-03-15"):
        assert not found_in({"x": harmless.encode()}, secrets), harmless


def test_a_name_of_a_file_is_searched_too(made: Made) -> None:
    assert found_in({f"{NOTE}.csv": b""}, made.secrets)


def _make_distinctive(session: Session) -> None:
    """Number the clients from seven million, and put a note in many contacts."""
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name == "client":
                moved = {key.parent: key.parent + FIRST_NUMBER}
                session.execute(update(table).values(moved))
    session.execute(update(Client).values(id=col(Client.id) + FIRST_NUMBER))
    session.execute(update(Contact).where(col(Contact.id) % 3 == 0).values(note=NOTE))


def _secrets(session: Session) -> Secrets:
    clients = session.exec(select(Client)).all()
    notes = {one for one in session.exec(select(Contact.note).distinct()) if one}
    evidence = {one for one in session.exec(select(Mijlpaal.evidence).distinct()) if one}
    days = set(session.exec(select(Contact.happened_on).distinct()).all())
    workers = set(session.exec(select(Account.name)).all())
    names = {one.name for one in clients}
    family = {parts[1] for name in names if len(parts := name.split()) == 2}
    return Secrets(
        texts=frozenset(names | notes | evidence),
        words=frozenset(one for one in workers | family if not _in_catalogue(one)),
        numbers=frozenset(one.id for one in clients if one.id),
        days=frozenset(days - _allowed()),
    )


def _in_catalogue(word: str) -> bool:
    """Whether the opdracht itself uses the word: then it says nothing of a person."""
    return folded(word) in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(_catalogues())))


def _allowed() -> set[date]:
    """The release moment, the ends of periods and opdrachten, and what the opdracht names."""
    bounds = {DEMO_CLOCK.today()} | days_in(_catalogues())
    for period in ("2022-Q1", "2022-Q3", "2022", "2023", *sum(PERIODS.values(), ())):
        asked = parse_period(period)
        bounds |= {asked.start, asked.end}
    return bounds


def _catalogues() -> str:
    return "".join(built_in(code) for code in ("meierijstad-2022", "meierijstad-2023"))


def _files(out: Path) -> list[Path]:
    return [path for path in out.rglob("*") if path.is_file()]
