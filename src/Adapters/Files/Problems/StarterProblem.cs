using System.Text;

namespace LossNav.Adapters.Files.Problems;

/// <summary>The problem file that <c>solve --init</c> writes: every setting with its meaning.</summary>
public static class StarterProblem
{
    private const string Text = """
        // A navigation problem: minimise J = ∫ e^(−γt) { (1/2η) (θ̇−f)ᵀG(θ̇−f) + k L(θ) } dt over all paths θ(t) from a start.
        // Solve it with: lossnav solve THIS-FILE
        // Everything is described in docs/solving.md and docs/schema/problem.schema.json. Comments like these are allowed.
        {
          // Names the folder of the results.
          "name": "double-well",
          "description": "Gradient descent falls into the nearer well; a far-sighted learner climbs the ridge and reaches the better one.",

          // The parameters θ by name, in order, and numbers that formulas may use.
          "parameters": ["x", "y"],
          "constants": { "tilt": 0.5 },

          // The loss L: a formula in the parameters, the constants, pi, e and time t. Instead of a formula also
          //   { "catalogue": "himmelblau" }, { "quadratic": { "curvature": [[1, 0], [0, 2]], "center": [0, 0] } },
          //   { "wells": [{ "center": [0, 0], "depth": 1, "width": 1 }] }, { "grid": "loss.csv" }.
          "landscape": "(x^2 - 1)^2 + y^2 - tilt*x",

          // The metric G: "euclidean", or a matrix of numbers and formulas. For a learner that cannot move every parameter give
          // "inverseMetric" instead, which may be singular.
          "metric": "euclidean",

          // What the parameters do by themselves, f: "none", a formula for each parameter, or { "matrix": [[0, -1], [1, 0]] }.
          "drift": "none",

          "learningRate": 1,    // η > 0: moving costs 1/(2η) of the squared speed
          "lossWeight": 1,      // k ≥ 0: how much loss counts against moving
          "discountRate": 0.1,  // γ ≥ 0: how fast the future stops counting; a list solves for each

          "start": [-0.6, 0.55],

          // "infinite", or a duration with "end": [x, y], "end": "free", or "terminalCost": "formula".
          "horizon": { "duration": 4, "end": [1.0574537707, 0] },

          // "auto", "collocation", "infinite", "multi-start", "action" or "quadratic"; or an object with settings,
          // for example { "method": "action", "points": 401 } or { "method": "policy", "from": [-2, -2], "to": [2, 2], "cells": 100 }.
          "solver": "auto",
        }

        """;

    /// <summary>The file's bytes: UTF-8.</summary>
    public static ReadOnlyMemory<byte> Content => Encoding.UTF8.GetBytes(Text);
}
