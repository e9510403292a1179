"""Making a package: counted at one moment, protected, signed, and written into the ledger.

A part of the one door (:mod:`casereg.register`).
"""

from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from casereg.asking import asked
from casereg.errors import Refused
from casereg.reading_part import ReadingPart
from casereg.security.rights import EXPORT
from exports.disclosure.system import Progress
from exports.draft import Draft
from exports.indicator.question import Question
from exports.ledger.history import append
from exports.package.audit_head import audit_head
from exports.package.files import package_files
from exports.package.release_mark import ReleaseMark
from exports.package.signing import signer
from exports.package.whole_folder import ReadyFolder, prepared_folder
from exports.report import Exported
from models.periods import Period
from models.work import Work

if TYPE_CHECKING:
    from exports.release import Ready


def _quiet(_what: str, _done: float) -> None:
    """Nobody wants to know how far it is."""


class Releases(ReadingPart):
    """Packages for the gemeente, for whoever may export."""

    def prepare(
        self,
        kind: str,
        period: Period,
        opdracht: str | None = None,
        tables: tuple[str, ...] | None = None,
        progress: Progress = _quiet,
    ) -> Draft:
        """What a package of this kind would hold and hide; writes nothing.

        ``tables`` are codes, None is all. What ``progress`` raises stops the work.
        """
        return self._ready(self._asked(period, opdracht), kind, tables, progress).draft

    def write(
        self,
        kind: str,
        period: Period,
        opdracht: str | None,
        out: Path,
        tables: tuple[str, ...] | None = None,
        progress: Progress = _quiet,
    ) -> Exported:
        """Write a package into the folder ``out``, as a new release.

        The files are on disk before the ledger knows of them, and get their name after, so
        that what has its name is a release. Raises :class:`Refused` when it is not safe,
        cannot be written, or somebody else made a release meanwhile.
        """
        ready = self._ready(self._asked(period, opdracht), kind, tables, progress)
        with ExitStack() as beside:
            with self._work() as work:
                folder, proof = _remembered(work, ready, out, beside)
            _placed(folder, ready.ledger.head + 1)
        return Exported(folder.folder, proof, ready.draft.report)

    def _ready(
        self, question: Question, kind: str, tables: tuple[str, ...] | None, progress: Progress
    ) -> "Ready":
        # The solver is slow to load, and only an export needs it.
        from exports.release import made_ready

        with self._reading() as session:
            return made_ready(session, question, kind, tables, progress)

    def _asked(self, period: Period, opdracht: str | None) -> Question:
        with self._work() as work:
            return asked(work, period, opdracht, EXPORT)


def _remembered(
    work: Work, ready: "Ready", out: Path, beside: ExitStack
) -> tuple[ReadyFolder, str]:
    """Sign the package, put it beside its place and add it to the ledger."""
    work.require(EXPORT)
    number, made_at = ready.ledger.head + 1, work.clock.now()
    work.record("figures.export", f"release {number}")
    own = signer(work.session)
    mark = ReleaseMark(number, made_at, work.actor.role)
    audit = audit_head(work.session)
    files = package_files(ready.draft.report, mark, own, ready.ledger.head_sha256, audit)
    proof = sha256(files["datapackage.json"]).hexdigest()
    entry = ready.entry(made_at, work.actor.account_id, proof, files)
    folder = beside.enter_context(prepared_folder(out / entry.folder, files))
    append(work.session, entry)
    return folder, proof


def _placed(folder: ReadyFolder, number: int) -> None:
    try:
        folder.place()
    except Refused as fault:
        raise Refused(
            f"{fault} Pakket {number} is wel gemaakt. "
            f"Schrijf het met: casereg release again {number} --out MAP"
        ) from None
