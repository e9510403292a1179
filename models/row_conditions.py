"""Which rows a guard lets through, as conditions that PostgreSQL checks at every statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from casereg.security.rights import Deed, Reach, Role, reach
from models.context import LOADING
from models.row_guard import Guard, Under

# A session without a context has none of them. Not as subqueries, which are looked up only once:
# the planner must know their values to choose well, and that is worth far more.
ROLE = "current_setting('casereg.role', true)"
ACCOUNT = "nullif(current_setting('casereg.account', true), '')::int"
TEAM = "nullif(current_setting('casereg.team', true), '')"
_FROM_NARROW_TO_WIDE = tuple(Reach)


def widest(role: Role, deeds: Iterable[Deed]) -> Reach:
    """How far a role reaches with the deed that goes furthest."""
    found = (reach(role, deed) for deed in deeds)
    return max(found, key=_FROM_NARROW_TO_WIDE.index, default=Reach.NONE)


def readable(table: str, guard: Guard) -> str:
    """The rows that may be read."""
    return _any(_readable(table, guard))


def counted(table: str, guard: Guard) -> str:
    """The rows that who counts may read beside those: of accounts of the gebiedsteam."""
    of_team = replace(guard, own=None, under=(_of_team(guard),))
    return _any(_by_role(table, of_team, guard.counted))


def writable(table: str, guard: Guard) -> str:
    """The rows that may be added or deleted."""
    return _any(_writable(table, guard))


def changeable(table: str, guard: Guard) -> str:
    """What a row that is changed may become; also when it follows a catalogue."""
    loading = (LOADING.role,) if guard.loaded else ()
    return _any([*_writable(table, guard), *_one_of(guard.updating + loading)])


def _readable(table: str, guard: Guard) -> Iterator[str]:
    yield from _one_of(tuple(Role) if guard.read_by_all else ())
    # To change a row is to find it first.
    yield from _by_role(table, guard, guard.reads + guard.writes)
    yield from _by_role(table, replace(guard, own=None, team=False), guard.reads_under)
    yield from _one_of(guard.tasks + guard.writing)
    if guard.mine and not guard.as_acting:
        yield f"{guard.own} = {ACCOUNT}"


def _writable(table: str, guard: Guard) -> Iterator[str]:
    yield from _one_of(tuple(Role) if guard.written_by_all else ())
    yield from _one_of(guard.writing + guard.adding)
    yield from _by_role(table, guard, guard.writes)
    if guard.mine:
        # Nobody gives the own account another role, or writes a deed down as another.
        kept = f" AND role = {ROLE} AND coalesce(team, '') = coalesce({TEAM}, '')"
        yield f"{guard.own} = {ACCOUNT}{kept if guard.as_acting else ''}"


def _by_role(table: str, guard: Guard, deeds: Iterable[Deed]) -> Iterator[str]:
    """One condition for all roles that reach equally far."""
    needed, roles = tuple(deeds), defaultdict(list)
    for role in Role:
        far = widest(role, needed)
        if far is not Reach.NONE:
            roles[_within(table, guard, far)].append(role)
    for rows, some in roles.items():
        (who,) = _one_of(some)
        yield f"{who} AND ({rows})" if rows else who


def _within(table: str, guard: Guard, far: Reach) -> str:
    """The rows of a reach; what is of nobody in particular is of all who reach at all."""
    if far is Reach.ALL:
        return ""
    own = [f"{table}.{guard.own} = {ACCOUNT}"] if guard.own else []
    if far is Reach.OWN and own:
        return own[0]
    team = [f"{table}.team = {TEAM}"] if guard.team else []
    shared = [f"{table}.team IS NULL"] if guard.of_all else []
    return " OR ".join([*team, *shared, *own, *(_under(table, one) for one in guard.under)])


def _under(table: str, above: Under) -> str:
    return f"{above.function}({table}.{above.column})"


def looking_above(guard: Guard) -> Iterator[str]:
    """The functions that say whether somebody sees what a row goes under.

    Not a subquery: the planner takes that for so dear that it joins from the other side.
    """
    for above in (*guard.under, *((_of_team(guard),) if guard.counted else ())):
        team = f" AND {above.team} = {TEAM}" if above.team else ""
        yield (
            f"CREATE OR REPLACE FUNCTION {above.function}(number integer) RETURNS boolean "
            "LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1 AS $$ BEGIN "
            f"RETURN EXISTS (SELECT FROM {above.table} WHERE {above.key} = number{team}); END $$"
        )


def _of_team(guard: Guard) -> Under:
    return Under(guard.own or "", "account", team="team")


def _one_of(roles: Iterable[str]) -> Iterator[str]:
    names = ", ".join(f"'{role}'" for role in roles)
    if names:
        yield f"{ROLE} IN ({names})"


def _any(conditions: Iterable[str]) -> str:
    """Any of them; nothing at all when there is none."""
    return " OR ".join(f"({one})" for one in conditions) or "false"
