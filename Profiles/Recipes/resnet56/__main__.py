"""`python3 -m resnet56`, in Profiles/Recipes."""

from __future__ import annotations

import sys

from resnet56.command import main

if __name__ == "__main__":
    sys.exit(main())
