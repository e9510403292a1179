"""Making a package: counted at one moment, written under its own number, remembered as a release.

A part of the one door (:mod:`casereg.register`).
"""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from casereg.asking import asked
from casereg.security.rights import EXPORT
from exports.counts import Counts
from exports.package import write_package
from exports.question import Question
from exports.report import Exported, Report
from exports.reports import KINDS
from exports.resultaatmeting import prepare
from models.periods import Period
from models.release import Release
from models.work import Work


class Releases:
    """Packages for the gemeente, for whoever may export."""

    def __init__(
        self,
        work: Callable[[], AbstractContextManager[Work]],
        reading: Callable[[], AbstractContextManager[Session]],
    ) -> None:
        """``work`` opens a transaction for the actor; ``reading`` sees one moment throughout."""
        self._work, self._reading = work, reading

    def counts(self, period: Period, opdracht: str | None = None) -> Counts:
        """The tables of a resultaatmeting, protected; writes nothing."""
        question = self._asked(period, opdracht)
        with self._reading() as session:
            sha = question.source(session).catalogue_sha
            return prepare(session, question.catalogue, sha, period)

    def prepare(self, kind: str, period: Period, opdracht: str | None = None) -> Report:
        """What a package of this kind would hold, protected; writes nothing."""
        question = self._asked(period, opdracht)
        with self._reading() as session:
            return KINDS[kind](session, question)

    def write(self, kind: str, period: Period, opdracht: str | None, out: Path) -> Exported:
        """Write a package into the folder ``out``, as a new release.

        Its number is taken before the files are written, so no other package ever has it.
        """
        report = self.prepare(kind, period, opdracht)
        with self._work() as work:
            number, made_at, made_by = _begin(work, report)
        exported = write_package(report, number, made_at, made_by, out)
        try:
            with self._work() as work:
                _finish(work, number, exported)
        except BaseException:
            # The register did not remember it, so it must not go about in the world.
            shutil.rmtree(exported.folder, ignore_errors=True)
            raise
        return exported

    def _asked(self, period: Period, opdracht: str | None) -> Question:
        with self._work() as work:
            return asked(work, period, opdracht, EXPORT)


def _begin(work: Work, report: Report) -> tuple[int, datetime, str]:
    """Take the next release number; without a SHA-256 it counts as not made."""
    work.require(EXPORT)
    row = Release(
        kind=report.kind,
        opdracht=report.source.catalogue.code,
        period=report.source.period.text,
        made_at=work.clock.now(),
        made_by=work.actor.account_id,
        sha256="",
    )
    work.session.add(row)
    work.session.flush()
    assert row.number is not None  # noqa: S101 - flushed before
    work.record("figures.number", f"release {row.number}")
    return row.number, row.made_at, work.actor.name


def _finish(work: Work, number: int, exported: Exported) -> None:
    """Remember what was written under this number."""
    row = work.session.get_one(Release, number)
    row.sha256 = exported.sha256
    work.record("figures.export", f"release {number}")
