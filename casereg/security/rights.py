"""Who may do what: one table that every service consults.

Source: the four roles of the opdracht (docs/architecture.md). The reach says over
whose data a deed goes; the services ask :func:`require` before they read or write.
"""

from dataclasses import dataclass
from enum import StrEnum

from casereg.errors import NotAllowed


class Role(StrEnum):
    """The four roles."""

    WORKER = "sociaal werker"
    LEAD = "teamleider"
    COORDINATOR = "coordinator"
    ADMIN = "beheerder"


class Reach(StrEnum):
    """Over whose data a deed goes, from narrow to wide."""

    NONE = "niets"
    OWN = "eigen"
    TEAM = "team"
    ALL = "alles"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a person may or may not do; ``label`` finishes 'Als ... mag je niet ...'."""

    code: str
    label: str


LOG_CONTACT = Deed("contact.log", "contacten vastleggen")
SEE_CONTACTS = Deed("contact.see", "contacten inzien")
KEEP_TYPED = Deed("draft.keep", "bewaren wat nog niet is opgeslagen")
CHANGE_CONTACT = Deed("contact.change", "contacten wijzigen")
IMPORT_CONTACTS = Deed("contact.import", "contacten overnemen uit een ander systeem")
USE_CLIENTS = Deed("client.use", "cliënten opzoeken of toevoegen")
INSPECT = Deed("client.inspect", "inzage geven in alles over een cliënt")
RESTRICT = Deed("client.restrict", "gegevens van een cliënt beperken")
ERASE_CLIENT = Deed("client.erase", "vragen om een cliënt te wissen")
APPROVE_ERASURE = Deed("erasure.approve", "het wissen van cliënten goedkeuren")
RETAIN = Deed("retention.propose", "voorstellen wat na de bewaartermijn weggaat")
MERGE_CLIENTS = Deed("client.merge", "cliënten samenvoegen")
PLAN = Deed("follow_up.plan", "afspraken plannen")
SEE_WEEK = Deed("week.see", "de weektelling inzien")
SETTLE_WEEK = Deed("week.settle", "een week vaststellen")
SEE_WORKERS = Deed("week.workers", "de week per medewerker inzien")
USE_CASES = Deed("case.use", "trajecten inzien of bijhouden")
MEASURE = Deed("measure.add", "metingen vastleggen")
SURVEY = Deed("survey.add", "peilingen vastleggen")
NOTE_KENGETAL = Deed("kengetal.note", "kengetallen invoeren")
NOTE_MIJLPAAL = Deed("mijlpaal.note", "mijlpalen invoeren")
VOLUNTEER_WORK = Deed("volunteers.note", "vrijwilligerswerk vastleggen")
UNDO_RECORD = Deed("record.undo", "invoer ongedaan maken")
OWN_FIGURES = Deed("figures.own", "je eigen cijfers inzien")
SEE_FIGURES = Deed("figures.see", "de resultaten inzien")
EXPORT = Deed("figures.export", "cijfers exporteren")
MANAGE_ACCOUNTS = Deed("account.manage", "accounts beheren")
LOAD_CATALOGUE = Deed("catalogue.load", "een opdracht inlezen")
BACK_UP = Deed("register.backup", "een reservekopie maken")
SEE_AUDIT = Deed("audit.see", "het logboek inzien")
VERIFY_AUDIT = Deed("audit.verify", "het logboek controleren")
RESTORE = Deed("register.restore", "een reservekopie terugzetten")
ACCEPT_DAMAGE = Deed("register.accept", "verdergaan met een register waaruit iets weg is")

RIGHTS: dict[Deed, dict[Role, Reach]] = {
    LOG_CONTACT: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.OWN},
    SEE_CONTACTS: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.TEAM},
    KEEP_TYPED: dict.fromkeys(Role, Reach.OWN),
    CHANGE_CONTACT: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.TEAM},
    IMPORT_CONTACTS: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.TEAM},
    USE_CLIENTS: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    INSPECT: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    RESTRICT: {Role.LEAD: Reach.TEAM},
    ERASE_CLIENT: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    APPROVE_ERASURE: {Role.LEAD: Reach.TEAM},
    RETAIN: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    MERGE_CLIENTS: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    PLAN: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.OWN},
    SEE_WEEK: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM, Role.COORDINATOR: Reach.ALL},
    SETTLE_WEEK: {Role.LEAD: Reach.TEAM},
    SEE_WORKERS: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.TEAM, Role.COORDINATOR: Reach.ALL},
    USE_CASES: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    MEASURE: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    SURVEY: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM, Role.COORDINATOR: Reach.ALL},
    NOTE_KENGETAL: {Role.LEAD: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    NOTE_MIJLPAAL: {Role.WORKER: Reach.ALL, Role.LEAD: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    VOLUNTEER_WORK: {Role.WORKER: Reach.TEAM, Role.LEAD: Reach.TEAM},
    UNDO_RECORD: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.TEAM, Role.COORDINATOR: Reach.OWN},
    OWN_FIGURES: {Role.WORKER: Reach.OWN, Role.LEAD: Reach.OWN},
    SEE_FIGURES: {Role.LEAD: Reach.TEAM, Role.COORDINATOR: Reach.ALL},
    EXPORT: {Role.COORDINATOR: Reach.ALL},
    MANAGE_ACCOUNTS: {Role.ADMIN: Reach.ALL},
    LOAD_CATALOGUE: {Role.ADMIN: Reach.ALL},
    BACK_UP: {Role.ADMIN: Reach.ALL},
    SEE_AUDIT: {Role.LEAD: Reach.TEAM, Role.ADMIN: Reach.ALL},
    VERIFY_AUDIT: {Role.ADMIN: Reach.ALL},
    RESTORE: {Role.ADMIN: Reach.ALL},
    ACCEPT_DAMAGE: {Role.ADMIN: Reach.ALL},
}


def reach(role: str, deed: Deed) -> Reach:
    """How far ``role`` may go with ``deed``."""
    return RIGHTS[deed].get(Role(role), Reach.NONE)


def require(role: str, deed: Deed) -> Reach:
    """The reach of ``role`` for ``deed``; raises :class:`NotAllowed` when it has none."""
    found = reach(role, deed)
    if found is Reach.NONE:
        advice = "" if role == Role.ADMIN else " Vraag het aan je beheerder."
        message = f"Als {role} mag je niet {deed.label}.{advice}"
        raise NotAllowed(message, deed.code)
    return found
