"""What is typed in a form and not stored is kept for its maker, whatever the role."""

from casereg.security.rights import Role
from models.draft_ids import form_draft_id
from models.periods import Week
from tests.conftest import MakeRegister


def test_each_role_keeps_what_was_typed_and_sees_only_the_own(make_register: MakeRegister) -> None:
    people = {role: make_register(role) for role in Role}
    for role, register in people.items():
        ident = form_draft_id(register.actor.account_id, "mijlpaal")
        for text in ("half", f"van de {role}"):
            register.keep_draft(ident, {"evidence": text})
        lost = form_draft_id(register.actor.account_id, "kengetal")
        register.keep_draft(lost, {"source": "CBS"})
        register.drop_draft(lost)
    for role, register in people.items():
        left = [draft.content for draft in register.forms_left()]
        assert left == [{"evidence": f"van de {role}"}]
    assert people[Role.COORDINATOR].week(Week(2023, 11)).drafts == 0  # they are no contacts
