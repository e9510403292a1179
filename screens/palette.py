"""The command palette: the commands of the screen it is opened on, and nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens import commands
from screens.base import CaseregScreen
from screens.command import Command

NOTHING = "Geen handeling gevonden"


class CommandsProvider(Provider):
    """Offers what the footer and help offer; Textual's own (screenshot among them) are dropped."""

    async def discover(self) -> Hits:
        """All commands of the screen."""
        for command in self._commands():
            yield DiscoveryHit(command.tooltip, self._run(command), help=self._help(command))

    async def search(self, query: str) -> Hits:
        """The commands that match what was typed."""
        matcher = self.matcher(query)
        found = False
        for command in self._commands():
            score = matcher.match(f"{command.label} {command.tooltip}")
            if score > 0:
                found = True
                yield Hit(score, command.tooltip, self._run(command), help=self._help(command))
        if not found:  # else Textual says so itself, in English
            yield Hit(0, NOTHING, lambda: None)

    def _commands(self) -> tuple[Command, ...]:
        screen = self.screen
        if not isinstance(screen, CaseregScreen):
            return ()
        return commands.at(screen.PLACE, screen.desk.role)

    def _run(self, command: Command) -> Callable[[], Any]:
        return partial(self.screen.run_action, command.action)

    def _help(self, command: Command) -> str:
        return f"{commands.key_name(command.key)} · {command.label}"
