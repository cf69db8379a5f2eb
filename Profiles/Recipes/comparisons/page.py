"""The page: what stands between two markers is written, all else stays as it is."""

from __future__ import annotations

import re

from hapi_export.refusal import Refusal


def replaced(page: str, name: str, text: str) -> str:
    """The page with a text between `<!-- name -->` and `<!-- /name -->`. Raises Refusal unless they are there once."""
    pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    found = pattern.findall(page)
    if len(found) != 1:
        raise Refusal(
            "Profiles/README.md", f"{len(found)} places for {name}", "one",
            f"put it between <!-- {name} --> and <!-- /{name} -->",
        )
    return pattern.sub(lambda match: f"{match.group(1)}{text}\n{match.group(2)}", page)
