using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Domain.Inference.Records;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Records;

/// <summary>Records in files: <c>theta</c> and <c>grad</c>, steps x parameters, and perhaps <c>loss</c>; .npz, .npy files side by side, or CSV.</summary>
public sealed class FileRecordSource : IRecordSource
{
    private const string Theta = "theta";
    private const string Gradient = "grad";
    private const string Loss = "loss";

    private static readonly string[] _names = [Theta, Gradient, Loss];

    /// <inheritdoc/>
    public Validation<JobError, RunRecord> Read(string path)
    {
        try
        {
            return Tables(path) is { } tables
                ? Record(path, tables)
                : new JobError.RunNotReadable(path, "it is no file or folder");
        }
        catch (BadArrayException bad)
        {
            return new JobError.BadRun(path, bad.Message);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            return new JobError.BadRun(path, $"it cannot be unpacked ({OneLine(damaged)})");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new JobError.RunNotReadable(path, OneLine(trouble));
        }
    }

    private static IReadOnlyDictionary<string, NumberTable>? Tables(string path)
        => Directory.Exists(path) ? NpyFiles.InFolder(path, _names)
            : !File.Exists(path) ? null
            : Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".NPZ" => NpyFiles.InArchive(path, _names),
                ".NPY" => NpyFiles.InFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, _names),
                ".CSV" => CsvTables.InFile(path, _names),
                var other => throw new BadArrayException($"its name ends in '{other}': records are .npz, .csv, or .npy files named theta.npy and grad.npy"),
            };

    private static Validation<JobError, RunRecord> Record(string path, IReadOnlyDictionary<string, NumberTable> tables)
    {
        var missing = Seq(Theta, Gradient).Filter(name => !tables.ContainsKey(name));
        if (!missing.IsEmpty)
        {
            return Fail<JobError, RunRecord>(missing.Map(name => (JobError)new JobError.BadRun(path, $"there is no array '{name}': record the {(name == Theta ? "parameters" : "gradient")} of every step under this name")));
        }

        var (theta, gradient, loss) = (tables[Theta], tables[Gradient], tables.GetValueOrDefault(Loss));
        return theta.Columns != gradient.Columns
            ? new JobError.BadRun(path, FormattableString.Invariant($"'theta' has {theta.Columns} parameters, 'grad' {gradient.Columns}: both need the same"))
            : loss is { Columns: not 1 }
            ? new JobError.BadRun(path, FormattableString.Invariant($"'loss' has {loss.Columns} numbers for each step: one is needed"))
            : RunRecord.Create(theta.Columns, theta.Numbers, gradient.Numbers, loss?.Numbers ?? []).MapFail(error => (JobError)new JobError.NotSolved(path, error));
    }

    private static string OneLine(Exception trouble) => trouble.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
