"""Read a network's weights back from its ONNX file, so that learning can go on from it.

    python -m training.weights MODEL.onnx STATE.pt

The file has to be one that `training.export` wrote, which names its constants after the network's.
Weights come back rounded to the seven bits that the file has of most of them.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.export import HALF_SCALE

Arrays = dict[str, NDArray[np.float32]]
_BESIDE = ("scale", "columns", "large")
"""What is held of a weight beside its whole numbers."""


def weights(model: onnx.ModelProto) -> Arrays:
    """The weights by name, as the network of `training.encoder` holds them."""
    held = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    named = {name: value for name, value in held.items() if "." in name}
    found: Arrays = {}
    for name, value in named.items():
        base, _, kind = name.rpartition(".")
        # Attention's half scale was multiplied into what asks and what is asked.
        scale = np.float32(HALF_SCALE if base.endswith((".q", ".k")) else 1.0)
        if kind == "whole":
            scales = named[f"{base}.scale"].reshape(-1)
            rows = value if base == "words" else value.T
            table = rows.astype(np.float32) * scales[:, None]
            if f"{base}.columns" in named:
                table[:, named[f"{base}.columns"]] = named[f"{base}.large"].T
            found[f"{base}.weight"] = table / scale
        elif kind not in _BESIDE:
            found[name] = (
                np.asarray(value.T if name == "ends.weight" else value, np.float32) / scale
            )
    return found


def main() -> None:
    """Read the options, write the state."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("state", type=Path)
    options = parser.parse_args()
    found = {name: torch.tensor(value) for name, value in weights(onnx.load(options.model)).items()}
    torch.save({"model": found}, options.state)
    print(f"{len(found)} tensors in {options.state}")


if __name__ == "__main__":
    main()
