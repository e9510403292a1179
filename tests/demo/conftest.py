"""Content of small demo registers, without a database."""

from collections.abc import Callable, Sequence

import pytest

from casereg.demo.accounts import plan_accounts
from casereg.demo.flavour import read_flavour
from casereg.demo.generate import Content, content
from casereg.demo.namebook import read_names
from casereg.demo.recipe import Recipe
from casereg.demo.rows import Rows
from casereg.demo.stories import Member
from casereg.security.rights import Role
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in

Make = Callable[[int, int], Content]


@pytest.fixture(scope="session")
def catalogues() -> tuple[Catalogue, ...]:
    """The opdrachten that the demo loads."""
    codes = read_flavour().opdrachten
    return tuple(read_catalogue(built_in(code), code) for code in codes)


def recipe(catalogues: Sequence[Catalogue], contacts: int, seed: int) -> Recipe:
    """A recipe with the workers the demo would have, numbered from 1."""
    flavour, names = read_flavour(), read_names()
    accounts = plan_accounts(catalogues[-1], flavour, names, seed)
    members = [
        Member(number, account.team or "")
        for number, account in enumerate(accounts, start=1)
        if account.role == Role.WORKER
    ]
    return Recipe(catalogues, members, flavour, names, contacts, seed)


@pytest.fixture(scope="session")
def make(catalogues: tuple[Catalogue, ...]) -> Make:
    """Content by number of contacts and seed."""
    return lambda contacts, seed: content(recipe(catalogues, contacts, seed))


def together(made: Content) -> Rows:
    """All rows, whether they came late or not."""
    return {
        name: made.first.get(name, []) + made.late.get(name, []) for name in made.first | made.late
    }


@pytest.fixture(scope="session")
def rows(make: Make) -> Rows:
    """The rows of a register of 3,000 contacts, enough for seasons to show."""
    return together(make(3000, 7))
