"""Random deeds by random people: a coordinator never sees a name, a beheerder never a client."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casereg.errors import CaseregError
from casereg.register import Register
from casereg.security.rights import Role
from models.forms import ClientForm, ContactForm
from tests.conftest import MakeRegister
from tests.services.test_rights import CONTACT, DEEDS

PLANTED = ("Zebedeus", "Kwakkelstein", "Xanthippe", "Wolkenkrabber")
# What takes long, or would end the register, is in test_rights.
SLOW = {"package", "export", "backup", "public key", "catalogue", "disable", "in house"}
QUICK = sorted(set(DEEDS) - SLOW)
PEOPLE = [*Role, Role.COORDINATOR, Role.ADMIN]
STEPS = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(QUICK)), min_size=10, max_size=40
)


def test_no_name_ever_comes_out(make_file_register: MakeRegister, tmp_path: Path) -> None:
    people = {role: make_file_register(role) for role in Role}
    worker = people[Role.WORKER]
    numbers = [
        worker.add_client(
            ClientForm(name=f"{PLANTED[0]} {PLANTED[1]}", birth_year=1950, kern="erp")
        ).number,
        worker.add_client(ClientForm(name=f"{PLANTED[2]} {PLANTED[3]}", kern="erp")).number,
    ]
    note = f"{PLANTED[0]} belde over {PLANTED[3]}"
    for number in numbers:
        filled = CONTACT.model_dump() | {"id": None, "clients": (number,), "note": note}
        filled.pop("id")
        worker.log_contact(ContactForm.model_validate(filled))
    seen_by_workers = []

    @settings(
        max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    @given(STEPS)
    def try_out(steps: list[tuple[Role, str]]) -> None:
        for role, deed in steps:
            shown = _done(people[role], deed, tmp_path)
            if role in (Role.COORDINATOR, Role.ADMIN):
                assert not any(name.lower() in shown.lower() for name in PLANTED), (role, deed)
                assert "ClientCard" not in shown
                assert "ContactCard" not in shown
            else:
                seen_by_workers.append(shown)

    try_out()
    # The same deeds show the name when it is there to be seen.
    seen_by_workers += [_done(worker, deed, tmp_path) for deed in QUICK]
    assert any(PLANTED[0] in shown for shown in seen_by_workers)


def _done(register: Register, deed: str, place: Path) -> str:
    """What is shown of the deed: what came back, or what was said."""
    try:
        found: Any = DEEDS[deed][0](register, place)
    except CaseregError as refusal:
        return str(refusal)
    return repr(found)
