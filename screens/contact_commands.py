"""Commands around contacts: today, entry, the list and one contact."""

from casereg.security.rights import (
    CHANGE_CONTACT,
    LOG_CONTACT,
    SEE_CONTACTS,
    SETTLE_WEEK,
)
from screens.command import EVERYWHERE, Command, Row

TEMPLATES = Row("1 - 9", "Sjabloon", "Nieuw contact met het sjabloon onder dat cijfer")

# fmt: off
CONTACTS: tuple[Command, ...] = (
    Command(EVERYWHERE, None, "f1", "help", "Hulp", "Uitleg en toetsen van dit scherm"),
    Command("today contacts", LOG_CONTACT, "f2", "go('entry')", "Nieuw", "Nieuw contact"),
    Command("today", LOG_CONTACT, "f4", "repeat_last", "Herhaal",
            "Je laatste contact nog eens, met de datum van nu"),
    *(Command("today", LOG_CONTACT, str(digit), f"use_template({digit})", f"Sjabloon {digit}",
              f"Nieuw contact met je sjabloon {digit}", footer=False, row=TEMPLATES)
      for digit in range(1, 10)),
    Command("today contacts", None, "enter", "open", "Open", "Openen wat gekozen is",
            footer=False),
    Command("today", LOG_CONTACT, "delete", "drop_draft", "Concept weg",
            "Het gekozen concept weggooien", footer=False),

    Command("second_factor", None, "f2", "go_on", "Verder", "Verder, als je tweede stap er is"),
    Command("second_factor", None, "escape", "stop", "Terug", "Terug naar aanmelden"),
    Command("made", None, "f2", "to_signin", "Verder", "Naar aanmelden"),
    Command("entry", LOG_CONTACT, "f2", "save", "Opslaan", "Opslaan en terug"),
    Command("entry", LOG_CONTACT, "f3", "save_next", "Volgende",
            "Opslaan en meteen het volgende contact invullen"),
    Command("entry", LOG_CONTACT, "f4", "fill_last", "Als vorige",
            "Invullen zoals je vorige contact, met de datum van nu"),
    Command("entry", LOG_CONTACT, "f5", "day_back", "Eerder",
            "Het contact was een dag eerder; nog eens voor nog een dag"),
    Command("entry", LOG_CONTACT, "f6", "split", "Splits",
            "Een uitstap met meer cliënten opslaan als een contact per cliënt", wide=True),
    Command("entry", LOG_CONTACT, "f7", "to_the_time", "Duur",
            "Naar de duur; vandaar naar de datum"),
    Command("entry", LOG_CONTACT, "f9", "put_template", "Sjabloon",
            "Wat hier staat als eigen sjabloon bewaren, onder een cijfer", wide=True),

    Command("contacts clients", None, "f3", "search", "Zoek", "Naar het zoekveld"),
    Command("contacts", SETTLE_WEEK, "f4", "toggle_mine", "Eigen",
            "Alleen eigen contacten tonen, of weer die van het team"),
    Command("contacts", SEE_CONTACTS, "f5", "next_period", "Periode",
            "Deze week, vorige week, of alles"),
    Command("contacts contact", CHANGE_CONTACT, "f8", "undo_chosen", "Ongedaan",
            "Het gekozen contact ongedaan maken"),
    Command("contacts", SEE_CONTACTS, "f9", "toggle_undone", "Vervallen",
            "Ook contacten tonen die ongedaan zijn gemaakt, of niet meer", wide=True),
    Command("contact", CHANGE_CONTACT, "f2", "correct", "Verbeter", "Dit contact verbeteren"),
)
# fmt: on
