using System.Text.Json;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>The answers that a run of the verb <c>solve</c> left in its store.</summary>
/// <param name="Solutions">The entries of certificate.json, in order.</param>
internal sealed record Answer(IReadOnlyList<JsonElement> Solutions)
{
    /// <summary>Solves a file through the whole program, with a store and renderers in memory.</summary>
    public static async Task<(Finished Run, MemoryResultStore Store)> SolveAsync(string path)
    {
        var store = new MemoryResultStore();
        return (await new InProcess { Store = store }.RunAsync("solve", path), store);
    }

    /// <summary>Reads the certificate of a problem.</summary>
    public static Answer Read(string name, MemoryResultStore store)
    {
        using var json = JsonDocument.Parse(store.Files[$"{name}/certificate.json"]);
        return new Answer([.. json.RootElement.GetProperty("solutions").EnumerateArray().Select(entry => entry.Clone())]);
    }

    /// <summary>J of an answer.</summary>
    public double Objective(int index) => Solutions[index].GetProperty("objective").GetDouble();

    /// <summary>Where the path of an answer ends.</summary>
    public double[] End(int index) => [.. Solutions[index].GetProperty("end").EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The second-order verdict of an answer.</summary>
    public string? Verdict(int index) => Solutions[index].GetProperty("certificate").GetProperty("verdict").GetString();

    /// <summary>Asserts that something speaks for every answer: a certificate, the residual of a closed form, or the error of a value function.</summary>
    public void AssertCertified()
    {
        Assert.NotEmpty(Solutions);
        Assert.All(Solutions, solution =>
        {
            Assert.True(double.IsFinite(solution.GetProperty("objective").GetDouble()));
            switch (solution.GetProperty("solver").GetString())
            {
                case "quadratic":
                    Assert.InRange(solution.GetProperty("facts").GetProperty("riccati-residual").GetDouble(), 0, 1e-12);
                    break;
                case "policy":
                    Assert.InRange(solution.GetProperty("objectiveError").GetDouble(), 0, 0.01);
                    break;
                default:
                    Assert.True(solution.GetProperty("certificate").GetProperty("isExtremal").GetBoolean());
                    break;
            }
        });
    }
}
