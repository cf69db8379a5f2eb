"""The paper's comparisons for every shipped network, worked out by hapi-tui and written into Profiles/README.md.

    python3 -m comparisons --program ../../.build/release/hapi-tui            write tables and drawings
    python3 -m comparisons --program ../../.build/release/hapi-tui --check  exit 1 if they are not what it would write
"""
