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
    public void Only_the_files_themselves_are_left_in_the_folder()
    {
        Write(File("a.txt", "one"), File("data/b.csv", "two"));
        Assert.Equal(["results/a.txt", "results/data/b.csv"], _folder.Files());
    }

    [Fact]
    public void What_a_killed_run_left_under_the_temporary_name_is_overwritten()
    {
        _folder.Put("results/.a.txt.tmp", "the beginning of a file that a killed run could not fini");
        Write(File("a.txt", "one"));
        Assert.Equal("one", Read("a.txt"));
        Assert.Equal(["results/a.txt"], _folder.Files());
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_an_error_that_names_it()
    {
        _folder.Put("results", "I am a file");
        var error = Fault(Store.Write(Seq1(File("a.txt", "one"))));
        Assert.IsType<JobError.NotWritable>(error);
        Assert.Contains(_folder.At("results"), error.Message, StringComparison.Ordinal);
        Assert.Equal(["results"], _folder.Files());
    }

    [Fact]
    public void A_folder_where_a_file_should_be_leaves_every_file_as_it_was()
    {
        _folder.Put("results/a.txt", "old");
        Directory.CreateDirectory(_folder.At("results/b.txt"));
        Assert.IsType<JobError.NotWritable>(Fault(Store.Write(Seq(File("a.txt", "new"), File("b.txt", "new")))));
        Assert.Equal("old", Read("a.txt"));
        Assert.Equal(["results/a.txt"], _folder.Files());
    }

    [Fact]
    public void A_full_disk_is_its_own_error_and_leaves_every_file_as_it_was()
    {
        _folder.Put("results/a.txt", "old");
        var store = new FileResultStore(_folder.At("results"), path => new FullAfter(TemporaryFile.Create(path), room: 5));
        var error = Fault(store.Write(Seq(File("a.txt", "new"), File("b.txt", "longer than the room there is"))));
        Assert.Equal(new JobError.DiskFull(_folder.At("results")), error);
        Assert.Equal("old", Read("a.txt"));
        Assert.Equal(["results/a.txt"], _folder.Files());
    }

    [Fact]
    public void The_operating_systems_own_full_device_is_told_as_a_full_disk()
    {
        Assert.SkipUnless(System.IO.File.Exists("/dev/full"), "this system has no /dev/full");
        var store = new FileResultStore(_folder.At("results"), _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write));
        Assert.IsType<JobError.DiskFull>(Fault(store.Write(Seq1(File("a.txt", "one")))));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void Two_runs_cannot_write_one_file_at_once()
    {
        Directory.CreateDirectory(_folder.At("results"));
        using var other = TemporaryFile.Create(_folder.At("results/.a.txt.tmp"));
        Assert.IsType<JobError.NotWritable>(Fault(Store.Write(Seq1(File("a.txt", "one")))));
        Assert.Equal(["results/.a.txt.tmp"], _folder.Files());
    }

    [Fact]
    public async Task A_reader_sees_the_old_file_or_the_new_one_and_never_a_part()
    {
        // Two contents of one letter each: a torn file would mix them or be short.
        var (old, young) = (new string('o', 1 << 16), new string('n', 1 << 16));
        Write(File("a.txt", old));
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var seen = 0;
            do
            {
                var text = Read("a.txt").IfNone(string.Empty);
                Assert.True(text == old || text == young);
                seen++;
            }
            while (!done.IsCancellationRequested);
            return seen;
        });
        for (var i = 0; i < 50; i++)
        {
            Write(File("a.txt", i % 2 == 0 ? young : old));
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
