"""What a network that only answers no longer needs: batch normalisation, dropout, writing in place."""

from __future__ import annotations

import copy
import operator
from collections import Counter
from typing import Any

import torch
import torch.nn.functional as F
from torch import fx, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

from .tracing import Trace

# Noted on a node: what was folded into it.
FOLDED = "hapi_folded"

_FOLDING = {(nn.Conv1d, nn.BatchNorm1d), (nn.Conv2d, nn.BatchNorm2d), (nn.Conv3d, nn.BatchNorm3d)}
_IDENTITIES = (nn.Identity, nn.Dropout, nn.Dropout2d, nn.Dropout3d, nn.AlphaDropout, nn.FeatureAlphaDropout)
_DROPOUTS = (F.dropout, F.dropout2d, F.dropout3d, F.alpha_dropout, F.feature_alpha_dropout)
OUT_OF_PLACE = {
    operator.iadd: operator.add, operator.isub: operator.sub, operator.imul: operator.mul,
    operator.itruediv: operator.truediv,
}


def remove_identities(trace: Trace) -> None:
    """Takes out what hands its input on: `nn.Identity`, and dropout, which does nothing in evaluation mode."""
    for node in list(trace.graph.nodes):
        identity = node.op == "call_module" and isinstance(trace.module(node), _IDENTITIES)
        # `training` is recorded as the value that it had while tracing.
        dropout = node.op == "call_function" and node.target in _DROPOUTS and not _argument(node, 2, "training", True)
        if (identity or dropout) and node.args and isinstance(node.args[0], fx.Node):
            _replace(trace, node, node.args[0])


def fold_batch_norm(trace: Trace, exits: set[fx.Node]) -> int:
    """Folds every batch normalisation into the convolution or linear layer that it alone reads.

    One that follows an exit stays: the exit reads what comes before it. So does one after a module that runs more
    than once, for the module's weights serve its other run as well.
    - Returns: how many were folded.
    - Complexity: O(operations + weights).
    """
    runs = Counter(node.target for node in trace.graph.nodes if node.op == "call_module")
    folded = 0
    for node in list(trace.graph.nodes):
        if node.op != "call_module" or not node.args or not isinstance(node.args[0], fx.Node):
            continue
        source = node.args[0]
        norm: Any = trace.module(node)
        if source.op != "call_module" or source in exits or len(source.users) != 1:
            continue
        if runs[node.target] != 1 or runs[source.target] != 1 or getattr(norm, "running_mean", None) is None:
            continue
        weighted: Any = trace.module(source)
        if weighted._forward_pre_hooks or weighted._forward_hooks or norm._forward_hooks:
            continue
        # Exact types: what derives from them may compute something else.
        kinds = (type(weighted), type(norm))
        if kinds in _FOLDING:
            fused: nn.Module = fuse_conv_bn_eval(weighted, norm)
        elif kinds == (nn.Linear, nn.BatchNorm1d) and norm.affine and _is_flat(source):
            fused = fuse_linear_bn_eval(weighted, norm)
        else:
            continue
        _set_module(trace.model, str(source.target), fused)
        source.meta.setdefault(FOLDED, []).append("bn")
        _replace(trace, node, source)
        folded += 1
    return folded


def write_out_of_place(trace: Trace, layer_of: dict[fx.Node, int]) -> None:
    """Lets no operation overwrite a value of another layer that it alone reads: each layer can then be run again by
    itself. What has several readers keeps overwriting, for the network may rely on it."""
    for node in list(trace.graph.nodes):
        target = node.args[0] if node.args else None
        if not isinstance(target, fx.Node) or len(target.users) != 1 or layer_of.get(target) == layer_of.get(node):
            continue
        if node.op == "call_module" and getattr(trace.module(node), "inplace", False):
            module = copy.deepcopy(trace.module(node))
            module.inplace = False  # type: ignore[assignment]
            name = f"hapi_{node.name}"
            trace.model.add_module(name, module)
            node.target = name
        elif node.op == "call_function" and node.target in OUT_OF_PLACE:
            node.target = OUT_OF_PLACE[node.target]
        elif node.op == "call_function" and node.kwargs.get("inplace"):
            node.kwargs = {**node.kwargs, "inplace": False}
        elif node.op == "call_method" and str(node.target).endswith("_"):
            plain = str(node.target)[:-1]
            if node.users and hasattr(torch.Tensor, plain):
                node.target = plain


def _is_flat(node: fx.Node) -> bool:
    value = node.meta.get("hapi_value")
    return isinstance(value, torch.Size) and len(value) == 2


def _argument(node: fx.Node, position: int, name: str, default: Any) -> Any:
    return node.args[position] if len(node.args) > position else node.kwargs.get(name, default)


def _replace(trace: Trace, node: fx.Node, by: fx.Node) -> None:
    node.replace_all_uses_with(by)
    trace.graph.erase_node(node)
    for nodes in trace.calls.values():
        nodes[:] = [by if call is node else call for call in nodes]


def _set_module(model: nn.Module, path: str, module: nn.Module) -> None:
    parent, _, name = path.rpartition(".")
    setattr(model.get_submodule(parent), name, module)
