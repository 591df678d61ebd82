using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using LanguageExt;
using LossNav.Adapters.Datasets.Downloads;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Datasets.Tests;

public sealed class HostileServerTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7919 >> 5))];

    [Fact]
    public async Task An_address_without_https_is_not_asked()
    {
        using var folder = new Folder();
        var server = new Server(_ => throw new InvalidOperationException("it was asked"));
        Assert.Contains("is not HTTPS", await Refusal(folder, server, "http://one/file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_said_and_not_followed_to_plain_http()
    {
        using var folder = new Folder();
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://elsewhere/file") } });
        Assert.Contains("one sends the program on to http://elsewhere/file", await Refusal(folder, server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_came_over_plain_http_after_all_is_refused()
    {
        using var folder = new Folder();
        var server = new Server(_ => Answer(Content, changed => changed.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "http://elsewhere/file")));
        Assert.Contains("which is not HTTPS", await Refusal(folder, server), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder["mnist"]));
    }

    [Fact]
    public async Task A_file_of_another_size_is_refused_before_it_comes()
    {
        using var folder = new Folder();
        Assert.Contains(
            "one has 100,001 bytes there, but the published file has 100,000",
            await Refusal(folder, new Server(_ => Answer([.. Content, 0]))),
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder["mnist"]));
    }

    [Fact]
    public async Task A_server_that_never_ends_is_cut_off_at_the_known_size()
    {
        using var folder = new Folder();
        var server = new Server(_ => Answer([.. Content, .. Content], changed => changed.Content.Headers.ContentLength = null));
        Assert.Contains("more comes than the 100,000 bytes", await Refusal(folder, server), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(folder["mnist/.file.part"]).Length, 0, Content.Length);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up()
    {
        using var folder = new Folder();
        var server = new Server(_ => new HttpResponseMessage { Content = new StreamContent(new Dripping(TimeSpan.FromMinutes(5))) });
        Assert.Contains("one sends nothing for 0.5 s", await Refusal(folder, server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        using var folder = new Folder();
        var server = new Server(_ => new HttpResponseMessage { Content = new StreamContent(new Dripping(TimeSpan.FromMilliseconds(20))) });
        Assert.Contains("one sends nothing for 0.5 s", await Refusal(folder, server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_was_not_asked_for_is_refused()
    {
        using var folder = new Folder();
        await Part(folder, Content[..1_000]);
        var server = new Server(_ => Answer(Content[1_000..], changed =>
        {
            changed.StatusCode = HttpStatusCode.PartialContent;
            changed.Content.Headers.ContentRange = new ContentRangeHeaderValue(2_000, 100_999, 100_000 + 1_000);
        }));
        Assert.Contains("sends another part of the file", await Refusal(folder, server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(100_000, 1)]
    [InlineData(100_001, 1)]
    public async Task A_part_of_another_file_is_fetched_anew(int length, int requests)
    {
        using var folder = new Folder();
        await Part(folder, new byte[length]);
        var asked = 0;
        var server = new Server(request =>
        {
            asked++;
            var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
            return Answer(Content[from..], changed => changed.StatusCode = from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK);
        });
        Assert.True((await Download(folder, server)).IsRight);
        Assert.Equal(requests, asked);
        Assert.Equal(Content, await File.ReadAllBytesAsync(folder["mnist/file"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_symbolic_link_at_the_parts_name_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making symbolic links needs rights there");
        using var folder = new Folder();
        Directory.CreateDirectory(folder["mnist"]);
        await File.WriteAllTextAsync(folder["precious"], "precious", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder["mnist/.file.part"], folder["precious"]);
        Assert.Contains("it is a symbolic link", await Refusal(folder, new Server(_ => Answer(Content))), StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder["precious"], TestContext.Current.CancellationToken));
    }

    private static async Task Part(Folder folder, byte[] content)
    {
        Directory.CreateDirectory(folder["mnist"]);
        await File.WriteAllBytesAsync(folder["mnist/.file.part"], content, TestContext.Current.CancellationToken);
    }

    private static HttpResponseMessage Answer(byte[] content, Action<HttpResponseMessage>? change = null)
    {
        var answer = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(content)) };
        answer.Content.Headers.ContentLength = content.Length;
        change?.Invoke(answer);
        if (answer.Content.Headers.ContentLength is null)
        {
            answer.Content = new StreamContent(new Unmeasured(content));
        }

        return answer;
    }

    private static async Task<string> Refusal(Folder folder, Server server, string address = "https://one/file")
    {
        var error = Assert.IsType<TrainingError>((await Download(folder, server, address)).Case, exactMatch: false);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(File.Exists(folder["mnist/file"]));
        return error.Message;
    }

    private static Task<Either<TrainingError, string>> Download(Folder folder, Server server, string address = "https://one/file")
        => new MirrorDownloader(folder.Path, new HttpClient(server), TimeSpan.FromSeconds(0.5), _ => Prelude.Seq1(new RemoteFile(
                "file", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), Prelude.None, Prelude.Seq1(new Uri(address)))))
            .DownloadAsync(DatasetCatalogue.Mnist, new Unheard(), TestContext.Current.CancellationToken);

    private sealed class Unheard : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
        }
    }

    private sealed class Server(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(answer(request));
    }

    /// <summary>Content whose length the server does not say.</summary>
    private sealed class Unmeasured(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }

    /// <summary>One byte now and then, without end.</summary>
    private sealed class Dripping(TimeSpan pause) : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(pause, cancellationToken);
            return 1;
        }
    }
}
