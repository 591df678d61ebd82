using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using LanguageExt;
using LossNav.Adapters.Datasets.Downloads;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Datasets.Tests;

public sealed class MirrorDownloaderTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7919 >> 5))];

    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task A_file_is_fetched_verified_and_told_about()
    {
        using var folder = new Folder();
        var seen = new Recorder();
        var result = await Download(folder, new Mirror(Content), seen);
        Assert.Equal(Path.Combine(folder.Path, "mnist"), result.IfLeft(error => error.Message));
        Assert.Equal(Content, await File.ReadAllBytesAsync(folder["mnist/file"], TestContext.Current.CancellationToken));
        Assert.Equal(Content.Length, seen.All[^1].BytesDone);
        Assert.Equal(Prelude.Some((long)Content.Length), seen.All[^1].BytesTotal);
        Assert.Single(Directory.EnumerateFiles(folder["mnist"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_fetched_again()
    {
        using var folder = new Folder();
        var mirror = new Mirror(Content);
        await Download(folder, mirror);
        await Download(folder, mirror);
        Assert.Single(mirror.Ranges);
    }

    [Fact]
    public async Task An_interrupted_download_goes_on_where_it_stopped()
    {
        using var folder = new Folder();
        var broken = new Mirror(Content) { BreakAfter = 123_456, FailingHost = "two" };
        Assert.True((await Download(folder, broken)).IsLeft);
        Assert.False(File.Exists(folder["mnist/file"]));
        var whole = new Mirror(Content);
        Assert.True((await Download(folder, whole)).IsRight);
        Assert.Equal(123_456, Assert.Single(whole.Ranges));
        Assert.Equal(Content, await File.ReadAllBytesAsync(folder["mnist/file"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_file_from_its_beginning()
    {
        using var folder = new Folder();
        await Download(folder, new Mirror(Content) { BreakAfter = 1_000 });
        Assert.True((await Download(folder, new Mirror(Content) { KnowsRanges = false })).IsRight);
        Assert.Equal(Content, await File.ReadAllBytesAsync(folder["mnist/file"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_part_that_is_complete_already_is_accepted()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["mnist"]);
        await File.WriteAllBytesAsync(folder["mnist/.file.part"], Content, TestContext.Current.CancellationToken);
        Assert.True((await Download(folder, new Mirror(Content))).IsRight);
        Assert.True(File.Exists(folder["mnist/file"]));
    }

    [Fact]
    public async Task A_wrong_checksum_removes_the_download_and_says_so()
    {
        using var folder = new Folder();
        var error = Assert.IsType<TrainingError.WrongChecksum>((await Download(folder, new Mirror([.. Content.Reverse()]))).Case);
        Assert.Equal(Sha256, error.Expected);
        Assert.Empty(Directory.EnumerateFiles(folder["mnist"]));
    }

    [Fact]
    public async Task A_file_that_is_there_with_a_wrong_checksum_is_left_alone_and_named()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["mnist"]);
        await File.WriteAllBytesAsync(folder["mnist/file"], [1], TestContext.Current.CancellationToken);
        var error = Assert.IsType<TrainingError.BadData>((await Download(folder, new Mirror(Content))).Case);
        Assert.Contains($"but the published one is {Sha256}", error.Message, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllBytesAsync(folder["mnist/file"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_second_mirror_helps_where_the_first_does_not()
    {
        using var folder = new Folder();
        Assert.True((await Download(folder, new Mirror(Content) { FailingHost = "one" })).IsRight);
    }

    [Fact]
    public async Task Without_a_network_the_message_names_file_addresses_and_folder()
    {
        using var folder = new Folder();
        var error = Assert.IsType<TrainingError.NoDownload>((await Download(folder, new Mirror(Content) { IsOffline = true })).Case);
        Assert.Contains("cannot fetch file", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://one/file or https://two/file", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder["mnist"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_download_keeps_its_part()
    {
        using var folder = new Folder();
        using var stop = new CancellationTokenSource();
        var seen = new Recorder { OnReport = progress => Cancel(stop, progress.BytesDone > 100_000) };
        var result = await Downloader(folder, new Mirror(Content)).DownloadAsync(DatasetCatalogue.Mnist, seen, stop.Token);
        Assert.IsType<TrainingError.Stopped>(result.Case);
        Assert.InRange(new FileInfo(folder["mnist/.file.part"]).Length, 100_000, Content.Length - 1);
    }

    [Fact]
    public void Every_dataset_has_files_with_mirrors_and_checksums()
    {
        foreach (var dataset in DatasetCatalogue.All)
        {
            Assert.NotEmpty(RemoteFiles.Of(dataset));
            Assert.All(RemoteFiles.Of(dataset), file =>
            {
                Assert.Matches("^[0-9a-f]{64}$", file.Sha256);
                Assert.NotEmpty(file.Mirrors);
                Assert.All(file.Mirrors, mirror => Assert.Equal(Uri.UriSchemeHttps, mirror.Scheme));
                Assert.InRange(file.Bytes, 1, 200_000_000);
            });
        }
    }

    private static void Cancel(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static Task<Either<TrainingError, string>> Download(Folder folder, Mirror mirror, Recorder? seen = null)
        => Downloader(folder, mirror).DownloadAsync(DatasetCatalogue.Mnist, seen ?? new Recorder(), TestContext.Current.CancellationToken);

    private static MirrorDownloader Downloader(Folder folder, Mirror mirror)
        => new(folder.Path, new HttpClient(mirror), TimeSpan.FromSeconds(30), _ => Prelude.Seq1(new RemoteFile(
            "file", Content.Length, Sha256, Prelude.None, Prelude.Seq(new Uri("https://one/file"), new Uri("https://two/file")))));

    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> All { get; } = [];

        public Action<DownloadProgress> OnReport { get; init; } = _ => { };

        public void Report(DownloadProgress value)
        {
            All.Add(value);
            OnReport(value);
        }
    }

    /// <summary>A server in memory that can be told to break.</summary>
    private sealed class Mirror(byte[] content) : HttpMessageHandler
    {
        public long? BreakAfter { get; init; }

        public bool KnowsRanges { get; init; } = true;

        public bool IsOffline { get; init; }

        public string FailingHost { get; init; } = string.Empty;

        public List<long> Ranges { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsOffline)
            {
                throw new HttpRequestException("Name or service not known.", new SocketException());
            }

            if (request.RequestUri!.Host == FailingHost)
            {
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
            }

            var from = KnowsRanges ? request.Headers.Range?.Ranges.Single().From ?? 0 : 0;
            Ranges.Add(from);
            return Task.FromResult(from >= content.Length
                ? new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable)
                : Answer(from));
        }

        private HttpResponseMessage Answer(long from)
        {
            var answer = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
            {
                Content = new StreamContent(new BreakingStream(content[(int)from..], BreakAfter ?? long.MaxValue)),
            };
            answer.Content.Headers.ContentLength = content.Length - from;
            return answer;
        }
    }

    private sealed class BreakingStream(byte[] content, long breakAfter) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Position >= breakAfter
                ? throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection was closed.")
                : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, breakAfter - Position)], cancellationToken);
        }
    }
}
