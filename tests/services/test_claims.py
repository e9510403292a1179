"""What was recorded moves to a newly loaded opdracht of its day, on both databases."""

from datetime import date

from sqlmodel import select

from casereg.register import Register
from models.case import Case
from models.catalogue_shelf import built_in
from models.contact import Contact
from models.forms import ContactForm
from models.measurement import Meting, Peiling
from models.outside import VolunteerWork
from models.record_cards import CaseFilter
from models.record_forms import MetingForm, PeilingForm, VolunteerForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client, recording

TABLES = (Contact, Case, Meting, Peiling, VolunteerWork)
LATER = TEXT.replace("meierijstad-2023", "later").replace("2023-01-01", "2023-03-01")


def opdrachten(register: Register) -> dict[str, list[str]]:
    """The opdracht of each row, oldest first."""
    with register._database.reading() as session:
        return {
            table.__name__: list(session.exec(select(table.opdracht).order_by(table.id)))
            for table in TABLES
        }


def test_rows_follow_the_day_on_which_they_began(make_register: MakeRegister) -> None:
    register = recording(make_register)
    number = client(register, birth_year=1998)
    for day in (date(2023, 2, 1), date(2023, 3, 10)):
        opened = case(register, number, opened_on=day).number
        register.log_contact(
            ContactForm(happened_on=day, deelopdracht="a", contactsoort="coaching", case=opened)
        )
        register.records.add_meting(
            MetingForm(instrument="baat", moment="einde", score=7, measured_on=day, case=opened)
        )
        register.records.add_peiling(
            PeilingForm(
                instrument="tevreden", deelopdracht="a", held_on=day, counts={4: 2}, source="Lijst"
            )
        )
        register.records.note_volunteer_work(
            VolunteerForm(soort="klus", happened_on=day, title="Tuin")
        )
    assert {one for found in opdrachten(register).values() for one in found} == {"meierijstad-2023"}
    admin = make_register("beheerder")
    admin.load_catalogue(TEXT.replace("2023-12-31", "2023-02-28"))
    admin.load_catalogue(LATER.replace("tot = 26", "tot = 24").replace("van = 27", "van = 25"))
    found = opdrachten(register)
    assert found.pop("Meting") == ["meierijstad-2023", "meierijstad-2023", "later", "later"]
    assert set(map(tuple, found.values())) == {("meierijstad-2023", "later")}
    # 25 years old: young in the first opdracht, no longer in the second.
    with register._database.reading() as session:
        groups = session.exec(select(Case.leeftijdsgroep).order_by(Case.id)).all()
    assert groups == ["jong", "oud"]
    assert len(register.records.cases(CaseFilter())) == 2


def test_the_same_opdracht_again_changes_nothing(make_register: MakeRegister) -> None:
    register = recording(make_register)
    old, young = client(register, birth_year=1948), client(register, "Bo B", birth_year=2010)
    case(register, young, old)
    sent = {"happened_on": date(2023, 3, 1), "deelopdracht": "a", "contactsoort": "coaching"}
    for clients, typed in (((young, old), None), ((young,), "oud"), ((), "jong")):
        fields = sent | {"clients": clients, "leeftijdsgroep": typed}
        register.log_contact(ContactForm.model_validate(fields))

    def groups() -> dict[str, list[str]]:
        with register._database.reading() as session:
            return {
                table.__name__: list(session.exec(select(table.leeftijdsgroep).order_by(table.id)))
                for table in (Case, Contact)
            }

    assert groups() == {"Case": ["oud"], "Contact": ["oud", "jong", "jong"]}
    make_register("beheerder").load_catalogue(f"# Nog eens.\n{TEXT}")
    assert groups() == {"Case": ["oud"], "Contact": ["oud", "jong", "jong"]}


def test_who_was_not_born_yet_has_no_age_group(make_register: MakeRegister) -> None:
    register = make_register()
    form = {"happened_on": date(2022, 12, 1), "deelopdracht": "1a", "contactsoort": "coaching"}
    form |= {"clients": (client(register, birth_year=2023),), "leeftijdsgroep": "75+"}
    number = register.log_contact(ContactForm.model_validate(form)).contact.number
    before = register.contact(number)
    make_register("beheerder").load_catalogue(f"# Nog eens.\n{built_in('meierijstad-2022')}")
    assert register.contact(number) == before
    assert before.leeftijdsgroep == "onbekend"
