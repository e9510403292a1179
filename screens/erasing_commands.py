"""Commands around erasing: what it would do, asking it, and agreeing as a second person."""

from casereg.security.rights import APPROVE_ERASURE, ERASE_CLIENT, RETAIN
from screens.command import Command

# fmt: off
ERASING: tuple[Command, ...] = (
    Command("timeline", ERASE_CLIENT, "delete", "erase", "Wissen",
            "Wat er weggaat als je deze cliënt laat wissen; er gebeurt nog niets", footer=False),
    Command("today my_day", ERASE_CLIENT, "ctrl+w", "go('erasures')", "Wissen",
            "Wat er is aangevraagd om te wissen, en wat gewist is", wide=True),
    Command("erase", ERASE_CLIENT, "f2", "ask_for_it", "Vraag aan",
            "Vragen om deze cliënt te wissen, met de gekozen reden; een ander keurt het goed"),
    Command("erasures", None, "enter", "open", "Open",
            "Bekijken wat er weggaat", footer=False),
    Command("erase erasures", APPROVE_ERASURE, "f4", "approve", "Keur goed",
            "Wissen wat een ander heeft aangevraagd; dit kun je niet ongedaan maken"),
    Command("erasures", RETAIN, "f5", "due", "Bewaartermijn",
            "Voorstellen wat na zijn bewaartermijn weggaat; een ander keurt het goed"),
    Command("erase erasures", ERASE_CLIENT, "f8", "withdraw", "Trek in",
            "De aanvraag terugnemen"),
    Command("erase erasures", None, "escape", "leave", "Terug", "Terug naar het vorige scherm"),
)
# fmt: on
