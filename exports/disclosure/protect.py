"""What to hide so that nobody behind a number is known, with the worlds that prove it."""

import time

import numpy as np

from exports.disclosure.cleaning import better
from exports.disclosure.guard import Guard
from exports.disclosure.parts import parts
from exports.disclosure.pattern import Pattern, hidden_at_once, shown_at_once
from exports.disclosure.slots import Part
from exports.disclosure.system import Progress, Protection, System, Unprovable, World

HIDING = "Getallen verbergen"


def nothing(_what: str, _done: float) -> None:
    """Tell nobody how far it is."""


def protect(system: System, *, progress: Progress = nothing, seconds: float = 60.0) -> Protection:
    """Hide as little as needed. After ``seconds`` no more is shown again: safe, not generous.

    Parts of the system that do not touch each other are done one by one; every part is
    proven anew, also when nothing in it is new. Raises Unprovable.
    """
    return _Protecting(system, progress, time.monotonic() + seconds).run()


class _Protecting:
    """The work of one call."""

    def __init__(self, system: System, progress: Progress, deadline: float) -> None:
        self.system, self.progress, self.deadline = system, progress, deadline
        self.at_once = hidden_at_once(system)
        self.shown = shown_at_once(system, self.at_once)
        self.hidden = set(self.at_once)
        self.worlds: list[World] = []
        self.proof: dict[str, tuple[int, ...]] = {}
        self.failed: list[str] = []
        self.hurried = False
        self.told = (HIDING, 0.0)
        self.half, self.most = 0.5, 1

    def run(self) -> Protection:
        todo = parts(self.system, self.at_once)
        whole_work, done = sum(len(part.rows) for part in todo) or 1, 0
        for part in todo:
            self._part(part, done / whole_work, len(part.rows) / whole_work)
            done += len(part.rows)
        if self.failed:
            raise Unprovable(tuple(self.failed))
        hidden, worlds = frozenset(self.hidden), tuple(self.worlds)
        return Protection(hidden, worlds, self.proof, hurried=self.hurried)

    def _part(self, part: Part, before: float, share: float) -> None:
        pattern = Pattern(part, self.at_once, self.shown, self.system)
        guard = Guard(part, pattern, self._alive)
        self.half, self.most = share / 2, 1
        self._tell(HIDING, before)
        guard.settle(hide=True)
        wrong = np.flatnonzero(guard.failed & ~guard.needs.soft)
        if len(wrong):
            self.failed += [
                row.name for slot in wrong for row in part.rows[slot] if row.k or row.sensitive
            ]
            return
        for done in better(guard, self.at_once):
            self._tell("Nagaan wat toch kan blijven staan", before + self.half * (1 + done))
            if time.monotonic() > self.deadline:
                self.hurried = True
                break
        self._keep(part, guard)

    def _tell(self, what: str, done: float) -> None:
        self.told = what, done
        self.progress(what, done)

    def _alive(self, left: int) -> None:
        """Tell it again at every step, so that whoever is told can stop the work there."""
        what, done = self.told
        if what == HIDING:
            self.most = max(self.most, left)
            what, done = f"{what}, nog {left}", done + self.half * (1 - left / self.most)
        self.progress(what, done)

    def _keep(self, part: Part, guard: Guard) -> None:
        """Take over what a part hides, and the worlds that its rows name."""
        self.hidden |= guard.pattern.hidden
        number: dict[int, int] = {}
        for slot in np.flatnonzero(guard.asked()).tolist():
            named = guard.pool.showing(slot)
            for index in named:
                if index not in number:
                    number[index] = len(self.worlds)
                    self.worlds.append(part.world(guard.pool.worlds[index], self.system))
            numbers = tuple(number[index] for index in named)
            self.proof |= {row.name: numbers for row in part.rows[slot] if not row.settled}
