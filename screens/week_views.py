"""The ways to look at a week, as a line to choose from."""

from textual.content import Content

from models.counted_words import number_text

VIEWS = {
    "soorten": "Soorten",
    "medewerkers": "Medewerkers",
    "dagen": "Dagen",
    "nagekomen": "Nagekomen",
}
ORDER = tuple(VIEWS)
FIRST = ORDER[0]


def view_line(chosen: str, late: int) -> Content:
    """The names, the chosen one between brackets; each can be clicked."""
    return Content("  ").join(_named(view, chosen, late) for view in ORDER)


def _named(view: str, chosen: str, late: int) -> Content:
    title = VIEWS[view] + (f" {number_text(late)}" if view == "nagekomen" and late else "")
    if view == chosen:
        return Content(f"[{title}]").stylize("bold")
    return Content.from_markup(f"[@click=screen.look_at('{view}')]$title[/]", title=f" {title} ")
