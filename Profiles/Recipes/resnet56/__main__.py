"""`python3 -m resnet56`, in Profiles/Recipes."""

from __future__ import annotations

import sys

from resnet56.command import main

# Trainers start processes of their own that import this file again.
if __name__ == "__main__":
    sys.exit(main())
