"""The opened key of an embedded register, to let others in and to shut them out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casereg.errors import Refused, RegisterUnavailable
from casereg.security.key_file import read_key_file, write_key_file
from casereg.security.keyslots import KeyFile, new_key


@dataclass(frozen=True, slots=True)
class Vault:
    """The data key beside the file that holds its slots.

    Change slots inside a writing transaction of the register only: its lock keeps two
    beheerders from writing over each other's slots.
    """

    path: Path
    key: bytes = field(repr=False)
    database_file: Path

    def opened_by(self, name: str, secret: str) -> bool:
        """Whether ``secret`` opens the register for ``name``."""
        return read_key_file(self.path).opened_by(name, secret) is not None

    def outdated(self, name: str) -> bool:
        """Whether the slot of ``name`` was made with other costs than new ones have."""
        slot = read_key_file(self.path).slot_of(name)
        return slot is not None and not slot.up_to_date

    @contextmanager
    def kept_on_failure(self, name: str) -> Iterator[None]:
        """Give ``name`` its old slot back when the block, with its commit, does not end well."""
        before = read_key_file(self.path).slot_of(name)
        try:
            yield
        except BaseException:
            now = read_key_file(self.path)
            if now.slot_of(name) != before:
                write_key_file(self.path, now.without_coming().with_given(name, before))
            raise

    def let_in(self, name: str, secret: str) -> None:
        """From now on ``secret``, and no earlier one, opens the register for ``name``."""
        write_key_file(self.path, self._settled().with_slot(name, secret, self.key))

    def shut_out(self, name: str) -> bytes | None:
        """Nothing opens the register for ``name`` any more; gives the key it is to have next.

        None while somebody still has a slot of an earlier version: that one would be shut out too.
        """
        left = self._settled().without_slot(name)
        if not left.has_pairs:
            write_key_file(self.path, left)
            return None
        if left.forged(self.key):
            raise RegisterUnavailable(
                f"In het sleutelbestand {self.path} is geknoeid. "
                "Zet het terug uit een reservekopie."
            )
        fresh = new_key()
        write_key_file(self.path, left.with_coming(fresh))
        return fresh

    def forget(self, old: bytes) -> None:
        """From now on only this key stands in the slots; done before, it does nothing."""
        found = read_key_file(self.path)
        if found.changing and not found.forged(old):
            write_key_file(self.path, found.changed_to(self.key))

    def _settled(self) -> KeyFile:
        """The slots, unless the key is being changed under them."""
        found = read_key_file(self.path)
        if found.changing:
            raise Refused("De sleutel van het register is vernieuwd. Meld je eerst opnieuw aan.")
        return found
