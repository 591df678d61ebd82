using LanguageExt;
using LossNav.Domain.Solvers.MatrixFree;

namespace LossNav.Application.Networks;

/// <summary>The optimal path of a network's weights for one discount rate.</summary>
/// <param name="Specification">The problem as it was written down.</param>
/// <param name="DataSha256">SHA-256 of the dataset that the loss was computed on.</param>
/// <param name="DiscountRate">γ.</param>
/// <param name="Solution">The path with its certificate.</param>
/// <param name="Losses">L at each of its N + 1 points.</param>
/// <param name="Rivals">What learning rules come to from the same start.</param>
public sealed record NetworkAnswer(
    NetworkSpecification Specification, string DataSha256, double DiscountRate, MatrixFreeSolution Solution, Seq<double> Losses, Seq<NetworkRival> Rivals);

/// <summary>What a learning rule's own path costs, one step of the rule for each step of the mesh.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="LearningRate">The best of the learning rates that were tried.</param>
/// <param name="Objective">J of its path, on the mesh of the optimum; infinite where it leaves every bound.</param>
/// <param name="LossAtEnd">L where it ends.</param>
/// <param name="Sweep">J for each learning rate that was tried.</param>
public sealed record NetworkRival(string Rule, double LearningRate, double Objective, double LossAtEnd, Seq<TriedRate> Sweep);

/// <summary>What a rule's path costs with one learning rate.</summary>
/// <param name="LearningRate">α.</param>
/// <param name="Objective">J; infinite where the path leaves every bound.</param>
public sealed record TriedRate(double LearningRate, double Objective);
