using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Tests;

/// <summary>What every result store keeps to: the folder and its in-memory twin run the same tests.</summary>
public abstract class ResultStoreContract
{
    protected abstract IResultStore Store { get; }

    [Fact]
    public void What_was_written_is_read_back()
    {
        Write(File("a.txt", "one"), File("data/b.csv", "two"));
        Assert.Equal("one", Read("a.txt"));
        Assert.Equal("two", Read("data/b.csv"));
    }

    [Fact]
    public void A_name_that_was_never_written_reads_as_nothing()
    {
        Assert.Equal(None, Read("missing.txt"));
        Assert.Equal(None, Read("missing/folder.txt"));
    }

    [Fact]
    public void A_file_is_replaced_whole_by_a_shorter_one()
    {
        Write(File("a.txt", "a long first version"));
        Write(File("a.txt", "short"));
        Assert.Equal("short", Read("a.txt"));
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        Write(File("empty.txt", string.Empty));
        Assert.Equal(Some(string.Empty), Read("empty.txt"));
    }

    [Fact]
    public void Writing_nothing_succeeds() => Assert.True(Store.Write(Seq<RenderedFile>()).IsRight);

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("data/../../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("")]
    public void A_name_outside_the_store_is_refused_for_reading_and_writing(string name)
    {
        Assert.Equal(Left<JobError, Unit>(new JobError.FileOutsideResults(name)), Store.Write(Seq(File("a.txt", "one"), File(name, "x"))));
        Assert.Equal(None, Read("a.txt"));
        Assert.True(Store.Read(name).IsLeft);
    }

    [Fact]
    public async Task Different_names_are_written_from_many_threads_at_once()
    {
        await Parallel.ForAsync(0, 40, (i, _) =>
        {
            Write(File($"folder{i % 3}/{i}.txt", $"{i}"));
            return ValueTask.CompletedTask;
        });
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal($"{i}", Read($"folder{i % 3}/{i}.txt")));
    }

    protected static RenderedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    protected void Write(params RenderedFile[] files) => Assert.Equal(Right<JobError, Unit>(unit), Store.Write(files.ToSeq()));

    protected Option<string> Read(string name)
        => Store.Read(name)
            .IfLeft(error => throw new InvalidOperationException(error.Message))
            .Map(content => Encoding.UTF8.GetString(content.Span));
}
