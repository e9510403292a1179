"""Each role against each deed, through the door people use."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casereg.errors import Refused
from casereg.register import Register
from casereg.security.rights import Role
from models.cards import ContactFilter
from models.catalogue_shelf import built_in
from models.forms import AccountForm, ClientForm, ContactForm
from models.periods import Week, parse_period

CONTACT = ContactForm(
    happened_on=date(2023, 3, 15), deelopdracht="1a", contactsoort="informatie-en-advies"
)
PASSWORD = "zadel-wolken-trein-kers"
DEEDS: dict[str, tuple[Callable[[Register, Path], object], set[Role]]] = {
    "log": (lambda r, _: r.log_contact(CONTACT), {Role.WORKER, Role.LEAD}),
    "repeat": (lambda r, _: r.repeat_contact(), {Role.WORKER, Role.LEAD}),
    "list": (lambda r, _: r.contacts(ContactFilter()), {Role.WORKER, Role.LEAD}),
    "undo": (lambda r, _: r.undo_contact(), {Role.WORKER, Role.LEAD}),
    "day": (lambda r, _: r.day(), {Role.WORKER, Role.LEAD}),
    "find": (lambda r, _: r.find_clients("a"), {Role.WORKER, Role.LEAD}),
    "add client": (lambda r, _: r.add_client(ClientForm(name="Ans S")), {Role.WORKER, Role.LEAD}),
    "week": (lambda r, _: r.week(Week(2023, 11)), {Role.WORKER, Role.LEAD, Role.COORDINATOR}),
    "settle": (lambda r, _: r.settle_week(Week(2023, 9)), {Role.LEAD}),
    "preview": (lambda r, _: r.preview(parse_period("2023-Q1")), {Role.COORDINATOR}),
    "export": (
        lambda r, out: r.export_resultaatmeting(parse_period("2023-Q1"), None, out),
        {Role.COORDINATOR},
    ),
    "accounts": (lambda r, _: r.accounts(), {Role.ADMIN}),
    "add account": (
        lambda r, _: r.add_account(AccountForm(name="nieuw", role=Role.ADMIN), PASSWORD),
        {Role.ADMIN},
    ),
    "disable": (lambda r, _: r.disable_account("nieuw"), {Role.ADMIN}),
    "catalogue": (lambda r, _: r.load_catalogue(built_in("meierijstad-2023")), {Role.ADMIN}),
    "backup": (lambda r, out: r.backup(out), {Role.ADMIN}),
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_its_deeds_and_no_others(
    make_register: Callable[..., Register], role: Role, tmp_path: Path
) -> None:
    register = make_register(role)
    allowed = set()
    for deed, (do, _) in DEEDS.items():
        try:
            do(register, tmp_path / "out")
            allowed.add(deed)
        except Refused as refusal:
            # Refused for another reason, such as no backup of a server: it was a right.
            if f"Als {role} mag je niet" not in str(refusal):
                allowed.add(deed)
    assert allowed == {deed for deed, (_, roles) in DEEDS.items() if role in roles}


def test_a_worker_sees_and_changes_only_own_contacts(
    make_register: Callable[..., Register],
) -> None:
    number = make_register().log_contact(CONTACT).contact.number
    colleague = make_register()
    lead_elsewhere = make_register("teamleider", "schijndel")
    for other in (colleague, lead_elsewhere):
        for deed in (other.contact, other.undo_contact):
            with pytest.raises(Refused, match="niet van jou"):
                deed(number)
    assert make_register("teamleider").undo_contact(number).status == "vervallen"
