"""The manifest: every file is in it, the signature holds, and the key stays inside."""

import json
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from threading import Barrier

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlmodel import Session, select

from casereg.config import Settings
from casereg.opening import open_for
from casereg.register import Register
from exports.package.audit_head import audit_head
from exports.package.manifest import MANIFEST, SIGNATURE, AuditHead
from exports.package.signing import fingerprint, public_key, public_key_text, signer
from exports.reports.resultaatmeting import counted_report
from exports.table.counts import Counts
from models.audit import Audit, ChainHead
from models.audit_chain import note
from models.database import Database
from models.opdracht import RegisterInfo
from models.signing_key import SigningKey
from tests.conftest import PASSWORD
from tests.exports.conftest import EmptyRegister
from tests.exports.packing import AUDIT, PREVIOUS, SIGNER, packed
from tests.exports.small import NOON, Rows

REGISTER = "5c0f3d2e-1111-4222-8333-444455556666"
# The public key that belongs to the private bytes 0, 1, 2 ... 31 (RFC 8032, as others compute it).
PUBLIC = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"


@pytest.fixture
def files(counted: Callable[..., Counts]) -> dict[str, bytes]:
    return packed(counted_report(counted(), ()))


def test_the_manifest_names_every_other_file_and_where_it_stands(files: dict[str, bytes]) -> None:
    found = json.loads(files[MANIFEST])
    others = {name for name in files if name not in (MANIFEST, SIGNATURE)}
    assert found == {
        "versie": 1,
        "register": SIGNER.register,
        "sleutel": "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
        "release": 7,
        "vorige": PREVIOUS,
        "audit": {"regel": AUDIT.row, "sha256": AUDIT.sha256},
        "bestanden": {name: sha256(files[name]).hexdigest() for name in others},
    }
    assert b64decode(found["sleutel"]).hex() == PUBLIC
    text = json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert files[MANIFEST] == text.encode()


def test_the_signature_is_one_line_over_the_bytes(files: dict[str, bytes]) -> None:
    line = files[SIGNATURE]
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(PUBLIC))
    key.verify(b64decode(line), files[MANIFEST])
    with pytest.raises(InvalidSignature):
        key.verify(b64decode(line), files[MANIFEST].replace(b'"release":7', b'"release":8'))


def test_the_first_release_has_none_before_it(counted: Callable[..., Counts]) -> None:
    from exports.package.manifest import signed_manifest

    files = signed_manifest(SIGNER, 1, "", AuditHead(0, ""), {"a": b"1"})
    found = json.loads(files[MANIFEST])
    assert (found["vorige"], found["audit"]) == ("", {"regel": 0, "sha256": ""})


def test_the_key_is_made_once_and_shown_by_nothing(rows: Rows) -> None:
    named(rows.session)
    assert public_key(rows.session) is None
    one = signer(rows.session)
    again = signer(rows.session)
    assert (one, one.register) == (again, REGISTER)
    assert public_key(rows.session) == one.public
    assert len(rows.session.exec(select(SigningKey)).all()) == 1
    assert one.private.hex() not in f"{one!r}{public_key_text(one)}"
    assert repr(one.private) not in repr(one)


def test_two_first_releases_at_once_make_one_key(make_register: Callable[..., Register]) -> None:
    settings: Settings = make_register.settings  # type: ignore[attr-defined]
    opened = [open_for(settings, "willem", PASSWORD).database for _ in range(2)]
    together = Barrier(2)

    def sign(database: Database) -> bytes:
        together.wait(10)
        with database.writing() as session:
            return signer(session).public

    with ThreadPoolExecutor(2) as threads:
        keys = set(threads.map(sign, opened))
    for database in opened:
        with database.reading() as session:
            keys.add(public_key(session) or b"")
        database.close()
    assert len(keys) == 1


def test_each_register_has_a_key_of_its_own(empty_register: EmptyRegister) -> None:
    keys = set()
    for _ in range(2):
        with empty_register() as rows:
            named(rows.session)
            keys.add(signer(rows.session).public)
    assert len(keys) == 2


def test_the_public_key_as_a_file_for_the_gemeente() -> None:
    lines = dict(
        line.split(": ", 1) for line in public_key_text(SIGNER).splitlines() if ": " in line
    )
    assert lines["register"] == SIGNER.register
    assert b64decode(lines["sleutel"]).hex() == PUBLIC
    assert lines["vingerafdruk"].replace(" ", "") == sha256(bytes.fromhex(PUBLIC)).hexdigest()
    assert lines["vingerafdruk"] == fingerprint(SIGNER.public)


def test_the_audit_head_is_the_last_row(rows: Rows) -> None:
    rows.session.add(ChainHead(seq=0, seal=bytes(32), key=b"k" * 32))
    rows.session.flush()
    assert audit_head(rows.session) == AuditHead(0, "")
    for deed in ("contact.log", "contact.see"):
        note(rows.session, audit(deed))
    found = audit_head(rows.session)
    last = rows.session.exec(select(Audit).where(Audit.deed == "contact.see")).one()
    assert found == AuditHead(2, (last.seal or b"").hex()) == AuditHead(last.seq or 0, found.sha256)
    assert len(found.sha256) == 64


def test_a_changed_key_signs_otherwise() -> None:
    other = replace(SIGNER, private=bytes(32))
    assert other.sign(b"x") != SIGNER.sign(b"x")
    assert SIGNER.sign(b"x") == SIGNER.sign(b"x")


def named(session: Session) -> None:
    session.add(RegisterInfo(database_id=REGISTER, made_at=NOON))
    session.flush()


def audit(deed: str) -> Audit:
    return Audit(at=NOON, account_id=1, role="sociaal werker", deed=deed, client_id=None)
