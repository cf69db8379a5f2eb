"""What an export says at its end."""

from __future__ import annotations

from .exporting import Exported
from .network import Network
from .temperature import expected_calibration_error


def summary(exported: Exported, network: Network) -> str:
    """A table of the classifiers, the times side by side, the files, and what to type next."""
    found = exported.findings
    calibration, test = found.answers["calibration"], found.answers.get("test")
    figures = found.timing.nodes
    total = sum(figures[layer.name].median for layer in found.backbone.layers)
    heading = ["classifier", "after", "layers, ms", "exit, ms", "accuracy"] + (["test"] if test else [])
    rows = [heading]
    path = 0.0
    reached = iter(found.backbone.layers)
    for index, name in enumerate(found.classifiers):
        last = index == len(found.backbone.exits)
        layer = found.backbone.layers[-1 if last else found.backbone.exits[index].layer]
        for one in reached:
            path += figures[one.name].median
            if one is layer:
                break
        rows.append(
            [
                name, layer.name, f"{path:.3f}", "" if last else f"{figures[name].median:.3f}",
                f"{calibration.correct[:, index].mean():.2%}",
            ]
            + ([f"{test.correct[:, index].mean():.2%}"] if test else [])
        )
    counts = f"{len(calibration.labels):,} calibration" + (f" and {len(test.labels):,} test" if test else "")
    lines = [
        f"{network.name}: {len(found.backbone.layers)} layers, {len(found.backbone.exits)} exits,"
        f" {counts} samples of {found.classes} classes",
        *_table(rows),
        f"layers one by one {total:.3f} ms, the network as a whole {found.timing.end_to_end.median:.3f} ms",
    ]
    if found.fitted is not None:
        after = found.calibrated["calibration"]
        lines.append("temperatures, and the expected calibration error on the calibration set:")
        error = expected_calibration_error
        rows = [["classifier", "temperature", "error before", "after"]]
        for index, (name, temperature) in enumerate(zip(found.classifiers, found.fitted)):
            before = error(calibration.confidence[:, index], calibration.correct[:, index])
            now = error(after.confidence[:, index], after.correct[:, index])
            rows.append([name, f"{temperature:.3f}", f"{before:.4f}", f"{now:.4f}"])
        lines += _table(rows)
    lines += [f"wrote {path}" for path in exported.files]
    lines.append(f"open it with: hapi-tui {exported.profile}")
    if found.fitted is not None:
        calibrated = [path for path in exported.files if path.name.endswith("-calibrated.json")]
        lines += [f"          or: hapi-tui {exported.profile} --model {path}" for path in calibrated]
    return "\n".join(lines)


def _table(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    names = 2 if rows[0][1] == "after" else 1
    return [
        "  " + "  ".join(
            cell.ljust(width) if column < names else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    ]
