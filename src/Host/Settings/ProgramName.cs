namespace LossNav.Host.Settings;

/// <summary>How whoever reads a message starts this program.</summary>
internal static class ProgramName
{
    private const string Project = "LossNav.Host.csproj";
    private const string FromSource = "dotnet run --project src/Host --";

    // bin/Debug/net10.0 below the project.
    private const int LevelsToProject = 3;

    /// <summary>The name of the tool, or, where the program runs as it was built in its sources, the command that runs it there.</summary>
    public static string Text { get; } = Of(AppContext.BaseDirectory);

    /// <summary>The same for a program in a folder.</summary>
    internal static string Of(string folder)
    {
        var place = new DirectoryInfo(Path.TrimEndingDirectorySeparator(folder));
        for (var level = 0; level < LevelsToProject && place is not null; level++)
        {
            place = place.Parent;
        }

        return place is not null && File.Exists(Path.Combine(place.FullName, Project)) ? FromSource : "lossnav";
    }
}
