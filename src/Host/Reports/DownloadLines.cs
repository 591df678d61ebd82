using System.Globalization;
using LossNav.Application.Ports;

namespace LossNav.Host.Reports;

/// <summary>Progress of a download as lines, at most one for every tenth of a file.</summary>
internal sealed class DownloadLines(TextWriter output) : IProgress<DownloadProgress>
{
    private string _file = string.Empty;
    private long _tenth;

    public void Report(DownloadProgress value)
    {
        var tenth = value.BytesTotal.Match(total => total > 0 ? 10 * value.BytesDone / total : 0, () => value.BytesDone / 10_000_000);
        if (_file == value.File && _tenth == tenth)
        {
            return;
        }

        (_file, _tenth) = (value.File, tenth);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.File}: {value.BytesDone / 1e6:F1} MB{value.BytesTotal.Match(total => string.Create(CultureInfo.InvariantCulture, $" of {total / 1e6:F1} MB"), () => string.Empty)}"));
    }
}
