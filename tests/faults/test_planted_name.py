"""After everything that can be done and can go wrong, a name stands nowhere in plain letters."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import PLANTED, Made, Outcome, Run, home, made, run, run_fresh
from tests.exports.searching import Secrets, found_in

__all__ = ["home", "made", "run", "run_fresh"]
pytestmark = pytest.mark.usefixtures("hasty")

NOTE = "Ziet op tegen de zitting over de huur"
PHONE = "0612345678"
SECRETS = Secrets(frozenset({PLANTED, NOTE, PHONE}), frozenset(), frozenset(), frozenset())
LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")
MAP = """
bron = "oud"
sleutel = "regel"
kolommen = { datum = "d", soort = "s", deelopdracht = "o", naam = "n", notitie = "t" }
"""
ENCRYPTED = (".db", ".db-wal", ".db-shm", ".zip")


def work(run: Run, made: Made, outside: Path) -> list[Outcome]:
    """Everything people do with a client, and whatever may be refused."""
    client = str(made.client)
    case = ("case", "open", "--soort", "individuele-ondersteuning", "--deelopdracht", "1b")
    old, plan = outside / "oud.csv", outside / "kaart.toml"
    plan.write_text(MAP, "utf-8")
    old.write_text(
        "d;s;o;n;t\n"
        f"14-3-2023;coaching;1a;{PLANTED} Zwart;{NOTE} {PHONE}\n"
        f"14-3-2023;coaching;1a;{PLANTED};{NOTE}\n"
        f"{PLANTED};coaching;1a;{PLANTED};{NOTE}\n"
        f"14-3-2023;{PLANTED};{PHONE};{PLANTED};{NOTE}\n",
        "utf-8",
    )
    done = [
        run(*LOG, "--client", client, "--notitie", f"{NOTE}, {PHONE}", user="wim"),
        run(*case, "--client", client, "--datum", "1-3-2023", "--score", "baat=4", user="wim"),
        run("import", old, "--map", plan, user="wim"),
        run("import", old, "--map", plan, "--skip-refused", user="wim"),
        run("week", "vaststellen", "2023-W11", user="lea"),
        run("results", "--period", "2023-Q1", user="lea"),
        run("audit", "show", "--client", client, user="lea"),
        run("audit", "verify", user="admin"),
        run("backup", outside / "kopie", user="admin"),
        run("doctor", user="admin"),
    ]
    for kind, period in (("resultaatmeting", "2023-Q1"), ("uren", "2023")):
        done.append(run("export", kind, "--period", period, "--out", outside / "uit", user="cor"))
    return done


def refused(run: Run, made: Made, outside: Path) -> list[Outcome]:
    """What people type in the wrong place. Names of files and periods are told back as typed."""
    client = str(made.client)
    return [
        run(*LOG[:1], "--deelopdracht", PLANTED, "--soort", "coaching", user="wim"),
        run(*LOG, "--kern", PLANTED, "--notitie", NOTE, user="wim"),
        run(*LOG, "--notitie", f"{NOTE}\x07", user="wim"),
        run(*LOG, "--client", PLANTED, user="wim"),
        run("client", "add", PLANTED, "--geboortejaar", "1950", "--kern", "veghel", user="wim"),
        run("user", "list", user=PLANTED, password=NOTE),
        run("user", "list", user="wim", password=PLANTED),
        run("contacts", user="cor"),
        run("inzage", client, user="cor"),
        run("erase", client, "--reden", PLANTED, user="wim"),
        run("import", outside / "oud.csv", "--map", outside / "oud.csv", user="wim"),
        run("log", "--id", PLANTED, user="wim"),
    ]


def test_a_planted_name_stands_nowhere(run: Run, home: Path, made: Made, tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    done = work(run, made, outside)
    assert [one.code for one in done] == [0, 0, 1, *[0] * 9], [one.err for one in done]
    wrong = refused(run, made, outside)
    assert all(one.code for one in wrong)
    # A key that does not fit, a journal cut short, and a backup that is damaged.
    (home / "casereg.db").write_bytes((home / "casereg.db").read_bytes()[:-4096] + bytes(4096))
    wrong += [run(*LOG, "--notitie", NOTE, user="wim"), run("doctor", user="admin")]
    (backup,) = (outside / "kopie").glob("*.zip")
    wrong += [run("restore", backup, user="admin", password=PLANTED)]
    wrong += [run("restore", backup, user="admin")]
    files = {str(path): path for path in (*home.rglob("*"), *outside.rglob("*")) if path.is_file()}
    kept = {name: path.read_bytes() for name, path in files.items() if path.name != "oud.csv"}
    plain = {name: content for name, content in kept.items() if not name.endswith(ENCRYPTED)}
    assert found_in(plain, SECRETS) == set()
    for name in kept.keys() - plain.keys():
        assert not _letters(kept[name]), name
    assert len(kept) - len(plain) >= 2 and len(plain) > 10
    said = {
        f"{n} {what}": text
        for n, one in enumerate([*done, *wrong])
        for what, text in (("fout", one.err.encode()), ("uit", one.out.encode()))
    }
    assert found_in(said, SECRETS) == set()


def _letters(content: bytes) -> bool:
    """Whether a secret stands there as it is, also inside a backup."""
    if content.startswith(b"PK"):
        return any(_letters(inside) for inside in _inside(content))
    words = [word for secret in SECRETS.texts for word in (secret, secret.split()[-1])]
    return any(
        word.encode(encoding) in content for word in words for encoding in ("utf-8", "utf-16-le")
    )


def _inside(content: bytes) -> list[bytes]:
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]
