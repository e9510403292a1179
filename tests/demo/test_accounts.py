"""The accounts of the demo."""

import pytest

from casereg.demo.accounts import DemoAccount, plan_accounts
from casereg.demo.flavour import read_flavour
from casereg.demo.namebook import read_names
from casereg.security.passwords import check_strength
from casereg.security.rights import Role
from models.catalogue import Catalogue


def planned(catalogue: Catalogue, seed: int) -> tuple[DemoAccount, ...]:
    return plan_accounts(catalogue, read_flavour(), read_names(), seed)


def test_same_seed_same_passwords(catalogues: tuple[Catalogue, ...]) -> None:
    assert planned(catalogues[-1], 1) == planned(catalogues[-1], 1)
    assert planned(catalogues[-1], 1) != planned(catalogues[-1], 2)


@pytest.mark.parametrize("seed", range(5))
def test_passwords_meet_the_rules(catalogues: tuple[Catalogue, ...], seed: int) -> None:
    for account in planned(catalogues[-1], seed):
        check_strength(account.password, account.name)


def test_roles_teams_and_names(catalogues: tuple[Catalogue, ...]) -> None:
    accounts = planned(catalogues[-1], 1)
    first = {role: next(a for a in accounts if a.role == role) for role in Role}
    teams = {team.code for team in catalogues[-1].gebiedsteams}
    assert len({account.name for account in accounts}) == len(accounts)
    assert first[Role.WORKER].team == first[Role.LEAD].team is not None
    assert first[Role.COORDINATOR].team is first[Role.ADMIN].team is None
    assert teams == {a.team for a in accounts if a.role == Role.LEAD}
    assert all(sum(a.team == t and a.role == Role.WORKER for a in accounts) >= 3 for t in teams)
