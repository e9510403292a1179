"""Thousands of tiny tables: two rounds of trying something else are enough to test them."""

from collections.abc import Iterator

import pytest

from exports.disclosure import asking, cleaning, empties, nearby, parts


@pytest.fixture(autouse=True, scope="package")
def few_rounds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "ROUNDS", 2)
        yield


@pytest.fixture(scope="module")
def as_if_large() -> Iterator[None]:
    """Take every part for a large one, of which smaller questions are asked, two at once."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (asking, empties, nearby, parts):
            patch.setattr(module, "LARGE", 0)
        yield
