using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>A rule over an empty set always holds, so each layer must show that it was scanned.</summary>
public sealed class ScanTests
{
    [Fact]
    public void Every_layer_was_scanned_and_its_types_were_found()
    {
        Assert.True(Layers.Written(Layers.Domain).Count() >= 40, "The Domain has at least 40 types: if they moved, adapt Layers.cs.");
        Assert.True(Layers.Written(Layers.Application).Count() >= 30, "The Application has at least 30 types: if they moved, adapt Layers.cs.");
        Assert.True(Layers.Written(Layers.Host).Count() >= 15, "The Host has at least 15 types: if they moved, adapt Layers.cs.");
        Assert.True(Layers.Adapters.Count >= 1);
        Assert.All(Layers.Adapters, adapter => Assert.NotEmpty(Layers.Written(adapter)));
    }

    [Fact]
    public void Every_adapter_project_is_part_of_the_host_and_so_of_these_tests()
    {
        var folder = Path.Combine(Sources.Root, "src", "Adapters");
        var projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(projects, Layers.Adapters.Select(adapter => adapter.GetName().Name).Order(StringComparer.Ordinal));
    }
}
