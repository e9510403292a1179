"""Names, and words for passwords, read from ``names.toml``."""

from casereg.demo.flavour import Part, shipped


class Family(Part):
    """First and family names that go together, and their share of all people."""

    aandeel: float
    voornamen: tuple[str, ...]
    achternamen: tuple[str, ...]


class Names(Part):
    """The whole of ``names.toml``."""

    voornamen: dict[str, tuple[str, ...]]
    achternamen: dict[str, tuple[str, ...]]
    herkomst: tuple[Family, ...]
    medewerkers: dict[str, tuple[str, ...]]
    wachtwoorden: dict[str, tuple[str, ...]]


def read_names() -> Names:
    """The names that come with the program."""
    return Names.model_validate(shipped("names.toml"))
