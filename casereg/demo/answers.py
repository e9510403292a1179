"""What a worker answers to the questions that a contactsoort and uitkomst ask."""

import random
from datetime import timedelta

from casereg.demo.choices import Choices
from casereg.demo.rows import Row
from casereg.demo.stories import Touch
from models.catalogue import Contactsoort, Uitkomst

FORGOTTEN = 0.02
"""Share of answers that were asked and not given."""


def answers(
    rng: random.Random,
    choices: Choices,
    touch: Touch,
    soort: Contactsoort,
    uitkomst: Uitkomst | None,
) -> Row:
    """The uitkomst with what it asks, minus what was forgotten."""
    code = uitkomst.code if uitkomst else None
    asked = choices.catalogue.asked(soort.code, code)
    given = {question for question in asked if rng.random() >= FORGOTTEN}
    later = touch.next_day or touch.day + timedelta(days=rng.randint(3, 14))
    timed = touch.ending != "gemist" and not ("minuten" in asked and "minuten" not in given)
    return {
        "uitkomst": code,
        "reden": choices.redenen[soort.code].maybe(rng) if "reden" in given else None,
        "follow_up_on": later if "vervolgdatum" in given else None,
        "minutes": _minutes(rng, soort.minuten or 30) if timed else None,
        "participants": _present(rng, choices, touch, soort) if "deelnemers" in given else None,
        "helped": rng.random() < 0.85 if "geholpen" in given and _met(touch) else None,
    }


def _met(touch: Touch) -> bool:
    """Whether they spoke and not only to arrange something."""
    return touch.ending == "gesproken" and touch.kanaal is None


def _minutes(rng: random.Random, usual: int) -> int:
    """Minutes in steps of five around what is usual."""
    return min(480, max(5, 5 * round(usual * rng.lognormvariate(0, 0.35) / 5)))


def _present(rng: random.Random, choices: Choices, touch: Touch, soort: Contactsoort) -> int:
    """How many took part, the known clients among them."""
    usual = choices.flavour.soort(soort.code).deelnemers
    return max(1, len(touch.people), min(250, round(usual * rng.lognormvariate(0, 0.45))))
