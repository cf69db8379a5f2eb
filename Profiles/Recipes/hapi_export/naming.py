"""What layers are called on the screen: a name, a kind in words, a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from torch import fx, nn

from .folding import FOLDED
from .layers import hand_on
from .tracing import OWNER, Trace
from .values import holds_tensor

_MODULES: tuple[tuple[type[nn.Module], str], ...] = (
    (nn.modules.conv._ConvTransposeNd, "deconv"), (nn.modules.conv._ConvNd, "conv"), (nn.Linear, "fc"),
    (nn.modules.batchnorm._NormBase, "bn"), (nn.LayerNorm, "ln"), (nn.GroupNorm, "gn"),
    (nn.modules.pooling._AdaptiveAvgPoolNd, "gap"), (nn.modules.pooling._AdaptiveMaxPoolNd, "gmp"),
    (nn.modules.pooling._AvgPoolNd, "avgpool"), (nn.modules.pooling._MaxPoolNd, "maxpool"),
    (nn.MultiheadAttention, "attention"),
)
_FUNCTIONS = {
    "truediv": "div", "itruediv": "div",
    "iadd": "add", "add_": "add", "imul": "mul", "mul_": "mul", "concat": "cat", "concatenate": "cat", "linear": "fc",
    "relu_": "relu", "adaptive_avg_pool2d": "gap", "adaptive_avg_pool1d": "gap", "adaptive_max_pool2d": "gmp",
    "avg_pool2d": "avgpool", "max_pool2d": "maxpool", "boolean_dispatch": "maxpool", "batch_norm": "bn",
    "layer_norm": "ln", "scaled_dot_product_attention": "attention", "conv1d": "conv", "conv2d": "conv",
    "conv3d": "conv", "__matmul__": "matmul", "hand_on": "input",
}
# Work on shapes, which says nothing of what a layer computes.
_SILENT = {
    "size", "dim", "getattr", "getitem", "view", "reshape", "flatten", "Flatten", "permute", "transpose",
    "contiguous", "unsqueeze", "squeeze", "expand", "floordiv", "stochastic_depth",
}
_LONGEST_KIND = 6


def word(trace: Trace, node: fx.Node) -> str:
    """What an operation is called in a layer's kind."""
    if node.op == "call_module":
        module = trace.module(node)
        for kind, name in _MODULES:
            if isinstance(module, kind):
                return name
        plain = type(module).__name__
        return plain.lower() if type(module).__module__.startswith("torch.nn") and plain not in _SILENT else plain
    name = node.target if isinstance(node.target, str) else getattr(node.target, "__name__", str(node.target))
    return _FUNCTIONS.get(name, name.strip("_"))


def kind(trace: Trace, nodes: Sequence[fx.Node]) -> str:
    """The operations of a layer in words, such as conv_bn_add_relu; at most six."""
    words: list[str] = []
    for node in nodes:
        if not holds_tensor(node):
            continue
        for name in [word(trace, node), *node.meta.get(FOLDED, [])]:
            if name not in _SILENT and (not words or words[-1] != name):
                words.append(name)
    if not words:
        words = [word(trace, next(filter(holds_tensor, nodes), nodes[0])).lower()]
    return "_".join(words[:_LONGEST_KIND]) + ("_etc" if len(words) > _LONGEST_KIND else "")


def names(trace: Trace, first: Sequence[fx.Node]) -> list[str]:
    """A name for each layer, from the operation that starts it; "NAME#2" for a module's second run."""
    plain = [_plain_name(node) for node in first]
    runs: Counter[str] = Counter()
    result = []
    for name in plain:
        runs[name] += 1
        result.append(name if runs[name] == 1 else f"{name}#{runs[name]}")
    return result


def _plain_name(node: fx.Node) -> str:
    if node.op == "call_module":
        return str(node.target)
    if node.target is hand_on:
        return "input"
    # A function that reads weights directly is the whole of some module.
    owner = str(node.meta.get(OWNER, ""))
    return owner if owner and any(read.op == "get_attr" for read in node.all_input_nodes) else node.name


def groups(layer_names: Sequence[str], first: Sequence[fx.Node]) -> list[str]:
    """A label for each layer's stage: the first part of its name that tells stages apart.

    What all names begin with is left out; a label that over four fifths of the layers share is made longer until it
    tells them apart, unless that gives nearly every layer a label of its own. A layer named after a function, not a
    module, goes with the layer before it.
    """
    named = [name for name, node in zip(layer_names, first) if name != node.name or node.op == "call_module"]
    parts = {name: name.split(".") for name in named}
    while len(parts) > 1 and all(len(part) > 1 for part in parts.values()):
        if len({part[0] for part in parts.values()}) > 1:
            break
        parts = {name: part[1:] for name, part in parts.items()}
    labels = {name: part[0].partition("#")[0] for name, part in parts.items()}
    if labels:
        most, count = Counter(labels.values()).most_common(1)[0]
        within = [name for name, label in labels.items() if label == most]
        if count > 0.8 * len(labels):
            depth = 2
            while len({tuple(parts[name][:depth]) for name in within}) == 1 and depth < 8:
                depth += 1
            if len({tuple(parts[name][:depth]) for name in within}) < 0.8 * count:
                labels.update({name: ".".join(parts[name][:depth]) for name in within})
    result: list[str] = []
    for name in layer_names:
        result.append(labels.get(name) or (result[-1] if result else name))
    return result
