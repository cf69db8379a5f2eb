"""The operations of a network, as `torch.fx` records them."""

from __future__ import annotations

import copy
import dis
import inspect
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Optional, Union

import torch
from torch import fx, nn

from .refusal import Refusal, described, listed, user_code

# Attributes noted on the nodes of a graph: the module in whose `forward` the operation stands.
OWNER = "hapi_owner"
ROOT = "model"


@dataclass
class Trace:
    """A graph of operations over a network.

    - calls: what each run of a module gave, by the module's name, in order; a node, or `None` for anything but one
      tensor. Containers have theirs too: a block's is the node that it returned.
    - opaque: modules that could not be traced into and the reason, each one node of the graph.
    """

    model: nn.Module
    graph: fx.Graph
    calls: dict[str, list[Union[fx.Node, None]]]
    opaque: dict[str, str] = field(default_factory=dict)

    def module(self, node: fx.Node) -> nn.Module:
        """The module that a `call_module` node runs."""
        return self.model.get_submodule(str(node.target))


class _Untraceable(Exception):
    def __init__(self, path: str, cause: Exception) -> None:
        super().__init__(path)
        self.path = path
        self.cause = cause


def _unpacked(value: Any, caller: Optional[FrameType]) -> Any:
    """The parts of a traced value in `a, b = value`, on every version of Python: PyTorch 1.13 misreads the bytecode
    of 3.11."""
    if caller is not None:
        for instruction in dis.get_instructions(caller.f_code):
            if instruction.offset == caller.f_lasti and instruction.opname == "UNPACK_SEQUENCE":
                return iter([value[index] for index in range(instruction.argval)])
    return value.tracer.iter(value)


class _Attribute(fx.proxy.Attribute):
    """An attribute of a traced value, such as its shape."""

    def __iter__(self) -> Any:
        frame = inspect.currentframe()
        return _unpacked(self, frame.f_back if frame is not None else None)


class _Proxy(fx.Proxy):
    """A traced value."""

    def __iter__(self) -> Any:
        frame = inspect.currentframe()
        return _unpacked(self, frame.f_back if frame is not None else None)

    def __getattr__(self, name: str) -> Any:
        return _Attribute(self, name)


class _Wrapper(nn.Module):
    """Calls the network with the images alone, so that further parameters of its `forward` keep their defaults."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, images: torch.Tensor) -> Any:
        return self.model(images)


class _Tracer(fx.Tracer):
    def __init__(self, leaves: Iterable[str]) -> None:
        super().__init__()
        self.leaves = {f"{ROOT}.{name}" for name in leaves}
        self.calls: dict[str, list[Union[fx.Node, None]]] = {}
        self.owners: list[str] = []

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        if module_qualified_name == ROOT:
            return False
        return module_qualified_name in self.leaves or super().is_leaf_module(m, module_qualified_name)

    def call_module(
        self, m: nn.Module, forward: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        path = self.path_of_module(m)
        self.owners.append(path)
        try:
            result = super().call_module(m, forward, args, kwargs)
        except _Untraceable:
            raise
        except Exception as error:  # whatever symbolic execution of the user's code runs into
            raise _Untraceable(path, error) from error
        finally:
            self.owners.pop()
        self.calls.setdefault(path, []).append(result.node if isinstance(result, fx.Proxy) else None)
        return result

    def proxy(self, node: fx.Node) -> Any:
        return _Proxy(node, self)

    def create_node(self, *args: Any, **kwargs: Any) -> fx.Node:
        node: fx.Node = super().create_node(*args, **kwargs)
        node.meta[OWNER] = self.owners[-1][len(ROOT) + 1 :] if self.owners else ""
        return node


def trace(model: nn.Module, leaves: Iterable[str] = ()) -> Trace:
    """Traces a network in evaluation mode. A module that cannot be traced becomes one operation.

    - model: the user's own is copied first (`copied`), for what follows changes it.
    - Raises: `Refusal` when a leaf does not exist, or when the network's own `forward` cannot be traced.
    - Complexity: O(operations) for each module that cannot be traced, and one more.
    """
    names = dict(model.named_modules(remove_duplicate=False))
    for leaf in leaves:
        if leaf not in names or not leaf:
            raise Refusal("--leaf", f'"{leaf}"', "the name of a module", f"there are {listed(filter(None, names))}")
    root = _Wrapper(model).eval()
    opaque: dict[str, str] = {}
    while True:
        tracer = _Tracer([*leaves, *opaque])
        try:
            graph = tracer.trace(root)
        except _Untraceable as error:
            path = error.path[len(ROOT) + 1 :]
            if not path or path in opaque:
                raise _root_refusal(error.cause) from error.cause
            opaque[path] = described(error.cause)
            continue
        return _unwrapped(root, graph, tracer.calls, opaque)


def copied(module: nn.Module, where: str, device: torch.device) -> nn.Module:
    """A copy in evaluation mode on a device. - Raises: `Refusal` when it cannot be copied."""
    with user_code(
        where, "a module that copy.deepcopy can copy", "remove what it holds besides parameters, buffers and modules"
    ):
        return copy.deepcopy(module).to(device).eval()


def _root_refusal(cause: Exception) -> Refusal:
    return Refusal(
        "Network.model", f"a forward that cannot be traced: {described(cause)}",
        "a forward that branches neither on a tensor's values nor on its shape, and calls modules that are its own",
        "leave such checks out, or move that code into a submodule, which is then one layer by itself"
        " (--leaf NAME keeps other modules whole)",
    )


def _unwrapped(
    root: _Wrapper, graph: fx.Graph, calls: dict[str, list[Union[fx.Node, None]]], opaque: dict[str, str]
) -> Trace:
    """The same graph over the network itself instead of its wrapper."""
    for node in graph.nodes:
        if node.op not in ("call_module", "get_attr"):
            continue
        target = str(node.target)
        if target.startswith(f"{ROOT}."):
            node.target = target[len(ROOT) + 1 :]
        else:  # a constant that tracing set aside on the wrapper
            setattr(root.model, target, getattr(root, target))
    named = {path[len(ROOT) + 1 :]: nodes for path, nodes in calls.items() if path != ROOT}
    # A module that goes by several names was called by one of them.
    modules = dict(root.model.named_modules(remove_duplicate=False))
    by_module = {id(modules[path]): nodes for path, nodes in named.items()}
    for path, module in modules.items():
        if path and path not in named and id(module) in by_module:
            named[path] = by_module[id(module)]
    traced = Trace(model=root.model, graph=graph, calls=named, opaque=opaque)
    for node in reversed(list(graph.nodes)):
        if not node.users and node.op not in ("placeholder", "output") and not _overwrites(traced, node):
            graph.erase_node(node)
    return traced


def _overwrites(traced: Trace, node: fx.Node) -> bool:
    """Whether an operation whose result nothing reads may still matter: it writes into what it is given."""
    if node.op == "call_module":
        return bool(getattr(traced.module(node), "inplace", False))
    if node.op == "call_method":
        return str(node.target).endswith("_")
    name = getattr(node.target, "__name__", "")
    return node.target is operator.setitem or name.endswith("_") or bool(node.kwargs.get("inplace"))
