"""How a traject ends, and what it reached: the questions of its soort."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.code_rules import with_code
from models.counted_words import many
from models.forms import filled
from models.record_forms import CloseForm
from screens.case_rows import soort_of
from screens.choices import ANSWERS, answered
from screens.record_choices import keyed, score_fields, scored
from screens.record_days import day_field
from screens.record_fields import Field, Texts, Values, answers, named

if TYPE_CHECKING:
    from casereg.register import Register
    from models.catalogue import Catalogue
    from models.record_cards import CaseCard


@dataclass(frozen=True)
class CloseCase:
    """A traject to close."""

    case: "CaseCard"
    catalogue: "Catalogue"
    today: date

    @property
    def title(self) -> str:
        """Which traject."""
        return f"Traject {self.case.number} sluiten"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """How it ended, what it reached, and the scores at the end."""
        soort = soort_of(self.case, self.catalogue)
        instruments = soort.instrumenten if soort else ()
        return (
            Field("ended_as", "Afloop", "choice", keyed(self.catalogue.aflopen), True),
            day_field("closed_on", "Gesloten op", self.today),
            *result_fields(self.case, self.catalogue),
            *score_fields(self.catalogue, instruments, "einde", self.case.deelopdracht),
        )

    def store(self, register: "Register", values: Values) -> str:
        """Close it."""
        form = filled(
            CloseForm,
            {
                "closed_on": values["closed_on"],
                "ended_as": values["ended_as"],
                "results": new_answers(self.case, values),
                "scores": scored(values),
            },
        )
        return f"Gesloten: traject {register.records.close_case(self.case.number, form).number}"


def result_fields(case: "CaseCard", catalogue: "Catalogue") -> tuple[Field, ...]:
    """The yes-or-no questions of its soort, with what was answered before."""
    soort = soort_of(case, catalogue)
    asked = [with_code(catalogue.resultaten, code) for code in (soort.resultaten if soort else ())]
    return tuple(
        Field(
            named("results", one.code), one.titel, "choice", ANSWERS, text=_answered(case, one.code)
        )
        for one in asked
        if one
    )


def _answered(case: "CaseCard", code: str) -> str:
    before = case.results.get(code)
    return answered(before[0] if before else None)


def new_answers(case: "CaseCard", values: Values) -> dict[str, bool]:
    """The answers that are new or other ones; an earlier one keeps its own day."""
    before = {code: reached for code, (reached, _) in case.results.items()}
    given = answers("results", values)
    return {code: reached for code, reached in given.items() if before.get(code) != reached}


@dataclass(frozen=True)
class AnswerResults:
    """The yes-or-no questions of a traject, before it is closed or after."""

    case: "CaseCard"
    catalogue: "Catalogue"
    today: date

    @property
    def title(self) -> str:
        """Which traject."""
        return f"Resultaat van traject {self.case.number}"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The questions of its soort, and the day they were answered."""
        day = day_field("day", "Beantwoord op", self.today)
        return (*result_fields(self.case, self.catalogue), day)

    def store(self, register: "Register", values: Values) -> str:
        """Store the answers that are new or other ones."""
        new = new_answers(self.case, values)
        for code, reached in new.items():
            register.records.answer_result(self.case.number, code, reached, values["day"])
        answers = many(len(new), "antwoord", "antwoorden")
        return f"Opgeslagen: {answers} bij traject {self.case.number}"
