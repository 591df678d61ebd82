namespace LossNav.Adapters.Skia.Tests;

/// <summary>Where things are.</summary>
internal static class Folders
{
    /// <summary>A folder and all folders that contain it.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var it = new DirectoryInfo(folder); it is not null; it = it.Parent)
        {
            yield return it.FullName;
        }
    }

    /// <summary>The folder of approved images in the output of the build.</summary>
    public static string Approved => Path.Combine(AppContext.BaseDirectory, "approved");

    /// <summary>Where a failed comparison leaves its three pictures.</summary>
    public static string Differences => Path.Combine(AppContext.BaseDirectory, "differences");
}
