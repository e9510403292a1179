"""Which rows of each table who may read and change, on a PostgreSQL that guards it itself.

One guard a table. How far a role reaches is what the table of rights says
(:mod:`casereg.security.rights`) of the deeds that need the rows; the widest of them holds.
So the database draws its line around the gebiedsteam where some deed of a sociaal werker
needs the rows of colleagues: the line around the own work is drawn by the services.

A table without a guard is closed to everybody. What changes here, or in the rights, holds
once somebody signs in who may be the owner (:mod:`models.policies_in_force`).
"""

from dataclasses import replace

from casereg.security import rights
from models.context import CHECKING, GATHERING, LOADING, SIGNING_IN
from models.row_guard import ADDED_TO, Guard, Under

_SIGN_IN, _CHECK = SIGNING_IN.role, CHECKING.role
_LOAD, _GATHER = LOADING.role, GATHERING.role
_FIGURES = (rights.SEE_FIGURES, rights.OWN_FIGURES, rights.EXPORT)
_CLIENT = Under("client_id", "client")
_CASE = Under("case_id", "client_case")
_CONTACT = Under("contact_id", "contact")
# The clients in contacts of one's own, also of the gebiedsteam one was in before.
_IN_CONTACT = Under("client_id", "participation", "client_id")

_LOG = (rights.LOG_CONTACT, rights.CHANGE_CONTACT, rights.IMPORT_CONTACTS)
_CLIENTS = (
    rights.USE_CLIENTS,
    rights.MERGE_CLIENTS,
    rights.INSPECT,
    rights.RESTRICT,
    rights.ERASE_CLIENT,
    rights.APPROVE_ERASURE,
    rights.RETAIN,
)
_ERASES = (rights.ERASE_CLIENT, rights.APPROVE_ERASURE, rights.RETAIN)
_CASES = (rights.USE_CASES, *_FIGURES)
_CONTACTS = (*_LOG, rights.SEE_CONTACTS, rights.MEASURE, rights.SEE_WEEK, *_FIGURES)
_MEASURED = (rights.MEASURE, rights.SURVEY, rights.USE_CASES, *_FIGURES)
_MEASURES = (rights.MEASURE, rights.SURVEY, rights.USE_CASES, rights.MERGE_CLIENTS, *_LOG)
_PLACES = Guard(read_by_all=True, tasks=(_LOAD,), writes=(rights.LOAD_CATALOGUE,))
_RELEASED = Guard(
    under=(_CONTACT,),
    reads=(rights.EXPORT, rights.MERGE_CLIENTS, rights.ERASE_CLIENT),
    writes=(rights.EXPORT,),
    tasks=(_GATHER,),
    verbs=ADDED_TO,
)
_SECRET = Guard(own="account_id", mine=True, writes=(rights.MANAGE_ACCOUNTS,))

