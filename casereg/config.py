"""Settings: flags go before the environment, that before ``config.toml``, that before defaults."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casereg.errors import WrongUsage
from casereg.system_faults import in_dutch

CONFIG_FILE = "config.toml"
KNOWN_KEYS = ("database_url", "user")
LOCK_MINUTES = "lock_minutes"
USUAL_IDLE, LONGEST_IDLE = 15.0, 240.0  # minutes
# Where the reader of TOML says that it stopped; its reason is in English.
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything casereg needs to know before it opens a register.

    ``home`` holds data, settings, backups, exports and logs. ``database_url`` is
    empty for the embedded encrypted file in ``home``, or
    ``postgresql+psycopg://...`` for a team server. ``user`` and ``password`` sign
    in commands that need it, with ``totp``, the code of the second factor, where an account
    has one; neither ``password`` nor ``totp`` ever comes from a file. After
    ``lock_minutes`` without a key or the mouse the screens lock.
    """

    home: Path
    database_url: str = ""
    user: str = ""
    password: str = ""
    totp: str = ""
    lock_minutes: float = USUAL_IDLE

    @property
    def embedded(self) -> bool:
        """True when the register is the encrypted file in ``home``."""
        return not self.database_url

    @property
    def database_file(self) -> Path:
        """The embedded register."""
        return self.home / "casereg.db"

    @property
    def key_file(self) -> Path:
        """The key slots that open the embedded register."""
        return self.home / "casereg.keys.json"

    @property
    def tries_folder(self) -> Path:
        """How often signing in to the embedded register went wrong."""
        return self.home / "tries"

    @property
    def register_exists(self) -> bool:
        """Whether there is something to sign in to; cheap, opens nothing."""
        ready = self.database_file.exists() or self.restore_ready.exists()
        return not self.embedded or ready

    @property
    def backups(self) -> Path:
        """Where backups go unless told otherwise."""
        return self.home / "backups"

    @property
    def exports(self) -> Path:
        """Where export packages go unless told otherwise."""
        return self.home / "exports"

    @property
    def audit_anchor(self) -> Path:
        """How far the audit was when somebody last signed out here."""
        return self.home / "casereg.audit.json"

    @property
    def audit_aside(self) -> Path:
        """The audit of what was read while the register could not be written."""
        return self.home / "casereg.audit.aside"

    @property
    def restore_ready(self) -> Path:
        """A restored register that still has to come in its place."""
        return self.home / "casereg.terugzetten"

    @property
    def damage_file(self) -> Path:
        """What was found to be damaged; nothing is written while it stands there."""
        return self.home / "casereg.damage.json"

    @property
    def erased_list(self) -> Path:
        """Who was erased, by number, so that no backup brings anybody back."""
        return self.home / "casereg.erased.json"

    @property
    def colours_file(self) -> Path:
        """Which colours each person chose for the screens."""
        return self.home / "colours.json"

    @property
    def log_file(self) -> Path:
        """The log of faults; it never holds client data."""
        return self.home / "logs" / "casereg.log"


def load_settings(
    environ: Mapping[str, str],
    home: Path | None = None,
    user: str | None = None,
    password: str | None = None,
) -> Settings:
    """Settings from flags (the keyword arguments), ``environ`` and ``config.toml``.

    Raises :class:`WrongUsage` for a home that cannot be a folder, and for a
    ``config.toml`` that cannot be read or that holds a key casereg does not know.
    """
    chosen = home or (Path(environ["CASEREG_HOME"]) if environ.get("CASEREG_HOME") else None)
    folder = _folder(chosen or _default_home())
    stored = _read_config(folder / CONFIG_FILE)
    return Settings(
        home=folder,
        database_url=environ.get("CASEREG_DATABASE_URL") or stored.get("database_url", ""),
        user=user or environ.get("CASEREG_USER") or stored.get("user", ""),
        password=password if password is not None else environ.get("CASEREG_PASSWORD", ""),
        totp=environ.get("CASEREG_TOTP", ""),
        lock_minutes=_minutes(environ.get("CASEREG_LOCK_MINUTES") or stored.get(LOCK_MINUTES)),
    )


def settings_from_process(
    home: Path | None = None, user: str | None = None, password: str | None = None
) -> Settings:
    """Settings for this process: its flags and its environment."""
    return load_settings(os.environ, home, user, password)


def _default_home() -> Path:
    import platformdirs

    return platformdirs.user_data_path("casereg", appauthor=False)


def _folder(given: Path) -> Path:
    """The whole path of a home, which is a folder or does not exist yet."""
    try:
        folder = given.expanduser().absolute()
        if folder.is_dir() or not folder.exists():
            return folder
        reason = "is geen map"
    except RuntimeError:
        reason = "de gebruiker achter ~ bestaat niet"
    except OSError as fault:
        reason = in_dutch(fault)
    raise WrongUsage(
        f"De map {given} kan niet worden gebruikt ({reason}). "
        "Kies een andere met --home of CASEREG_HOME."
    )


def _minutes(given: str | None) -> float:
    """How long nobody need be there; a lock that never comes cannot be asked for."""
    if not given:
        return USUAL_IDLE
    try:
        minutes = float(given)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= LONGEST_IDLE:
        raise WrongUsage(
            f"{LOCK_MINUTES} (of CASEREG_LOCK_MINUTES) is een aantal minuten tot en met "
            f"{LONGEST_IDLE:.0f}."
        )
    return minutes


def _read_config(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    import tomllib

    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise WrongUsage(
            f"{path} kan niet worden gelezen ({in_dutch(fault)}). Kijk het bestand na."
        ) from None
    except UnicodeDecodeError:
        raise WrongUsage(f"{path} is geen tekst in UTF-8. Bewaar het opnieuw.") from None
    except (ValueError, RecursionError) as fault:
        raise WrongUsage(
            f"{path} is geen goede TOML: {_place(fault)}. Verbeter of verwijder het."
        ) from None
    minutes = values.pop(LOCK_MINUTES, "")
    unknown = [key for key in values if key not in KNOWN_KEYS]
    if unknown or not all(isinstance(value, str) for value in values.values()):
        raise WrongUsage(
            f"{path}: alleen deze instellingen met een tekst mogen: {', '.join(KNOWN_KEYS)}. "
            f"{LOCK_MINUTES} mag met een getal."
        )
    return values | {LOCK_MINUTES: str(minutes)}


def _place(fault: Exception) -> str:
    """Where the reader of TOML stopped."""
    found = _POSITION.search(str(fault))
    return f"kijk bij regel {found[1]}, kolom {found[2]}" if found else "kijk aan het einde"
