using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Tests;

public sealed class FileResultStoreTests : ResultStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IResultStore Store => new FileResultStore(_folder.At("results"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_files_themselves_are_left_in_the_folder()
    {
        await WriteAsync("a.txt", "one");
        await WriteAsync("data/b.csv", "two");
        await Store.UpdateAsync("c.txt", _ => Some<ReadOnlyMemory<byte>>(new byte[1]), Cancel);
        Assert.Equal(["results/a.txt", "results/c.txt", "results/data/b.csv"], _folder.Files());
    }

    [Fact]
    public async Task What_a_killed_run_left_under_a_temporary_name_is_removed()
    {
        _folder.Put("results/.a.txt.0123456789abcdef.tmp", "the beginning of a file that a killed run could not fini");
        _folder.Put("results/.mine.tmp", "not of this program");
        System.IO.File.SetLastWriteTimeUtc(_folder.At("results/.a.txt.0123456789abcdef.tmp"), DateTime.UnixEpoch);
        await WriteAsync("a.txt", "one");
        Assert.Equal("one", await ReadAsync("a.txt"));
        Assert.Equal(["results/.mine.tmp", "results/a.txt"], _folder.Files());
    }

    [Fact]
    public async Task What_another_run_is_writing_stays_however_old_it_is()
    {
        Directory.CreateDirectory(_folder.At("results"));
        var path = _folder.At("results/.a.txt.0123456789abcdef.tmp");
        await using var other = AtomicWrite.Create(path);
        System.IO.File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        await WriteAsync("a.txt", "one");
        Assert.Equal(["results/.a.txt.0123456789abcdef.tmp", "results/a.txt"], _folder.Files());
    }

    [Fact]
    public async Task A_link_under_a_temporary_name_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs a privilege on Windows");
        Directory.CreateDirectory(_folder.At("results"));
        _folder.Put("precious.txt", "precious");
        var links = new List<string>();
        var store = new FileResultStore(
            _folder.At("results"),
            path =>
            {
                System.IO.File.CreateSymbolicLink(path, _folder.At("precious.txt"));
                links.Add(path);
                return AtomicWrite.Create(path);
            },
            TimeSpan.FromSeconds(1));
        Assert.IsType<JobError.NotWritable>(Fault(await store.WriteAsync(File("a.txt", "one"), Cancel)));
        Assert.Single(links);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(_folder.At("precious.txt"), Cancel));
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_an_error_that_names_it()
    {
        _folder.Put("results", "I am a file");
        var error = Fault(await Store.WriteAsync(File("a.txt", "one"), Cancel));
        Assert.IsType<JobError.NotWritable>(error);
        Assert.Contains(_folder.At("results"), error.Message, StringComparison.Ordinal);
        Assert.IsType<JobError.NotWritable>(Fault(await Store.UpdateAsync("a.txt", _ => Some<ReadOnlyMemory<byte>>(new byte[1]), Cancel)));
        Assert.Equal(["results"], _folder.Files());
    }

    [Fact]
    public async Task A_folder_where_a_file_should_be_is_an_error_and_stays()
    {
        Directory.CreateDirectory(_folder.At("results/b.txt"));
        Assert.IsType<JobError.NotWritable>(Fault(await Store.WriteAsync(File("b.txt", "new"), Cancel)));
        Assert.True(Directory.Exists(_folder.At("results/b.txt")));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_full_disk_is_its_own_error_and_leaves_the_file_as_it_was()
    {
        _folder.Put("results/a.txt", "old");
        var store = new FileResultStore(_folder.At("results"), path => new FullAfter(AtomicWrite.Create(path), room: 5), TimeSpan.FromSeconds(1));
        var error = Fault(await store.WriteAsync(File("a.txt", "longer than the room there is"), Cancel));
        Assert.Equal(new JobError.DiskFull(_folder.At("results")), error);
        Assert.Equal("old", await ReadAsync("a.txt"));
        Assert.Equal(["results/a.txt"], _folder.Files());
    }

    [Fact]
    public async Task The_operating_systems_own_full_device_is_told_as_a_full_disk()
    {
        Assert.SkipUnless(System.IO.File.Exists("/dev/full"), "this system has no /dev/full");
        var store = new FileResultStore(
            _folder.At("results"), _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write), TimeSpan.FromSeconds(1));
        Assert.IsType<JobError.DiskFull>(Fault(await store.WriteAsync(File("a.txt", "one"), Cancel)));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Whoever_waits_for_an_update_that_does_not_end_is_told_so()
    {
        using var began = new SemaphoreSlim(0);
        using var end = new SemaphoreSlim(0);
        var slow = Store.UpdateAsync(
            "a.txt",
            _ =>
            {
                began.Release();
                end.Wait(Cancel);
                return Some<ReadOnlyMemory<byte>>(new byte[1]);
            },
            Cancel);
        await began.WaitAsync(Cancel);
        var impatient = new FileResultStore(_folder.At("results"), AtomicWrite.Create, TimeSpan.FromMilliseconds(20));
        Assert.IsType<JobError.StoreBusy>(Fault(await impatient.UpdateAsync("a.txt", _ => Some<ReadOnlyMemory<byte>>(new byte[2]), Cancel)));
        end.Release();
        Assert.True((await slow).IsRight);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task A_reader_sees_the_old_file_or_the_new_one_and_never_a_part()
    {
        // Two contents of one letter each: a torn file would mix them or be short.
        var (old, young) = (new string('o', 1 << 16), new string('n', 1 << 16));
        await WriteAsync("a.txt", old);
        using var done = new CancellationTokenSource();
        var reading = Task.Run(
            async () =>
            {
                var seen = 0;
                do
                {
                    var text = await TextAsync("a.txt");
                    Assert.True(text == old || text == young);
                    seen++;
                }
                while (!done.IsCancellationRequested);
                return seen;
            },
            Cancel);
        for (var i = 0; i < 50; i++)
        {
            await WriteAsync("a.txt", i % 2 == 0 ? young : old);
        }

        await done.CancelAsync();
        Assert.True(await reading > 0);
    }

    private static JobError Fault(Either<JobError, Unit> result)
        => result.Match(Left: error => error, Right: _ => throw new InvalidOperationException("Expected an error."));

    /// <summary>A stream on a disk with little room left: it takes a part of what is written and then fails as the system does.</summary>
    private sealed class FullAfter(Stream inner, int room) : Stream
    {
        private const int NoSpaceLeft = 28;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer[..Math.Min(room, buffer.Length)]);
            if (buffer.Length > room)
            {
                throw new IOException("No space left on device", NoSpaceLeft);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
