"""What the system says about files and folders, in Dutch: its own words are English."""

import errno

# Code of the system -> what is wrong, and what a user can do about it, if anything.
_FAULTS = {
    errno.ENOSPC: ("de schijf is vol", "Maak ruimte vrij."),
    errno.EDQUOT: ("de schijf is vol", "Maak ruimte vrij."),
    errno.EACCES: ("geen rechten op een bestand of map", "Kijk de rechten na."),
    errno.EPERM: ("geen rechten op een bestand of map", "Kijk de rechten na."),
    errno.EROFS: ("de schijf is alleen-lezen", "Kies een andere map."),
    errno.EIO: ("de schijf geeft een fout", "Kijk de schijf na."),
    errno.ENOENT: ("bestaat niet", ""),
    errno.EEXIST: ("bestaat al", ""),
    errno.EISDIR: ("is een map", ""),
    errno.ENOTDIR: ("is geen map", ""),
    errno.ENAMETOOLONG: ("de naam is te lang", ""),
    errno.EBUSY: ("is bezet door een ander programma", ""),
}


def in_dutch(fault: OSError) -> str:
    """What is wrong, in a few words to stand in a sentence; never the name of the file."""
    code = fault.errno or 0
    return _FAULTS[code][0] if code in _FAULTS else f"fout {code}"


def advised(fault: OSError) -> str:
    """What is wrong and what to do about it; empty when a user can do nothing about it."""
    advice = _FAULTS.get(fault.errno or 0, ("", ""))[1]
    return f"{in_dutch(fault).capitalize()}. {advice}" if advice else ""