GUARDS: dict[str, Guard] = {
    # Who signs in, and where.
    "account": Guard(
        own="id",
        read_by_all=True,
        mine=True,
        as_acting=True,
        writes=(rights.MANAGE_ACCOUNTS,),
        tasks=(_LOAD, _GATHER, _SIGN_IN),
        updating=(_SIGN_IN,),
    ),
    "second_factor": _SECRET,
    "recovery_code": _SECRET,
    "signed_in": _SECRET,
    "sign_in_try": Guard(writing=(_SIGN_IN,)),
    # What all work with.
    "register_info": Guard(read_by_all=True, tasks=(_CHECK,), verbs=("SELECT",)),
    "opdracht": _PLACES,
    "organisation": _PLACES,
    "gebiedsteam": _PLACES,
    "kern": _PLACES,
    # The audit is written by all, each for the own account.
    "audit": Guard(
        own="account_id",
        team=True,
        under=(_CLIENT,),
        reads=(rights.SEE_AUDIT, rights.VERIFY_AUDIT),
        reads_under=(rights.INSPECT,),
        mine=True,
        as_acting=True,
        tasks=(_CHECK, _GATHER),
        adding=(_SIGN_IN,),
        verbs=ADDED_TO,
    ),
    "audit_head": Guard(
        read_by_all=True,
        written_by_all=True,
        tasks=(_CHECK, _SIGN_IN),
        updating=(_SIGN_IN,),
        verbs=("SELECT", "UPDATE"),
    ),
    # Clients.
    "client": Guard(
        writing=(_GATHER,),
        team=True,
        reads=(*_CLIENTS, rights.USE_CASES),
        writes=_CLIENTS,
        tasks=(_LOAD,),
        hidden=("name",),
    ),
    "client_term": Guard(writing=(_GATHER,), under=(_CLIENT,), reads=_CLIENTS, writes=_CLIENTS),
    "client_kenmerk": Guard(
        writing=(_GATHER,),
        under=(_CLIENT, _IN_CONTACT),
        reads=(*_CLIENTS, *_FIGURES),
        writes=_CLIENTS,
    ),
    "client_year": Guard(
        writing=(_GATHER,),
        under=(_CLIENT, _IN_CONTACT),
        reads=(*_CLIENTS, *_FIGURES),
        writes=(*_CLIENTS, *_LOG),
        tasks=(_LOAD,),
        loaded=("leeftijdsgroep",),
    ),
    "client_merge": Guard(
        writing=(_GATHER,),
        under=(Under("kept_id", "client"),),
        reads=_CLIENTS,
        writes=(rights.MERGE_CLIENTS,),
    ),
    "client_note": Guard(
        writing=(_GATHER,),
        team=True,
        reads=(*_CLIENTS, *_LOG),
        writes=(*_CLIENTS, *_LOG),
        own="made_by",
    ),
    # Erasing: who asked, who agreed, the proof.
    "erasure": Guard(
        team=True, reads=_ERASES, writes=_ERASES, verbs=("SELECT", "INSERT", "UPDATE")
    ),
    "erased_client": Guard(
        under=(Under("erasure_id", "erasure"),), reads=_ERASES, writes=_ERASES, verbs=ADDED_TO
    ),
    "erasure_step": Guard(writing=(_GATHER,)),
    # Contacts.
    "contact": Guard(
        writing=(_GATHER,),
        own="worker_id",
        team=True,
        reads=_CONTACTS,
        writes=_LOG,
        tasks=(_LOAD,),
        hidden=("note",),
        loaded=("opdracht", "leeftijdsgroep"),
    ),
    "participation": Guard(
        writing=(_GATHER,),
        under=(_CONTACT,),
        reads=(*_CONTACTS, rights.MERGE_CLIENTS),
        writes=(*_LOG, rights.MERGE_CLIENTS),
        tasks=(_LOAD,),
    ),
    "draft": Guard(
        writing=(_GATHER,),
        own="worker_id",
        mine=True,
        counted=(rights.SEE_WEEK,),
        hidden=("content",),
    ),
    "contact_template": Guard(own="worker_id", reads=_LOG[:1], writes=_LOG[:1]),
    "follow_up": Guard(
        writing=(_GATHER,),
        own="worker_id",
        team=True,
        reads=(rights.PLAN, *_CLIENTS),
        writes=(rights.PLAN, rights.MERGE_CLIENTS),
    ),
    "week_lock": Guard(team=True, reads=(rights.SEE_WEEK,), writes=(rights.SETTLE_WEEK, *_LOG)),
    # Trajecten and what is measured.
    "client_case": Guard(
        writing=(_GATHER,),
        own="worker_id",
        team=True,
        reads=_CASES,
        writes=(rights.USE_CASES,),
        tasks=(_LOAD,),
        loaded=("opdracht", "leeftijdsgroep"),
    ),
    "case_party": Guard(
        writing=(_GATHER,),
        under=(_CASE,),
        reads=_CASES,
        writes=(rights.USE_CASES, rights.MERGE_CLIENTS),
        tasks=(_LOAD,),
    ),
    "case_result": Guard(under=(_CASE,), reads=_CASES, writes=(rights.USE_CASES,)),
    "peiling": Guard(
        writing=(_GATHER,),
        own="entered_by",
        team=True,
        of_all=True,
        reads=_MEASURED,
        writes=(rights.SURVEY,),
        tasks=(_LOAD,),
        loaded=("opdracht",),
    ),
    "meting": Guard(
        writing=(_GATHER,),
        own="entered_by",
        team=True,
        of_all=True,
        reads=_MEASURED,
        writes=_MEASURES,
        tasks=(_LOAD,),
        loaded=("opdracht",),
    ),
    # From outside.
    "kengetal": Guard(
        writing=(_GATHER,), reads=(rights.NOTE_KENGETAL, *_FIGURES), writes=(rights.NOTE_KENGETAL,)
    ),
    "mijlpaal": Guard(
        writing=(_GATHER,), reads=(rights.NOTE_MIJLPAAL, *_FIGURES), writes=(rights.NOTE_MIJLPAAL,)
    ),
    "volunteer_work": Guard(
        writing=(_GATHER,),
        own="entered_by",
        team=True,
        reads=(rights.VOLUNTEER_WORK, *_FIGURES),
        writes=(rights.VOLUNTEER_WORK,),
        tasks=(_LOAD,),
        hidden=("title",),
        loaded=("opdracht",),
    ),
    # What left the house.
    "release": Guard(
        reads=(rights.EXPORT,), writes=(rights.EXPORT,), tasks=(_CHECK,), verbs=ADDED_TO
    ),
    "released_contact": replace(_RELEASED, tasks=(_GATHER, _CHECK)),
    # A stand-in takes the place of who is erased; a trigger refuses any other change.
    "released_participation": replace(_RELEASED, writing=(_GATHER,), verbs=(*ADDED_TO, "UPDATE")),
    "signing_key": Guard(reads=(rights.EXPORT,), writes=(rights.EXPORT,), verbs=ADDED_TO),
}
