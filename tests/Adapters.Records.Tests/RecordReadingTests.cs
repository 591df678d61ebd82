using System.IO.Compression;
using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Domain.Inference.Records;

namespace LossNav.Adapters.Records.Tests;

/// <summary>What can stand in a record's file, and what is refused with one line that says why.</summary>
public sealed class RecordReadingTests
{
    private static readonly byte[] _theta = Npy.Doubles(6, 2, (t, i) => t + (10 * i));
    private static readonly byte[] _grad = Npy.Doubles(6, 2, (t, i) => (0.5 * t) - i);

    [Fact]
    public void An_archive_gives_parameters_and_gradients_step_by_step()
    {
        using var files = new Npy();
        var record = Read(files.Archive(("theta", _theta), ("grad", _grad)));
        Assert.Equal((5, 2), (record.Steps, record.Dimension));
        Assert.Equal([3.0, 13.0], record.Theta(3).ToArray());
        Assert.Equal([1.5, 0.5], record.Gradient(3).ToArray());
    }

    [Fact]
    public void Fortran_s_order_big_endian_and_32_bits_give_the_same_numbers()
    {
        using var files = new Npy();
        byte[] turned = [.. from column in Enumerable.Range(0, 2) from row in Enumerable.Range(0, 6) from b in BitConverter.GetBytes((float)(row + (10 * column))).Reverse() select b];
        var record = Read(files.Archive(("theta", Npy.Array(">f4", "6, 2", turned, "True")), ("grad", _grad)));
        Assert.Equal([3.0, 13.0], record.Theta(3).ToArray());
    }

    [Fact]
    public void Files_side_by_side_and_CSV_give_the_same_record()
    {
        using var files = new Npy();
        File.WriteAllBytes(files.Place("theta.npy"), _theta);
        File.WriteAllBytes(files.Place("grad.npy"), _grad);
        File.WriteAllLines(files.Place("run.csv"), ["theta0,theta1,grad0,grad1", .. Enumerable.Range(0, 6).Select(t => FormattableString.Invariant($"{t},{t + 10},{0.5 * t},{(0.5 * t) - 1}"))]);
        foreach (var path in (string[])[files.Place("theta.npy"), files.Place(""), files.Place("run.csv")])
        {
            var record = Read(path);
            Assert.Equal([3.0, 13.0, 1.5, 0.5], [.. record.Theta(3), .. record.Gradient(3)]);
        }
    }

    [Fact]
    public void A_last_gradient_may_be_missing()
    {
        using var files = new Npy();
        Assert.Equal(5, Read(files.Archive(("theta", _theta), ("grad", Npy.Doubles(5, 2, (t, i) => t - i)))).Steps);
    }

    [Fact]
    public void A_missing_gradient_is_named() => Refused("there is no array 'grad'", ("theta", _theta));

    [Fact]
    public void Shapes_that_differ_are_named()
    {
        Refused("'theta' has 2 parameters, 'grad' 3", ("theta", _theta), ("grad", Npy.Doubles(6, 3, (t, i) => t - i)));
        Refused("the gradients is 4 rows", ("theta", _theta), ("grad", Npy.Doubles(4, 2, (t, i) => t - i)));
    }

    [Fact]
    public void Python_objects_are_refused_and_never_loaded()
        => Refused("Python objects", ("theta", Npy.Array("|O", "6, 2", [.. "cos\nsystem\n(S'touch /tmp/executed'\ntR."u8])), ("grad", _grad));

    [Fact]
    public void An_array_of_more_numbers_than_a_record_holds_is_refused_before_it_is_unpacked()
        => Refused("more than 40,000,000 numbers", ("theta", Npy.Array("<f8", "1000000000, 1000000000", [])), ("grad", _grad));

    [Fact]
    public void An_entry_that_unpacks_to_more_than_its_header_says_is_refused_after_one_byte()
        => Refused("more bytes than its header says", ("theta", [.. _theta, .. new byte[50_000_000]]), ("grad", _grad));

    [Fact]
    public void An_array_that_an_archive_holds_twice_is_refused() => Refused("holds array 'grad' more than once", ("theta", _theta), ("grad", _grad), ("grad", _theta));

    [Fact]
    public void A_truncated_array_is_refused() => Refused("ends before the numbers", ("theta", _theta[..^3]), ("grad", _grad));

    [Fact]
    public void Whole_numbers_are_refused_with_what_to_save() => Refused("type '<i8': save them as float32 or float64", ("theta", Npy.Array("<i8", "6, 2", new byte[96])), ("grad", _grad));

    [Fact]
    public void What_is_not_a_number_is_refused() => Refused("not a number", ("theta", Npy.Doubles(6, 2, (t, i) => t == 3 ? double.NaN : t)), ("grad", _grad));

    [Fact]
    public void One_step_alone_tells_nothing() => Refused("1 steps that can be used", ("theta", Npy.Doubles(2, 2, (t, i) => t)), ("grad", Npy.Doubles(2, 2, (t, i) => 1)));

    [Fact]
    public void A_run_that_stands_still_tells_nothing() => Refused("parameters never move", ("theta", Npy.Doubles(6, 2, (_, i) => i)), ("grad", _grad));

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        using var files = new Npy();
        File.WriteAllBytes(files.Place("run.npz"), Encoding.ASCII.GetBytes("PK and then nothing of the kind"));
        Assert.Contains("cannot be unpacked", Assert.Single(Errors(files.Place("run.npz"))).Message, StringComparison.Ordinal);
        Assert.IsType<JobError.RunNotReadable>(Assert.Single(Errors(files.Place("none.npz"))));
    }

    [Fact]
    public void A_truncated_archive_is_refused()
    {
        using var files = new Npy();
        var path = files.Archive(("theta", _theta), ("grad", _grad));
        var bytes = File.ReadAllBytes(path);
        foreach (var length in (int[])[10, bytes.Length / 2, bytes.Length - 5])
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.IsType<JobError.BadRun>(Assert.Single(Errors(path)));
        }
    }

    [Fact]
    public void A_number_that_was_changed_in_an_archive_is_told_by_its_checksum()
    {
        using var files = new Npy();
        var path = files.Archive(CompressionLevel.NoCompression, ("theta", _theta), ("grad", _grad));
        Assert.Equal(5, Read(path).Steps);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(_grad) + _grad.Length - sizeof(double)] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("array 'grad': its checksum is not the archive's", Assert.Single(Errors(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_a_CSV_file_is_named_with_its_line()
    {
        using var files = new Npy();
        File.WriteAllLines(files.Place("run.csv"), ["theta0,grad0", "1,2", "2,x", "3,4", "4,5", "5,6", "6,7"]);
        Assert.Contains("line 3, column 'grad0': 'x'", Assert.Single(Errors(files.Place("run.csv"))).Message, StringComparison.Ordinal);
    }

    private static void Refused(string words, params (string Name, byte[] Content)[] entries)
    {
        using var files = new Npy();
        var message = Assert.Single(Errors(files.Archive(entries))).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static RunRecord Read(string path) => new FileRecordSource().Read(path).Match(it => it, errors => throw new Xunit.Sdk.XunitException(string.Join('\n', errors.Map(error => error.Message))));

    private static Seq<JobError> Errors(string path) => new FileRecordSource().Read(path).Match(_ => throw new Xunit.Sdk.XunitException("It was read."), it => it);
}
