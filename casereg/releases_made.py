"""Looking up what was released, and writing it once more.

A part of the one door (:mod:`casereg.register`).
"""

from pathlib import Path

from casereg.reading_part import ReadingPart
from casereg.security.rights import EXPORT
from exports.ledger.history import package_of
from exports.ledger.listing import release_shown, releases_made
from exports.package.signing import public_key_text, signer
from exports.package.whole_folder import write_folder
from models.release_cards import ReleaseShown, ReleasesMade


class MadeReleases(ReadingPart):
    """What was released, for whoever may export."""

    def listed(self) -> ReleasesMade:
        """Every release, oldest first."""
        self._allowed("release.list")
        with self._reading() as session:
            return releases_made(session)

    def shown(self, number: int) -> ReleaseShown:
        """One release; raises :class:`Refused` when there is none with this number."""
        self._allowed("release.show", number)
        with self._reading() as session:
            return release_shown(session, number)

    def again(self, number: int, out: Path) -> Path:
        """Write the same bytes as then into the folder ``out``; gives the new folder.

        Raises :class:`Refused` when there is no such package, or it stands there already.
        """
        self._allowed("release.again", number)
        with self._reading() as session:
            name, files = package_of(session, number)
        write_folder(out / name, files)
        return out / name

    def public_key(self) -> str:
        """The public key of the register, as a text for the gemeente; made when there is none."""
        with self._work() as work:
            work.require(EXPORT)
            work.record("release.key")
            return public_key_text(signer(work.session))

    def _allowed(self, deed: str, number: int | None = None) -> None:
        """Write down what the actor is about to see; raises :class:`NotAllowed`."""
        with self._work() as work:
            work.require(EXPORT)
            work.record(deed, "" if number is None else f"release {number}")
