"""The network: the lower layers of MPNet over a claim and its evidence, and three outputs.

Written out rather than taken from a library, so that the graph that is exported holds nothing that
is not needed and layers can be left away or frozen. Weights are those of all-mpnet-base-v2
(Apache-2.0); the network is that of Song et al. 2020, "MPNet: Masked and Permuted Pre-training for
Language Understanding".
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, BUCKETS, FARTHEST = 768, 12, 3072, 32, 128
PAD = 1
OUTPUTS = 3


class Layer(nn.Module):
    """Self-attention with a bias by distance, and a feed-forward, each normed after its sum."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended = nn.LayerNorm(WIDTH, eps=1e-5)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.fed = nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, x: Tensor, bias: Tensor, first: bool = False) -> Tensor:
        """`x` is [batch, length, WIDTH]; `bias` [batch, HEADS, length, length].

        What comes back has the shape of `x`, or one token where only the `first` is asked for.
        """
        at = x[:, :1] if first else x

        def heads(y: Tensor) -> Tensor:
            return y.view(len(y), -1, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = heads(self.q(at)), heads(self.k(x)), heads(self.v(x))
        bias = bias[:, :, : at.shape[1]]
        mixed = functional.scaled_dot_product_attention(q, k, v, bias)
        at = self.attended(at + self.o(mixed.transpose(1, 2).flatten(2)))
        return self.fed(at + self.narrow(functional.gelu(self.wide(at))))


class CrossEncoder(nn.Module):
    """Logits [batch, 3] of supports, refutes, neither for pairs of claim and evidence."""

    def __init__(self, layers: int, vocabulary: int = 30527, positions: int = 514) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.normed = nn.LayerNorm(WIDTH, eps=1e-5)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.pooled = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, OUTPUTS)
        self.ends = nn.Linear(WIDTH, 2)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask` are [batch, length], integers; the mask is 1 where a token stands."""
        return self._outputs(self._read(ids, mask, first=True))

    def with_ends(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The outputs, and [batch, length, 2]: where the answer to a question starts and ends."""
        x = self._read(ids, mask, first=False)
        return self._outputs(x), self.ends(x)

    def _outputs(self, x: Tensor) -> Tensor:
        return self.out(torch.tanh(self.pooled(x[:, 0])))

    def _read(self, ids: Tensor, mask: Tensor, *, first: bool) -> Tensor:
        length = ids.shape[1]
        place = torch.cumsum(mask, 1) * mask + PAD
        x = self.normed(self.words(ids) + self.positions(place))
        near = self.distance(buckets(length).to(ids.device)).permute(2, 0, 1).unsqueeze(0)
        bias = near + (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers[:-1]:
            x = layer(x, bias)
        return self.layers[-1](x, bias, first=first)  # the outputs look at the first alone


def buckets(length: int) -> Tensor:
    """[length, length]: the bucket of the distance of each token from each other, as MPNet has it.

    Half of the buckets are for each direction; near distances have one each, far ones share them
    on a logarithmic scale (Raffel et al. 2020).
    """
    at = torch.arange(length)
    away = at[:, None] - at[None, :]  # how far the key stands before the query
    half = BUCKETS // 2
    side = (away < 0).long() * half
    away = away.abs()
    exact = half // 2
    scale = torch.log(away.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    far = (exact + (scale * (half - exact)).long()).clamp(max=half - 1)
    return side + torch.where(away < exact, away, far)


def start(folder: Path, layers: int) -> CrossEncoder:
    """A network with the weights of `folder` (all-mpnet-base-v2) below a new output."""
    held = load_file(folder / "model.safetensors")
    model = CrossEncoder(layers)
    named = {
        "words": "embeddings.word_embeddings",
        "positions": "embeddings.position_embeddings",
        "normed": "embeddings.LayerNorm",
        "distance": "encoder.relative_attention_bias",
        "pooled": "pooler.dense",
    }
    parts = {
        "q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v",
        "o": "attention.attn.o", "attended": "attention.LayerNorm",
        "wide": "intermediate.dense", "narrow": "output.dense", "fed": "output.LayerNorm",
    }  # fmt: skip
    for i in range(layers):
        named |= {f"layers.{i}.{ours}": f"encoder.layer.{i}.{p}" for ours, p in parts.items()}
    state = model.state_dict()
    for ours, theirs in named.items():
        for kind in ("weight", "bias"):
            if f"{ours}.{kind}" in state:
                state[f"{ours}.{kind}"] = held[f"{theirs}.{kind}"]
    model.load_state_dict(state)
    return model
