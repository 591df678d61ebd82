using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>What a problem of very many parameters takes in memory, known before it starts. Nothing here grows with D².</summary>
public static class MemoryEstimate
{
    // The path and its gradient; the direction, two points of a line search with their gradients, and a new pair.
    private const int PathsOfDescent = 11;

    // Besides its basis, Lanczos' iteration holds the path, its gradient and three vectors.
    private const int PathsOfLanczos = 6;

    /// <summary>
    /// The bytes that solver and certificate hold at most at one time, besides what the landscape itself takes: 8ND(2·pairs + 11) for L-BFGS, and 8ND(steps + 6) for
    /// Lanczos' iteration where the landscape has products with its Hessian; it takes fewer steps where all that are asked for do not fit.
    /// </summary>
    /// <param name="settings">Mesh, pairs and Lanczos steps.</param>
    /// <param name="problem">Gives D, and whether there are products with the Hessian.</param>
    public static double Bytes(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => Math.Max(OfDescent(settings, problem), problem.HasCurvature ? PathBytes(settings, problem) * (LanczosSteps(settings, problem) + PathsOfLanczos) : 0);

    /// <summary>As many Lanczos steps as are asked for and fit.</summary>
    internal static int LanczosSteps(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => (int)Math.Clamp((settings.MostBytes / PathBytes(settings, problem)) - PathsOfLanczos, 0, settings.LanczosSteps);

    internal static Seq<NavigationError> Check(MatrixFreeSettings settings, MatrixFreeProblem problem)
    {
        var (numbers, bytes) = ((settings.Steps + 1.0) * problem.Dimension, OfDescent(settings, problem));
        return Checks.When(numbers > Array.MaxLength, () => new NavigationError.TooLarge("the path", numbers, Array.MaxLength))
            + Checks.When(bytes > settings.MostBytes, () => new NavigationError.TooMuchMemory("a path of so many parameters", bytes, settings.MostBytes));
    }

    private static double OfDescent(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => PathBytes(settings, problem) * ((2 * settings.Pairs) + PathsOfDescent);

    private static double PathBytes(MatrixFreeSettings settings, MatrixFreeProblem problem) => 8.0 * settings.Steps * problem.Dimension;
}
