"""Which colours each person chose, kept beside the register from one day to the next."""

import json
from contextlib import suppress
from pathlib import Path

from screens.theme import DARK, THEMES

LAST = ""  # no account has this name: whoever chose last, for the screen before sign-in


class ColourChoice:
    """The chosen theme of each account, in a small file in the home of casereg."""

    def __init__(self, file: Path) -> None:
        """Keep the choices in ``file``, which need not exist."""
        self.file = file

    def of(self, name: str) -> str:
        """The theme of an account; else the one that was chosen last here, else the dark one."""
        kept = self._kept()
        known = {theme.name for theme in THEMES}
        chosen = (kept.get(one) for one in (name, LAST))
        return next((one for one in chosen if one in known), DARK.name)

    def keep(self, name: str, theme: str) -> None:
        """Remember a choice; a folder that cannot be written only forgets it."""
        from casereg.security.whole_files import write_whole

        kept = {**self._kept(), name: theme, LAST: theme}
        with suppress(OSError):
            write_whole(self.file, json.dumps(kept, indent=1, ensure_ascii=False).encode())

    def _kept(self) -> dict[str, str]:
        """What stands in the file; a damaged one is as good as none."""
        try:
            found = json.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
