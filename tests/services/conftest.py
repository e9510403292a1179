"""Every rule holds on both databases."""

import pytest

from casereg.register import Register
from tests.conftest import MakeRegister


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel, signed in to a register on each kind of database in turn."""
    return make_register("sociaal werker")
