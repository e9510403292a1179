"""Programs that begin together and each do a deed again and again."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.queues import Queue
from typing import Any

Deed = Callable[[], object]
Times = tuple[list[float], int]
"""How long each deed took, in seconds, and how many went wrong."""
FORK = multiprocessing.get_context("fork")


def together(
    programs: int, opening: Callable[[], tuple[Deed, Deed]], use: Callable[[Deed, int], Times]
) -> Times:
    """Let so many programs ``use`` the deed they open, each with its own number.

    ``opening`` gives the deed and what closes it again.
    """
    results: Queue[Any] = FORK.Queue()
    one_by_one, ready = FORK.Lock(), FORK.Barrier(programs)

    def program(number: int) -> None:
        with one_by_one:  # a password takes 64 MiB to try
            deed, close = opening()
        ready.wait()
        results.put(use(deed, number))
        ready.wait()  # to close is work too, and others still count
        close()

    running = [FORK.Process(target=program, args=(number,)) for number in range(programs)]
    for one in running:
        one.start()
    found = [results.get(timeout=150) for _ in running]
    for one in running:
        one.join()
    return [taken for times, _ in found for taken in times], sum(wrong for _, wrong in found)
