"""Days in the entry form: behind us for the contact, ahead of us for what follows."""

from datetime import date

from models.moments import parse_day, parse_day_ahead


def read_day(field: str, text: str, today: date) -> date:
    """The day meant by a text; for a follow-up the first one that is not past."""
    return parse_day_ahead(text, today) if field == "follow_up_on" else parse_day(text, today)


def day_written(day: date) -> str:
    """A day as it stands in a field, with its year so that it keeps its meaning."""
    return f"{day.day}-{day.month}-{day.year}"
