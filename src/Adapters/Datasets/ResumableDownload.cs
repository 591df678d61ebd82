using System.Net;
using System.Net.Http.Headers;
using LanguageExt;
using LossNav.Application.Ports;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Fetches one address into a file, from where an earlier attempt stopped.</summary>
internal static class ResumableDownload
{
    private const int BlockSize = 1 << 16;

    /// <summary>Fetches what the file lacks.</summary>
    /// <returns>Nothing, or in a few words why it failed; what has come stays in the file.</returns>
    internal static async Task<Option<string>> FetchAsync(
        HttpClient client, Uri address, string path, string name, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        try
        {
            var have = File.Exists(path) ? new FileInfo(path).Length : 0;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (have > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                // Nothing is left to fetch; the checksum will tell whether what is there is the file.
                return None;
            }

            if (!response.IsSuccessStatusCode)
            {
                return $"{address.Host} answers {(int)response.StatusCode}";
            }

            // A server that does not know ranges sends the file from its beginning.
            var start = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
            await CopyAsync(response, path, start, name, progress, cancellation).ConfigureAwait(false);
            return None;
        }
        catch (HttpRequestException unreachable)
        {
            return $"{address.Host}: {unreachable.Message.TrimEnd('.')}";
        }
        catch (HttpIOException interrupted)
        {
            return $"{address.Host}: {interrupted.Message.TrimEnd('.')}";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{address.Host} does not answer";
        }
    }

    private static async Task CopyAsync(
        HttpResponseMessage response, string path, long start, string name, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        var total = Optional(response.Content.Headers.ContentLength).Map(length => length + start);
        var target = new FileStream(path, start > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await using (target.ConfigureAwait(false))
        {
            var source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var block = new byte[BlockSize];
                var done = start;
                int read;
                while ((read = await source.ReadAsync(block, cancellation).ConfigureAwait(false)) > 0)
                {
                    await target.WriteAsync(block.AsMemory(0, read), cancellation).ConfigureAwait(false);
                    done += read;
                    progress.Report(new DownloadProgress(name, done, total));
                }
            }
        }
    }
}
