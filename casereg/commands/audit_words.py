"""What a deed in the audit is called: what it is about, and what was done with it."""

_ABOUT = {
    "account": "account",
    "audit": "logboek",
    "case": "traject",
    "catalogue": "opdracht",
    "client": "cliënt",
    "contact": "contact",
    "demo": "demo",
    "draft": "concept",
    "figures": "cijfers",
    "follow_up": "afspraak",
    "kengetal": "kengetal",
    "measure": "meting",
    "meting": "meting",
    "mijlpaal": "mijlpaal",
    "note": "notitie",
    "peiling": "peiling",
    "record": "invoer",
    "register": "register",
    "release": "release",
    "survey": "peiling",
    "template": "sjabloon",
    "volunteers": "vrijwilligerswerk",
    "week": "week",
}
_DONE = {
    "add": "toegevoegd",
    "again": "opnieuw gemaakt",
    "answer": "resultaat ingevuld",
    "backup": "bewaard",
    "change": "gewijzigd",
    "check": "nagekeken",
    "close": "gesloten",
    "correct": "gewijzigd",
    "count": "geteld",
    "disable": "uitgeschakeld",
    "discharge": "uitgeschreven",
    "done": "afgerond",
    "drop": "weggehaald",
    "export": "geëxporteerd",
    "find": "gezocht",
    "kenmerk": "kenmerk gewijzigd",
    "list": "bekeken",
    "log": "vastgelegd",
    "merge": "samengevoegd",
    "note": "vastgelegd",
    "open": "geopend",
    "plan": "gepland",
    "refer": "verwezen",
    "reopen": "heropend",
    "restore": "teruggezet",
    "return": "teruggehaald",
    "see": "bekeken",
    "settle": "vastgesteld",
    "show": "bekeken",
    "sign_in": "aangemeld",
    "sign_out": "afgemeld",
    "timeline": "tijdlijn bekeken",
    "undo": "ongedaan gemaakt",
    "unmerge": "weer gesplitst",
    "use": "gebruikt",
    "verify": "gecontroleerd",
    "workers": "per medewerker bekeken",
}


def in_words(deed: str) -> str:
    """The deed in Dutch; the code itself for one without words of its own."""
    about, _, done = deed.partition(".")
    if about in _ABOUT and done in _DONE:
        return f"{_ABOUT[about]} {_DONE[done]}"
    return deed
