using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Results;
using LossNav.Domain.Certificates;
using static LanguageExt.Prelude;

namespace LossNav.Application.Networks;

/// <summary>The files that tell of the optimal path of a network's weights. Pure.</summary>
public static class NetworkFiles
{
    /// <summary>
    /// Certificate (JSON), losses along each path (CSV), and each path for other programs (<c>path.npz</c>: <c>theta</c>, N + 1 points x D, <c>times</c>, <c>loss</c>).
    /// </summary>
    /// <param name="answers">One for each discount rate; where there are several, their files are numbered in this order.</param>
    public static Seq<RenderedFile> Describe(Seq<NetworkAnswer> answers)
        => (Seq1(Certificate(answers))
            + answers.Map((index, answer) => Seq(Losses($"losses{AnswerNumber.Suffix(index, answers.Count)}.csv", answer), Path($"path{AnswerNumber.Suffix(index, answers.Count)}.npz", answer))).ToSeq().Flatten())
            .Map(file => file with { Name = $"{answers.Head.Specification.Name}/{file.Name}" })
            .Strict();

    private static RenderedFile Path(string name, NetworkAnswer answer)
    {
        var path = answer.Solution.Path;
        var points = toSeq(Enumerable.Range(0, path.Count)).Map(i => (ReadOnlyMemory<double>)path.PositionAt(i).ToArray());
        return new RenderedFile(name, NpzArchive.Write(Seq(
            new NamedArray("theta", Seq(path.Count, path.PositionAt(0).Dimension), points),
            NamedArray.Of("times", path.Times.ToArray()),
            NamedArray.Of("loss", answer.Losses.ToArray()))));
    }

    private static RenderedFile Losses(string name, NetworkAnswer answer)
    {
        var text = new StringBuilder("t,loss,distance_from_start\n");
        var path = answer.Solution.Path;
        for (var i = 0; i < path.Count; i++)
        {
            double[] row = [path.Times[i], answer.Losses[i], (path.PositionAt(i) - path.Start).Norm];
            text.AppendJoin(',', row.Select(number => number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return new RenderedFile(name, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static RenderedFile Certificate(Seq<NetworkAnswer> answers)
    {
        var specification = answers.Head.Specification;
        var network = specification.Network;
        return JsonText.File("certificate.json", new JsonObject
        {
            ["problem"] = specification.Name,
            ["description"] = specification.Description,
            ["network"] = new JsonObject
            {
                ["dataset"] = network.Dataset,
                ["dataSha256"] = answers.Head.DataSha256,
                ["images"] = network.Images,
                ["hidden"] = JsonText.Array(network.Hidden.Map(width => (JsonNode?)width)),
                ["activation"] = NetworkWords.Of(NetworkWords.Activations, network.Activation),
                ["loss"] = NetworkWords.Of(NetworkWords.Losses, network.Loss),
                ["weightPenalty"] = network.WeightPenalty,
                ["precision"] = NetworkWords.Of(NetworkWords.Precisions, network.InDouble),
                ["seed"] = network.Seed,
                ["parameters"] = answers.Head.Solution.Problem.Dimension,
            },
            ["learningRate"] = specification.LearningRate,
            ["lossWeight"] = specification.LossWeight,
            ["metric"] = JsonText.Array(specification.Metric.Map(JsonText.Number)),
            ["decay"] = specification.Decay,
            ["duration"] = specification.Duration.MatchUnsafe(JsonText.Number, () => null),
            ["solutions"] = JsonText.Array(answers.Map(Entry)),
        });
    }

    private static JsonNode? Entry(NetworkAnswer answer)
    {
        var (solution, certificate) = (answer.Solution, answer.Solution.Certificate);
        return new JsonObject
        {
            ["discountRate"] = answer.DiscountRate,
            ["solver"] = "matrix-free",
            ["optimality"] = Optimality(answer),
            ["objective"] = JsonText.Number(solution.Objective),
            ["objectiveError"] = solution.ObjectiveError.MatchUnsafe(JsonText.Number, () => null),
            ["extrapolated"] = solution.Extrapolated.MatchUnsafe(JsonText.Number, () => null),
            ["tailBound"] = solution.TailBound.MatchUnsafe(JsonText.Number, () => null),
            ["kinetic"] = JsonText.Number(solution.Kinetic),
            ["lossAtStart"] = JsonText.Number(answer.Losses.Head),
            ["lossAtEnd"] = JsonText.Number(answer.Losses.Last),
            ["certificate"] = new JsonObject
            {
                ["verdict"] = Verdicts.Word(certificate.Verdict),
                ["isExtremal"] = certificate.IsExtremal,
                ["isLocalMinimum"] = certificate.IsLocalMinimum,
                ["tolerance"] = certificate.Tolerance,
                ["relativeGradient"] = JsonText.Number(certificate.RelativeGradient),
                ["eulerLagrange"] = JsonText.Number(certificate.EulerLagrange),
                ["lowestEigenvalues"] = JsonText.Array(certificate.LowestEigenvalues.Map(it => (JsonNode?)new JsonObject { ["value"] = it.Value, ["error"] = it.Error })),
                ["failureProbability"] = certificate.FailureProbability,
            },
            ["work"] = new JsonObject
            {
                ["iterations"] = solution.Work.Iterations,
                ["sweeps"] = solution.Work.Sweeps,
                ["hessianProducts"] = solution.Work.Products,
            },
            ["rules"] = JsonText.Array(answer.Rivals.Map(Rival)),
            ["starts"] = JsonText.Array(solution.Starts.Map(it => (JsonNode?)new JsonObject { ["start"] = it.Start, ["objective"] = JsonText.Number(it.Objective) })),
        };
    }

    private static JsonNode? Rival(NetworkRival rival)
        => new JsonObject
        {
            ["rule"] = rival.Rule,
            ["learningRate"] = rival.LearningRate,
            ["objective"] = JsonText.Number(rival.Objective),
            ["lossAtEnd"] = JsonText.Number(rival.LossAtEnd),
            ["sweep"] = JsonText.Array(rival.Sweep.Map(it => (JsonNode?)new JsonObject { ["learningRate"] = it.LearningRate, ["objective"] = JsonText.Number(it.Objective) })),
        };

    /// <summary>What is known of the path as an optimum, in one line: nobody proves that the loss of a network has no better path.</summary>
    public static string Optimality(NetworkAnswer answer)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"best of {answer.Solution.Starts.Count} starts ({string.Join(", ", answer.Solution.Starts.Map(it => string.Create(CultureInfo.InvariantCulture, $"{it.Start}: {it.Objective:G7}")))})");
}
