"""Which kinds of package there are, and what makes each."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from exports.doelen import doelen
from exports.question import Question
from exports.report import Report
from exports.resultaatmeting import resultaatmeting
from exports.trendrapportage import trendrapportage
from exports.uren import uren

KINDS: Mapping[str, Callable[[Session, Question], Report]] = {
    "resultaatmeting": resultaatmeting,
    "trendrapportage": trendrapportage,
    "uren": uren,
    "doelen": doelen,
}
