using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Tests;

/// <summary>What every result store keeps to: the folder and the store in memory run the same tests.</summary>
public abstract class ResultStoreContract
{
    /// <summary>A store on the same results each time.</summary>
    protected abstract IResultStore Store { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        await WriteAsync("a.txt", "one");
        await WriteAsync("data/b.csv", "two");
        Assert.Equal("one", await ReadAsync("a.txt"));
        Assert.Equal("two", await ReadAsync("data/b.csv"));
    }

    [Fact]
    public async Task A_name_that_was_never_written_reads_as_nothing()
    {
        Assert.Equal(None, await ReadAsync("missing.txt"));
        Assert.Equal(None, await ReadAsync("missing/folder.txt"));
    }

    [Fact]
    public async Task A_file_is_replaced_whole_by_a_shorter_one()
    {
        await WriteAsync("a.txt", "a long first version");
        await WriteAsync("a.txt", "short");
        Assert.Equal("short", await ReadAsync("a.txt"));
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await WriteAsync("empty.txt", string.Empty);
        Assert.Equal(Some(string.Empty), await ReadAsync("empty.txt"));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("data/../../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("nothing\0.txt")]
    [InlineData("")]
    public async Task A_name_outside_the_store_is_refused_by_every_operation(string name)
    {
        var refused = new JobError.FileOutsideResults(name);
        Assert.Equal(Left<JobError, Unit>(refused), await Store.WriteAsync(File(name, "x"), Cancel));
        Assert.Equal(Left<JobError, Unit>(refused), await Store.UpdateAsync(name, _ => Some<ReadOnlyMemory<byte>>(new byte[1]), Cancel));
        Assert.Equal(Left<JobError, Unit>(refused), await Store.DeleteAsync(name, Cancel));
        Assert.True((await Store.ReadAsync(name, Cancel)).IsLeft);
    }

    [Fact]
    public async Task Names_are_listed_in_order_and_by_what_they_begin_with()
    {
        await WriteAsync("b.txt", "1");
        await WriteAsync("data/b.csv", "2");
        await WriteAsync("data/a.csv", "3");
        await WriteAsync("database.txt", "4");
        Assert.Equal(["b.txt", "data/a.csv", "data/b.csv", "database.txt"], await ListAsync(string.Empty));
        Assert.Equal(["data/a.csv", "data/b.csv"], await ListAsync("data/"));
        Assert.Equal(["data/a.csv", "data/b.csv", "database.txt"], await ListAsync("da"));
        Assert.Empty(await ListAsync("nothing/here"));
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_deleting_nothing_succeeds()
    {
        await WriteAsync("a.txt", "one");
        Assert.True((await Store.DeleteAsync("a.txt", Cancel)).IsRight);
        Assert.True((await Store.DeleteAsync("a.txt", Cancel)).IsRight);
        Assert.True((await Store.DeleteAsync("missing/folder.txt", Cancel)).IsRight);
        Assert.Equal(None, await ReadAsync("a.txt"));
        Assert.Empty(await ListAsync(string.Empty));
    }

    [Fact]
    public async Task An_update_sees_what_stands_and_may_leave_it()
    {
        Assert.True((await Store.UpdateAsync("a.txt", old => Text(old).Match(_ => throw new InvalidOperationException(), () => Bytes("first")), Cancel)).IsRight);
        Assert.True((await Store.UpdateAsync("a.txt", old => Text(old).Match(text => Bytes(text + " second"), () => throw new InvalidOperationException()), Cancel)).IsRight);
        Assert.True((await Store.UpdateAsync("a.txt", _ => Option<ReadOnlyMemory<byte>>.None, Cancel)).IsRight);
        Assert.Equal("first second", await ReadAsync("a.txt"));
    }

    [Fact]
    public async Task An_update_that_refuses_changes_nothing()
    {
        await WriteAsync("a.txt", "one");
        var refusal = new JobError.BadManifest("a.txt", "no.");
        Assert.Equal(Left<JobError, Unit>(refusal), await Store.UpdateAsync("a.txt", _ => refusal, Cancel));
        Assert.Equal("one", await ReadAsync("a.txt"));
    }

    [Fact]
    public async Task Of_many_updates_at_once_none_is_lost()
    {
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => Assert.True((await Store.UpdateAsync(
            "sum.txt",
            old => Bytes((int.Parse(Text(old).IfNone("0"), CultureInfo.InvariantCulture) + i).ToString(CultureInfo.InvariantCulture)),
            Cancel)).IsRight));
        Assert.Equal("1770", await ReadAsync("sum.txt"));
    }

    [Fact]
    public async Task Different_names_are_written_from_many_threads_at_once()
    {
        await Parallel.ForAsync(0, 40, async (i, _) => await WriteAsync($"folder{i % 3}/{i}.txt", $"{i}"));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i => Assert.Equal($"{i}", await ReadAsync($"folder{i % 3}/{i}.txt"))));
    }

    [Fact]
    public async Task Of_many_writers_of_one_name_one_wins_whole()
    {
        await Parallel.ForAsync(0, 40, async (i, _) => await WriteAsync("a.txt", new string((char)('a' + (i % 26)), 5000 + i)));
        var text = await TextAsync("a.txt");
        Assert.InRange(text.Length, 5000, 5039);
        Assert.Single(text.Distinct());
        Assert.Equal(["a.txt"], await ListAsync(string.Empty));
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled_and_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(File("a.txt", "one"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.UpdateAsync("a.txt", _ => Bytes("one"), cancelled));
        Assert.Equal(None, await ReadAsync("a.txt"));
    }

    protected static RenderedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    protected async Task WriteAsync(string name, string text) => Assert.Equal(Right<JobError, Unit>(unit), await Store.WriteAsync(File(name, text), Cancel));

    protected async Task<Option<string>> ReadAsync(string name)
        => Text((await Store.ReadAsync(name, Cancel)).IfLeft(error => throw new InvalidOperationException(error.Message)));

    protected async Task<string> TextAsync(string name) => OrEmpty(await ReadAsync(name));

    private static string OrEmpty(Option<string> text) => text.IfNone(string.Empty);

    private static Option<string> Text(Option<ReadOnlyMemory<byte>> content) => content.Map(bytes => Encoding.UTF8.GetString(bytes.Span));

    private static Either<JobError, Option<ReadOnlyMemory<byte>>> Bytes(string text) => Some<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<string>> ListAsync(string prefix)
        => [.. (await Store.ListAsync(prefix, Cancel)).IfLeft(error => throw new InvalidOperationException(error.Message))];
}
