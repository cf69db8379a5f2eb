"""`python3 -m comparisons`, in Profiles/Recipes."""

from __future__ import annotations

import sys

from comparisons.command import main

if __name__ == "__main__":
    sys.exit(main())
