using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>A newcomer's question "where is …" is answered by the names of folders.</summary>
public sealed class PlacesTests
{
    [Theory]
    [InlineData("figure 1 of the paper", "src/Application/Recipes/Figure1", "DoubleWellFigure")]
    [InlineData("the figures drawn from training records", "src/Application/Recipes/TrainingPanels", "TrainingFigures")]
    [InlineData("the list of all figures", "src/Application/Recipes", "AllRecipes")]
    [InlineData("how a figure is laid out on a page", "src/Application/Figures/Layout", "DisplayList")]
    [InlineData("the data behind a figure, as CSV", "src/Adapters/FigureData", "CsvWriter")]
    [InlineData("the reader of MNIST's files", "src/Adapters/Datasets", "IdxReader")]
    [InlineData("the closed forms on a quadratic loss", "src/Domain/Solvers/Quadratic", "QuadraticSolver")]
    [InlineData("the value function on a grid", "src/Domain/Solvers/Policies", "PolicySolver")]
    [InlineData("the proof of a rule", "src/Domain/Derivations", "AllDerivations")]
    [InlineData("what another program must offer", "src/Application/Ports", "IFigureRenderer")]
    [InlineData("a verb of the command line", "src/Host/Verbs", "SolveVerb")]
    public void A_folder_answers(string question, string folder, string type)
    {
        var path = Path.Combine(Sources.Root, folder);
        Assert.True(Directory.Exists(path), $"Where is {question}? There is no folder {folder} any more: name the new one here and in the README of its layer.");
        Assert.True(
            Directory.EnumerateFiles(path, $"{type}.cs", SearchOption.AllDirectories).Any(),
            $"Where is {question}? {folder} holds no {type}.cs: name what answers now.");
    }
}
