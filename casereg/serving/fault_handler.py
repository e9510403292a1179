"""Faults of the web server: to the log of casereg, as faults of everything else."""

import logging
from pathlib import Path

from casereg.clock import SystemClock
from casereg.fault_log import record


class FaultHandler(logging.Handler):
    """Keeps where something broke. Texts are dropped: they may hold what somebody typed."""

    def __init__(self, log_file: Path) -> None:
        """Add to ``log_file``."""
        super().__init__()
        self.log_file = log_file

    def emit(self, told: logging.LogRecord) -> None:
        """Keep the fault that was told about, if there is one."""
        fault = told.exc_info[1] if told.exc_info else None
        if fault is not None:
            record(fault, self.log_file, SystemClock().now())
