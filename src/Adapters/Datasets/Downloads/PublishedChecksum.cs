using System.IO.Compression;
using System.Security.Cryptography;
using LanguageExt;
using LossNav.Adapters.Datasets.Reading;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Downloads;

/// <summary>Compares a file with its published SHA-256.</summary>
internal static class PublishedChecksum
{
    private const int BlockSize = 1 << 16;

    /// <summary>Nothing, or what is wrong with the file.</summary>
    /// <remarks>The same content packed anew has another checksum; where that of the content is known, it decides.</remarks>
    internal static async Task<Either<TrainingError, Unit>> CheckAsync(string path, RemoteFile file, CancellationToken cancellation)
    {
        var most = file.Unpacked.Match(Some: content => DataFile.MostPacked(content.Bytes), None: () => file.Bytes);
        if (DataFile.ProblemWith(path, most).Case is string problem)
        {
            return new TrainingError.BadData(path, problem);
        }

        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
            return actual == file.Sha256 || (file.Unpacked.Case is UnpackedContent content && await HoldsAsync(stream, content, cancellation).ConfigureAwait(false))
                ? unit
                : new TrainingError.WrongChecksum(path, file.Sha256, actual);
        }
    }

    private static async Task<bool> HoldsAsync(FileStream packed, UnpackedContent content, CancellationToken cancellation)
    {
        packed.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var unpacked = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        await using (unpacked.ConfigureAwait(false))
        {
            try
            {
                var block = new byte[BlockSize];
                var done = 0L;
                int read;
                while (done <= content.Bytes && (read = await unpacked.ReadAsync(block, cancellation).ConfigureAwait(false)) > 0)
                {
                    hash.AppendData(block, 0, read);
                    done += read;
                }

                return done == content.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == content.Sha256;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }
}
