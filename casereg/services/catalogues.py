"""Loading a catalogue into the register: a new version beside the old ones."""

from hashlib import sha256

from sqlmodel import func, select

from casereg.errors import Refused
from casereg.security.rights import LOAD_CATALOGUE
from models.acting import acting
from models.cards import CatalogueCard
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.claims import claim_rows
from models.context import LOADING
from models.loaded import loaded_catalogues
from models.opdracht import Opdracht
from models.place import Gebiedsteam, Kern, Organisation
from models.work import Work


def load(work: Work, text: str, source: str) -> CatalogueCard:
    """Load a catalogue; the same text twice makes no new version.

    What happened on its days, stored while an older opdracht went on, moves to it.
    Raises :class:`Refused` for a faulty text or days another catalogue already covers.
    """
    work.require(LOAD_CATALOGUE)
    catalogue = read_catalogue(text, source)
    _check_free(work, catalogue)
    digest = sha256(text.encode()).hexdigest()
    card = CatalogueCard(
        catalogue.code, catalogue.titel, catalogue.geldig_van, catalogue.geldig_tot, digest
    )
    if card not in work.catalogues.cards:
        work.session.add(_row(work, card, text))
        _fill_places(work, catalogue)
        work.session.flush()
    with acting(work.session, LOADING):
        claim_rows(work.session, loaded_catalogues(work.session), catalogue)
    work.record("catalogue.load", f"{catalogue.code} {digest[:12]}")
    return card


def _row(work: Work, card: CatalogueCard, text: str) -> Opdracht:
    newest = select(func.max(Opdracht.version)).where(Opdracht.code == card.code)
    return Opdracht(
        code=card.code,
        version=(work.session.exec(newest).one() or 0) + 1,
        title=card.titel,
        valid_from=card.geldig_van,
        valid_until=card.geldig_tot,
        sha256=card.sha256,
        text=text,
        loaded_at=work.clock.now(),
    )


def _check_free(work: Work, catalogue: Catalogue) -> None:
    for other in work.catalogues.cards:
        apart = other.geldig_tot < catalogue.geldig_van or catalogue.geldig_tot < other.geldig_van
        if other.code != catalogue.code and not apart:
            raise Refused(
                f"De opdracht {catalogue.code} geldt deels op dezelfde dagen als {other.code}. "
                "Pas geldig_van of geldig_tot aan."
            )


def _fill_places(work: Work, catalogue: Catalogue) -> None:
    for item in catalogue.organisaties:
        work.session.merge(Organisation(code=item.code, title=item.titel))
    for item in catalogue.gebiedsteams:
        work.session.merge(Gebiedsteam(code=item.code, title=item.titel))
    work.session.flush()
    for kern in catalogue.kernen:
        work.session.merge(Kern(code=kern.code, title=kern.titel, gebiedsteam=kern.gebiedsteam))
