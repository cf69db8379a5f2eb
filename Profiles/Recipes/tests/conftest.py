"""What all tests begin with."""

from __future__ import annotations

import signal

# A shell's background job, and what it starts, has interrupts ignored: tests of them would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)
