using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using LanguageExt;
using LossNav.Application.Ports;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Downloads;

/// <summary>Fetches a file into its part, from where an earlier attempt stopped.</summary>
/// <remarks>
/// Only over HTTPS, also after redirects; never more bytes than the file is known to have; given up where next to nothing comes for a while. What a server says
/// about the range that it sends must be what was asked for. Whether the bytes are the right ones, the checksum tells.
/// </remarks>
/// <param name="client">What talks to the mirrors.</param>
/// <param name="silence">How long a server may send less than <see cref="LeastProgress"/>.</param>
internal sealed class ResumableDownload(HttpClient client, TimeSpan silence)
{
    /// <summary>Bytes that count as progress (or the end of the file): a server that lets single bytes drip is silent.</summary>
    internal const int LeastProgress = 1 << 14;

    private const int BlockSize = 1 << 16;

    /// <summary>Fetches what the part lacks.</summary>
    /// <returns>Nothing, or in a few words why it failed; what has come stays in the part.</returns>
    internal async Task<Option<string>> FetchAsync(
        Uri address, RemoteFile file, string part, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        var have = PartFile.Length(part, file.Bytes);
        if (have == file.Bytes)
        {
            return None;
        }

        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return $"{address} is not HTTPS";
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(silence);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);

            // A server that does not know ranges sends the file from its beginning.
            var start = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
            return ProblemWith(response, start, file).Case is string problem
                ? $"{address.Host} {problem}"
                : await CopyAsync(response, file, part, start, progress, patience, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException unreachable)
        {
            // "See inner exception" is what it says of a certificate; a user cannot.
            var reason = unreachable.InnerException is AuthenticationException untrusted ? untrusted.Message : unreachable.Message;
            return $"{address.Host}: {reason.TrimEnd('.')}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return FormattableString.Invariant($"{address.Host} sends nothing for {silence.TotalSeconds:0.#} s");
        }
    }

    private static Option<string> ProblemWith(HttpResponseMessage response, long start, RemoteFile file)
    {
        var code = (int)response.StatusCode;
        if (code is >= 300 and < 400 && response.Headers.Location is { } elsewhere)
        {
            return $"sends the program on to {elsewhere}, which it does not follow";
        }

        // The client may have followed redirects by itself.
        if (response.RequestMessage?.RequestUri is { } last && last.Scheme != Uri.UriSchemeHttps)
        {
            return $"sends the program on to {last}, which is not HTTPS";
        }

        if (!response.IsSuccessStatusCode)
        {
            return $"answers {code}";
        }

        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode == HttpStatusCode.PartialContent && (start == 0 || (range is not null && (range.From != start || (range.Length ?? file.Bytes) != file.Bytes))))
        {
            return FormattableString.Invariant($"sends another part of the file than the one from byte {start:N0} of {file.Bytes:N0} that is lacking");
        }

        return response.Content.Headers.ContentLength is { } length && length + start != file.Bytes
            ? FormattableString.Invariant($"has {length + start:N0} bytes there, but the published file has {file.Bytes:N0}")
            : Option<string>.None;
    }

    private async Task<Option<string>> CopyAsync(
        HttpResponseMessage response,
        RemoteFile file,
        string part,
        long start,
        IProgress<DownloadProgress> progress,
        CancellationTokenSource patience,
        CancellationToken cancellation)
    {
        var target = PartFile.Open(part, start);
        await using (target.ConfigureAwait(false))
        {
            var source = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var block = new byte[BlockSize];
                var (done, marked) = (start, start);
                int read;
                while ((read = await ReceiveAsync(source, block, patience.Token).ConfigureAwait(false)) > 0)
                {
                    if (done + read > file.Bytes)
                    {
                        return FormattableString.Invariant($"more comes than the {file.Bytes:N0} bytes that the published file has");
                    }

                    await target.WriteAsync(block.AsMemory(0, read), cancellation).ConfigureAwait(false);
                    done += read;
                    progress.Report(new DownloadProgress(file.Name, done, file.Bytes));
                    if (done - marked >= LeastProgress)
                    {
                        marked = done;
                        patience.CancelAfter(silence);
                    }
                }

                return done == file.Bytes
                    ? None
                    : Some(FormattableString.Invariant($"it ended after {done:N0} of {file.Bytes:N0} bytes; the same command goes on from there"));
            }
        }
    }

    /// <summary>The network is not the disk: what it does wrong is the server's.</summary>
    private static async ValueTask<int> ReceiveAsync(Stream source, byte[] block, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(block, cancellation).ConfigureAwait(false);
        }
        catch (IOException interrupted)
        {
            throw new HttpRequestException(interrupted.Message, interrupted);
        }
    }
}
