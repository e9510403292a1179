"""Days in the entry form: behind us for the contact, ahead of us for what follows."""

from datetime import date, timedelta

from casereg.errors import InvalidInput
from models.moments import parse_day

# Where a day without a year or month is looked for: the coming week, month, year.
AHEAD = (0, 7, 31, 365)


def read_day(field: str, text: str, today: date) -> date:
    """The day meant by a text; for a follow-up the first one that is not past."""
    if field != "follow_up_on":
        return parse_day(text, today)
    typed = text.strip().lower()
    if typed == "morgen":
        return today + timedelta(days=1)
    if typed.startswith("+") and typed[1:].isdecimal() and len(typed) < 5:
        return today + timedelta(days=int(typed[1:]))
    for days in AHEAD:
        try:
            found = parse_day(text, today + timedelta(days=days))
        except InvalidInput:  # a 31st may exist later on
            continue
        if found >= today:
            return found
    try:
        return parse_day(text, today)
    except InvalidInput as fault:
        raise InvalidInput(str(fault), field) from None


def day_written(day: date) -> str:
    """A day as it stands in a field, with its year so that it keeps its meaning."""
    return f"{day.day}-{day.month}-{day.year}"
