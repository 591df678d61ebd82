"""Recomputes J of a path that `solve` wrote for the loss of a network, from the weights and the images alone.

    recompute-objective.py RESULTS/NAME MNIST [N]

RESULTS/NAME holds certificate.json and path.npz (path-N.npz of several discount rates), MNIST the dataset's own files. Needs NumPy only. Cross-entropy or squared error,
tanh or relu units, no decay.
"""
import gzip
import json
import os
import sys

import numpy as np


def idx(folder, name):
    with gzip.open(os.path.join(folder, name)) as file:
        data = file.read()
    extents = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * len(extents)).reshape(extents)


def loss(network, theta, images, labels):
    widths, hidden, at = [784, *network["hidden"], 10], images, 0
    for layer, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        weights = theta[at:at + inputs * outputs].reshape(outputs, inputs)
        bias = theta[at + inputs * outputs:at + (inputs + 1) * outputs]
        at += (inputs + 1) * outputs
        hidden = hidden @ weights.T + bias
        if layer < len(widths) - 2:
            hidden = np.tanh(hidden) if network["activation"] == "tanh" else np.maximum(hidden, 0)
    rows = np.arange(len(labels))
    if network["loss"] == "cross-entropy":
        top = hidden.max(axis=1, keepdims=True)
        value = np.mean(np.log(np.exp(hidden - top).sum(axis=1)) + top[:, 0] - hidden[rows, labels])
    else:
        hidden[rows, labels] -= 1
        value = np.mean(0.5 * (hidden ** 2).sum(axis=1))
    return value + network["weightPenalty"] / 2 * theta @ theta


def main():
    results, mnist, suffix = sys.argv[1], sys.argv[2], ("-" + sys.argv[3] if len(sys.argv) > 3 else "")
    with open(os.path.join(results, "certificate.json"), encoding="utf-8") as file:
        problem = json.load(file)
    network, solution = problem["network"], problem["solutions"][int(suffix[1:] or 1) - 1]
    path = np.load(os.path.join(results, f"path{suffix}.npz"))
    count = network["images"]
    images = (idx(mnist, "train-images-idx3-ubyte.gz")[:count].reshape(count, -1) / 255 - 0.1307) / 0.3081
    labels = idx(mnist, "train-labels-idx1-ubyte.gz")[:count].astype(int)
    theta, times = path["theta"], path["times"]
    losses = np.array([loss(network, point, images, labels) for point in theta])
    gamma, eta, k = solution["discountRate"], problem["learningRate"], problem["lossWeight"]
    metric = np.array(problem["metric"])
    if len(metric) > 1:
        widths = [784, *network["hidden"], 10]
        metric = np.repeat(metric, [(inputs + 1) * outputs for inputs, outputs in zip(widths, widths[1:])])
    steps = np.diff(times)
    x = gamma * steps
    # The velocity is constant on a step and the loss linear, both against the exact discount: its means over the step, whole and weighed by the share of the step gone.
    whole = np.where(x == 0, 1, -np.expm1(-x) / np.where(x == 0, 1, x))
    gone = np.where(x < 1e-3, 0.5 - x / 3 + x ** 2 / 8 - x ** 3 / 30 + x ** 4 / 144, (1 - np.exp(-x) * (1 + x)) / np.where(x == 0, 1, x) ** 2)
    weight = np.exp(-gamma * times[:-1]) * steps
    moving = (weight * whole * (metric * np.diff(theta, axis=0) ** 2).sum(axis=1) / steps ** 2).sum() / (2 * eta)
    losing = k * (weight * ((whole - gone) * losses[:-1] + gone * losses[1:])).sum()
    if problem["duration"] is None:
        losing += k * np.exp(-gamma * times[-1]) / gamma * losses[-1]
    print(f"J {moving + losing!r}  stated {solution['objective']!r}  relative difference {abs(moving + losing - solution['objective']) / abs(solution['objective']):.2e}"
          f"  largest difference of a loss {np.abs(losses - path['loss']).max():.2e}")


main()
