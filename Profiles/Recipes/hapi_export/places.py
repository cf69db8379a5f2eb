"""Where in the graph the exits sit."""

from __future__ import annotations

from collections.abc import Iterable

from torch import fx

from .refusal import Refusal, did_you_mean, listed
from .tracing import Trace
from .values import shape


def place_exits(trace: Trace, names: Iterable[str]) -> dict[str, fx.Node]:
    """The operation whose output each exit reads, by the exit's name as the user gave it.

    The name of a container stands for what it returned, so a block's exit follows its last addition. "NAME#2" is the
    second run of a module that runs more than once.
    - Raises: `Refusal` for a name that does not exist, does not run, runs more than once, yields no tensor, or shares
      its place with another exit.
    """
    places: dict[str, fx.Node] = {}
    for name in names:
        node = _place(trace, name)
        for other, taken in places.items():
            if taken is node:
                raise Refusal(
                    "Network.exits", f'"{other}" and "{name}", whose outputs are one and the same',
                    "at most one exit in each place", "remove one of them",
                )
        places[name] = node
    return places


def _place(trace: Trace, name: str) -> fx.Node:
    where = f'Network.exits, "{name}"'
    base, _, number = name.partition("#")
    calls = trace.calls.get(base)
    if calls is None:
        raise _not_run(trace, name, base)
    if not number and len(calls) > 1:
        raise Refusal(
            where, f"a module that runs {len(calls)} times", "which run the exit follows",
            f'say "{base}#1" to "{base}#{len(calls)}"',
        )
    if number and not (number.isdecimal() and 1 <= int(number) <= len(calls)):
        raise Refusal(where, f"run {number!r} of {len(calls)}", f"a run from 1 to {len(calls)}")
    node = calls[int(number) - 1 if number else 0]
    if node is not None and node not in set(trace.graph.nodes):
        raise Refusal(
            where, "a module whose output nothing reads", "a module that the final answer depends on",
            f"these are: {listed(choices(trace))}",
        )
    if node is None or shape(node) is None:
        raise Refusal(
            where, "an output that is not one tensor", "a module that returns a tensor",
            "name a module inside or after it",
        )
    if node.op == "placeholder":
        raise Refusal(where, "that nothing has run before it", "an exit after at least one layer")
    return node


def _not_run(trace: Trace, name: str, base: str) -> Refusal:
    where = f'Network.exits, "{name}"'
    modules = {path for path, _ in trace.model.named_modules(remove_duplicate=False) if path}
    for path, reason in trace.opaque.items():
        if base.startswith(f"{path}."):
            return Refusal(
                where, f'a module inside "{path}", which is one layer: it cannot be traced ({reason})',
                "a module outside of it", f'name "{path}" itself',
            )
    if base in modules:
        return Refusal(
            where, "a module that does not run in the network's forward, or runs inside a module that is kept whole",
            "a module that runs", f"these do: {listed(choices(trace))}",
        )
    hint = did_you_mean(base, choices(trace))
    return Refusal(
        where, "no module of that name", "the name of a module that runs",
        f"{hint} There are {listed(choices(trace))}".strip(),
    )


def choices(trace: Trace) -> list[str]:
    """Names that an exit can have: modules that run and yield a tensor, in the order of their first run."""
    live = set(trace.graph.nodes)
    names = []
    for name, calls in trace.calls.items():
        tensors = [call for call in calls if call is not None and call in live and shape(call) is not None]
        if len(tensors) == len(calls) == 1:
            names.append(name)
        else:
            names += [f"{name}#{k + 1}" for k, call in enumerate(calls) if call in tensors]
    order = {node: index for index, node in enumerate(trace.graph.nodes)}
    first = {name: min(order.get(c, len(order)) for c in trace.calls[name.partition("#")[0]] if c) for name in names}
    return sorted(names, key=lambda name: first[name])
