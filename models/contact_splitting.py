"""One outing with several clients, as a contact for each of them."""

from uuid import uuid5

from models.forms import ContactForm


def split(form: ContactForm) -> tuple[ContactForm, ...]:
    """A form for each client, alike but for the minutes, which are shared out.

    They add up to those of the outing. The ids follow from that of the outing, so that a
    retry stores every contact once.
    """
    count = len(form.clients)
    base, over = divmod(form.minutes or 0, count)
    return tuple(
        form.model_copy(
            update={
                "id": form.id if place == 0 else uuid5(form.id, str(client)),
                "clients": (client,),
                "minutes": None if form.minutes is None else base + (place < over),
            }
        )
        for place, client in enumerate(form.clients)
    )
