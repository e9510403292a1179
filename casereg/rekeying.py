"""A new data key for the embedded register, so that who was shut out cannot open it any more.

The new key is first sealed for everybody beside the old one; then the register is encrypted
with it in one transaction; only then the old one is forgotten. A program that is killed in
between leaves a register that opens, and the next one to sign in does the rest.
"""

from pathlib import Path

from casereg.errors import RegisterUnavailable
from casereg.security.key_file import read_key_file
from casereg.security.vault import Vault
from models.embedded import change_key, locked


def vault_of(database_file: Path, key_file: Path, name: str, secret: str) -> Vault | None:
    """The key of the register for ``name``, with a change of it that was begun done to its end."""
    keys = read_key_file(key_file).keys_of(name, secret)
    if keys is None:
        return None
    vault = Vault(key_file, keys.now, database_file)
    try:
        return finished(vault, keys.coming) if keys.coming else vault
    except RegisterUnavailable:
        return vault  # the old key still holds, or opening with it tells what is wrong


def finished(vault: Vault, fresh: bytes) -> Vault:
    """Encrypt the register with ``fresh`` and forget the old key; may be done again.

    Raises :class:`RegisterUnavailable` when the old key still holds.
    """
    whole = change_key(vault.database_file, vault.key, fresh)
    now = Vault(vault.path, fresh, vault.database_file)
    if whole:  # else the main file still holds pages of the old key: later
        try:
            with locked(vault.database_file, fresh):
                now.forget(vault.key)
        except RegisterUnavailable:
            pass  # both keys stay in the slots until the next one signs in
    return now
