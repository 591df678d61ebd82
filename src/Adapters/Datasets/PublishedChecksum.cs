using System.IO.Compression;
using System.Security.Cryptography;
using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Compares a file with its published checksum.</summary>
internal static class PublishedChecksum
{
    /// <summary>Nothing, or what is wrong with the file.</summary>
    internal static async Task<Either<TrainingError, Unit>> CheckAsync(string path, RemoteFile file, CancellationToken cancellation)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                var actual = await HashAsync(stream, file, cancellation).ConfigureAwait(false);
                return actual == file.Md5 ? unit : new TrainingError.WrongChecksum(path, file.Md5, actual);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return new TrainingError.WrongChecksum(path, file.Md5, "that of no gzip file");
        }
    }

    private static async Task<string> HashAsync(FileStream stream, RemoteFile file, CancellationToken cancellation)
    {
#pragma warning disable CA5351 // MD5 is what the datasets' publishers give; it tells damage, and the SHA-256 in each record tells the rest.
        if (!file.OfUnpacked)
        {
            return Convert.ToHexStringLower(await MD5.HashDataAsync(stream, cancellation).ConfigureAwait(false));
        }

        var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        await using (unpacked.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await MD5.HashDataAsync(unpacked, cancellation).ConfigureAwait(false));
        }
#pragma warning restore CA5351
    }
}
