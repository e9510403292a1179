"""How the text of every package begins: what it is, what was counted, who made it when."""

from collections.abc import Iterator

from exports.package.release_mark import ReleaseMark
from exports.report import Report
from exports.table.counts import CONCEPT, CONCEPT_REASON
from exports.text.markdown import in_cell


def heading(report: Report, release: ReleaseMark) -> Iterator[str]:
    """The title, whether it is a concept, and the source, as lines of Markdown."""
    source = report.source
    catalogue, period = source.catalogue, source.period
    yield f"# {report.title} {catalogue.code}, {period.text}, release {release.number}"
    yield ""
    if report.safety is None:
        yield f"**Status: {CONCEPT}.** {CONCEPT_REASON} Geef deze map daarom niet door."
        yield ""
    yield (
        f"- Opdracht: {in_cell(catalogue.titel)} (`{catalogue.code}`), geldig van "
        f"{catalogue.geldig_van:%d-%m-%Y} tot en met {catalogue.geldig_tot:%d-%m-%Y}."
    )
    version = "" if source.version is None else f"versie {source.version}, "
    yield f"- Opdracht zoals ingelezen: {version}SHA-256 `{source.catalogue_sha}`."
    yield (
        f"- Periode: {period.text}, van {period.start:%d-%m-%Y} tot en met {period.end:%d-%m-%Y}."
    )
    yield f"- Gemaakt door de {release.role} op {release.made_at_text} (UTC)."
    if period.end >= release.made_at.date():
        yield "- De periode was toen nog niet voorbij. Er kunnen nog contacten bij komen."
    if period.start < catalogue.geldig_van or period.end > catalogue.geldig_tot:
        yield (
            "- De periode valt (deels) buiten de opdracht. Alleen wat bij deze opdracht is "
            "vastgelegd, is geteld."
        )
