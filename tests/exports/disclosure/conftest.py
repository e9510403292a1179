"""Thousands of tiny tables: two rounds of trying something else are enough to test them."""

from collections.abc import Iterator

import pytest

from exports.disclosure import cleaning


@pytest.fixture(autouse=True, scope="package")
def few_rounds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "ROUNDS", 2)
        yield
