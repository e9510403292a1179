"""What is done in large parts only, on tiny tables, against every world."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.disclosure import tiny
from tests.exports.disclosure.test_protect import check, quick, values

some = settings(quick, max_examples=120)
pytestmark = pytest.mark.usefixtures("as_if_large")


@some
@given(values(6), st.booleans())
def test_two_way(atoms: tuple[int, ...], zeros_shown: bool) -> None:
    check(tiny.judged(tiny.two_way(), atoms, zeros_shown=zeros_shown))


@some
@given(values(6), st.booleans())
def test_hierarchy(atoms: tuple[int, ...], zeros_shown: bool) -> None:
    check(tiny.judged(tiny.hierarchy(), atoms, zeros_shown=zeros_shown))
