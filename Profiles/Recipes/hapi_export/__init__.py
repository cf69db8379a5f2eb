"""Exports a trained PyTorch network with early exits to hapi-tui: its layers, its answers, its times."""

from __future__ import annotations

from .earlyon import from_earlyon
from .exporting import Exported, export
from .network import Network
from .options import Options
from .refusal import Refusal
from .saved_heads import saved_heads
from .timing import Schedule

__all__ = ["Exported", "Network", "Options", "Refusal", "Schedule", "export", "from_earlyon", "saved_heads"]
