"""Multiply-accumulates and bytes against what shapes give."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from hapi_export.cost import multiply_accumulates, weight_bytes


@pytest.mark.parametrize(
    "module, shape, macs",
    [
        (nn.Conv2d(4, 6, 3, padding=1), (1, 4, 5, 5), 6 * 25 * 4 * 9),
        (nn.Conv2d(4, 6, 3, padding=1, groups=2, stride=2), (1, 4, 6, 6), 6 * 9 * 2 * 9),
        (nn.Conv2d(4, 4, 3, groups=4), (1, 4, 5, 5), 4 * 9 * 9),
        (nn.Conv1d(3, 2, 4), (1, 3, 10), 2 * 7 * 3 * 4),
        (nn.Conv3d(2, 3, 2), (1, 2, 3, 3, 3), 3 * 8 * 2 * 8),
        (nn.ConvTranspose2d(4, 6, 2, stride=2), (1, 4, 5, 5), 25 * 4 * 6 * 4),
        (nn.Linear(7, 5), (1, 7), 35),
        (nn.Linear(7, 5, bias=False), (1, 4, 7), 4 * 35),
        (nn.Sequential(nn.ReLU(), nn.BatchNorm2d(3)), (1, 3, 4, 4), 0),
    ],
)
def test_macs_follow_from_shapes(module: nn.Module, shape: tuple[int, ...], macs: int) -> None:
    assert multiply_accumulates(module.eval(), torch.randn(shape)) == (macs, set())


def test_products_of_matrices_count() -> None:
    left, right = torch.randn(3, 4, 5), torch.randn(3, 5, 6)
    assert multiply_accumulates(torch.matmul, left, right)[0] == 3 * 4 * 5 * 6
    assert multiply_accumulates(torch.einsum, "bij,bjk->bik", left, right)[0] == 3 * 4 * 5 * 6


def test_attention_counts_its_four_projections_and_two_products() -> None:
    attention = nn.MultiheadAttention(8, 2, batch_first=True).eval()
    tokens = torch.randn(1, 5, 8)
    assert multiply_accumulates(attention, tokens, tokens, tokens) == (4 * 5 * 8 * 8 + 2 * 5 * 5 * 8, set())


def test_what_is_not_counted_is_named() -> None:
    recurrent: Any = nn.LSTM
    macs, uncounted = multiply_accumulates(recurrent(3, 4, batch_first=True).eval(), torch.randn(1, 2, 3))
    # Some versions of PyTorch run it as matrix products, others as one kernel.
    assert macs >= 2 * 16 * (3 + 4) if not uncounted else "rnn" in min(uncounted)


def test_weights_count_once() -> None:
    norm = nn.Sequential(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3))
    counted: set[int] = set()
    # Weights and bias; factors, shifts, means and variances.
    assert weight_bytes(norm, counted) == 4 * (6 + 3 + 4 * 3)
    assert weight_bytes(norm, counted) == 0
    assert weight_bytes(nn.Linear(3, 2).half(), counted) == 2 * 8
