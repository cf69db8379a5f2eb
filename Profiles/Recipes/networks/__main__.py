"""`python3 -m networks`, in Profiles/Recipes."""

from __future__ import annotations

import sys

from networks.command import main

# Trainers start processes of their own that import this file again.
if __name__ == "__main__":
    sys.exit(main())
