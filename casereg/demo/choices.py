"""What one catalogue lets a contact be, arranged for drawing."""

from math import fsum

from casereg.demo.flavour import Flavour, Verhaal
from casereg.demo.seeds import Draw
from casereg.demo.stories import Subject
from models.catalogue import Catalogue, Contactsoort, Deelopdracht, Uitkomst

OWN = 4.0
"""How much rather something is chosen that the catalogue made for just this."""


class Choices:
    """A catalogue as draws. What is not in ``flavour`` follows from the catalogue itself."""

    def __init__(self, catalogue: Catalogue, flavour: Flavour) -> None:
        """Arrange ``catalogue``."""
        self.catalogue = catalogue
        self.flavour = flavour
        self.soorten = {soort.code: soort for soort in catalogue.contactsoorten}
        self.kernen = frozenset(kern.code for kern in catalogue.kernen)
        self.kanalen = Draw((k.code, flavour.kanalen.get(k.code, 1.0)) for k in catalogue.kanalen)
        self.taken = {part.code: _taken(part) for part in catalogue.deelopdrachten}
        self.reached = {code: self._outcomes(code, True, False) for code in self.soorten}
        self.agreed = {code: self._outcomes(code, True, True) for code in self.soorten}
        self.missed = {code: self._outcomes(code, False, None) for code in self.soorten}
        self.redenen = {code: self._redenen(code) for code in self.soorten}
        self.starts = Draw(self._starts())

    def allows(self, subject: Subject) -> bool:
        """Whether this opdracht knows the deelopdracht and lets the contactsoort serve it."""
        soort = self.soorten.get(subject.contactsoort)
        fits = soort and (not soort.deelopdrachten or subject.deelopdracht in soort.deelopdrachten)
        return bool(fits) and subject.deelopdracht in self.taken

    def verhaal(self, code: str) -> Verhaal:
        """In which kind of story a contactsoort is told."""
        soort, told = self.soorten[code], self.flavour.soort(code).verhaal
        if told:
            return told
        if "deelnemers" in soort.vraagt:
            return "groep"
        if soort.client == "nee":
            return "los"
        own = [item for item in self.catalogue.redenen if code in item.contactsoorten]
        return "pogingen" if own or "reden" in soort.vraagt else "los"

    def season(self, code: str) -> str:
        """The season of a contactsoort."""
        fallback = "groep" if self.verhaal(code) == "groep" else "gewoon"
        return self.flavour.soort(code).seizoen or fallback

    def anonymous(self, code: str) -> float:
        """The share of contacts of this soort without a client."""
        if self.soorten[code].client == "nee":
            return 1.0
        told = self.flavour.soort(code).anoniem
        usual = {"los": 0.5, "groep": 0.8}.get(self.verhaal(code), 0.0)
        return usual if told is None else told

    def project(self, deelopdracht: str, taak: str | None) -> Draw[str]:
        """The projects within a taak."""
        fitting = (p for p in self.catalogue.projecten if p.deelopdracht == deelopdracht)
        return Draw((p.code, 1.0) for p in fitting if p.taak in (None, taak))

    def _starts(self) -> list[tuple[tuple[str, str], float]]:
        """How often a story of a deelopdracht and contactsoort starts."""
        found = []
        for part in self.catalogue.deelopdrachten:
            weights = {s.code: self._weight(part, s) for s in self.catalogue.contactsoorten}
            total = fsum(weights.values()) or 1.0
            share = self.flavour.deelopdracht(part.code).gewicht / total
            for code, weight in weights.items():
                found.append(((part.code, code), share * weight / self._length(code)))
        return found

    def _weight(self, part: Deelopdracht, soort: Contactsoort) -> float:
        if soort.deelopdrachten and part.code not in soort.deelopdrachten:
            return 0.0
        own = OWN if soort.deelopdrachten else 1.0
        extra = self.flavour.deelopdracht(part.code).soorten.get(soort.code, 1.0)
        return own * extra * self.flavour.soort(soort.code).gewicht

    def _length(self, code: str) -> float:
        usual = {"los": 1.0, "groep": 1.0, "pogingen": 3.0}.get(self.verhaal(code))
        return usual or self.flavour.soort(code).lengte

    def _outcomes(self, code: str, reached: bool, agreed: bool | None) -> Draw[Uitkomst]:
        fitting = (
            item
            for item in self.catalogue.uitkomsten
            if item.bereikt == reached
            and agreed in (None, "vervolgdatum" in item.vraagt)
            and (not item.contactsoorten or code in item.contactsoorten)
        )
        return Draw((item, self._liked(item, code)) for item in fitting)

    def _redenen(self, code: str) -> Draw[str]:
        fitting = (
            item
            for item in self.catalogue.redenen
            if not item.contactsoorten or code in item.contactsoorten
        )
        return Draw((item.code, self.flavour.redenen.get(item.code, 1.0)) for item in fitting)

    def _liked(self, uitkomst: Uitkomst, soort: str) -> float:
        usual = self.flavour.uitkomsten.get(uitkomst.code, 1.0)
        told = self.flavour.soort(soort).uitkomsten.get(uitkomst.code, usual)
        return told * (OWN if uitkomst.contactsoorten else 1.0)


def _taken(part: Deelopdracht) -> Draw[str]:
    """The taken of a deelopdracht, the first ones more often."""
    return Draw((taak.nummer, 1.0 / place) for place, taak in enumerate(part.taken, start=1))
