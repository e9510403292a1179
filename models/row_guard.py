"""How a table is guarded: whose its rows are, and for which deeds they are needed."""

from dataclasses import dataclass

from casereg.security.rights import Deed

CHANGED = ("SELECT", "INSERT", "UPDATE", "DELETE")
ADDED_TO = ("SELECT", "INSERT")


@dataclass(frozen=True, slots=True)
class Under:
    """A row goes with the rows of ``table`` whose ``key`` stands in its ``column``.

    With ``team`` only with those that have the gebiedsteam in that column.
    """

    column: str
    table: str
    key: str = "id"
    team: str = ""

    @property
    def function(self) -> str:
        """What tells whether somebody sees such a row."""
        return "_".join(filter(None, ("casereg_sees", self.table, self.key, self.team)))


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may do what with the rows of a table.

    ``own`` is the column with the account whose row it is; ``team`` says that it has a
    gebiedsteam, ``of_all`` that one without is of all teams; or it goes ``under`` others.
    ``reads`` and ``writes`` are the deeds that need the rows, ``reads_under`` those that need
    only what goes under others, ``counted`` those that only count how many each person has.
    ``mine`` is read and written by whose it is; ``as_acting`` in the own role and team, and
    then only written. ``tasks`` of the program read it, ``updating`` ones change rows and
    ``writing`` ones add and delete them too, ``adding`` ones add them unread. ``hidden`` are
    columns that who counts may not read, ``loaded`` those that follow a loaded catalogue.
    """

    own: str | None = None
    team: bool = False
    of_all: bool = False
    under: tuple[Under, ...] = ()
    reads: tuple[Deed, ...] = ()
    writes: tuple[Deed, ...] = ()
    reads_under: tuple[Deed, ...] = ()
    counted: tuple[Deed, ...] = ()
    read_by_all: bool = False
    written_by_all: bool = False
    mine: bool = False
    as_acting: bool = False
    tasks: tuple[str, ...] = ()
    updating: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    adding: tuple[str, ...] = ()
    verbs: tuple[str, ...] = CHANGED
    hidden: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
