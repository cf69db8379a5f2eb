"""What JSON Schemas say of files: reads a list of cases, prints a list of verdicts.

    check_schemas.py FOLDER CASES

FOLDER has the schemas; CASES is a JSON file, an array of objects: `schema` (a name in the folder), `file` and
`lines`, whether each line of the file is a text of its own. Prints a JSON array as long: null where the schema holds,
else a text that says what does not. The schemas themselves are checked first against the metaschema of 2020-12,
with their own examples; what is wrong with one ends the script.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from jsonschema import Draft202012Validator


def refuse_constant(text: str) -> NoReturn:
    """JSON has no NaN and no Infinity, though Python's reader takes them."""
    raise ValueError(f"{text} is no JSON")


def validator(path: Path) -> Draft202012Validator:
    """The schema of a file, found sound itself."""
    schema = json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse_constant)
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema)
    for example in schema.get("examples", []):
        found.validate(example)
    return found


def refusal(text: str, schema: Draft202012Validator) -> str | None:
    """The first thing that the schema does not allow in a JSON text."""
    try:
        value: Any = json.loads(text, parse_constant=refuse_constant)
    except ValueError as error:
        return f"no JSON: {error}"
    for error in schema.iter_errors(value):
        return f"{error.json_path}: {error.message[:200]}"
    return None


def main(folder: str, cases: str) -> None:
    schemas = {path.stem: validator(path) for path in Path(folder).glob("*.json")}
    verdicts: list[str | None] = []
    for case in json.loads(Path(cases).read_text(encoding="utf-8")):
        text = Path(case["file"]).read_text(encoding="utf-8")
        texts = text.splitlines() if case["lines"] else [text]
        refusals = (refusal(part, schemas[case["schema"]]) for part in texts)
        verdicts.append(next((found for found in refusals if found is not None), None))
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
