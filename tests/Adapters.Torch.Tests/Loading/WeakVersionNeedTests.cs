using LossNav.Adapters.Torch.Loading;
using Xunit;

namespace LossNav.Adapters.Torch.Tests.Loading;

public sealed class WeakVersionNeedTests
{
    [Fact]
    public void Two_bits_of_the_library_change_and_nothing_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library is an ELF file on Linux only");
        var original = Original();
        var patched = WeakVersionNeed.Apply(original).IfLeft(problem => throw new InvalidOperationException(problem));
        var changed = Enumerable.Range(0, original.Length).Where(i => original[i] != patched[i]).ToArray();
        Assert.Equal(2, changed.Length);

        // The flag of the version becomes weak (2); the binding of the symbol (high half of the byte) goes from global (1) to weak (2).
        Assert.Contains(changed, i => original[i] == 0 && patched[i] == 2);
        Assert.Contains(changed, i => original[i] >> 4 == 1 && patched[i] >> 4 == 2 && (original[i] & 15) == (patched[i] & 15));
    }

    [Fact]
    public void A_patched_library_is_patched_to_itself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library is an ELF file on Linux only");
        var once = WeakVersionNeed.Apply(Original()).IfLeft(problem => throw new InvalidOperationException(problem));
        Assert.Equal(once, WeakVersionNeed.Apply(once).IfLeft([]));
    }

    [Fact]
    public void What_is_no_library_is_refused()
        => AssertRefused("it is not a 64-bit little-endian ELF library", "this is a text file, and not one of the short ones, so that it is as long as an ELF header"u8.ToArray());

    [Fact]
    public void A_library_without_that_version_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a library of Linux");
        var other = Directory.EnumerateFiles(AppContext.BaseDirectory, "libc10.so", SearchOption.AllDirectories).First();
        AssertRefused($"it does not ask for {WeakVersionNeed.Version}", File.ReadAllBytes(other));
    }

    [Fact]
    public void A_library_that_uses_the_version_for_more_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library is an ELF file on Linux only");

        // With the marker's name changed, the version stands for an unknown symbol.
        var library = Original();
        var at = library.AsSpan().IndexOf("_ZSt21ios_base_library_initv"u8);
        library[at + 5] = (byte)'X';
        AssertRefused($"it uses {WeakVersionNeed.Version} for more than the marker {WeakVersionNeed.Marker}", library);
    }

    [Fact]
    public void A_library_cut_off_anywhere_is_refused_and_never_throws()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library is an ELF file on Linux only");
        var library = Original();
        foreach (var length in new[] { 0, 5, 63, 64, 1_000, library.Length / 2, library.Length - 1 })
        {
            Assert.True(WeakVersionNeed.Apply(library.AsSpan(0, length)).IsLeft, $"accepted {length} bytes");
        }
    }

    [Fact]
    public void A_library_that_cannot_be_cured_is_explained_in_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "loads a library of Linux");
        var path = Path.Combine(Directory.CreateTempSubdirectory("lossnav").FullName, "libbroken.so");
        File.WriteAllText(path, "no library");
        var reason = NativeRuntime.MakeLoadable(path).Match(Right: _ => string.Empty, Left: text => text);
        Assert.StartsWith($"{path} does not load", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
    }

    [Fact]
    public void After_preparation_the_library_computes()
    {
        Torch.Prepare();
        using var three = TorchSharp.torch.tensor(1.0) + 2.0;
        Assert.Equal(3.0, three.item<double>());
    }

    [Fact]
    public void Where_the_plain_load_fails_a_patched_copy_takes_the_librarys_place_and_elsewhere_nothing_changes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library is an ELF file on Linux only");
        Torch.Prepare();
        var path = Path.Combine(Directory.CreateTempSubdirectory("lossnav").FullName, "libLibTorchSharp.so");
        File.WriteAllBytes(path, Original());
        var plainLoadWorks = System.Runtime.InteropServices.NativeLibrary.TryLoad(path, out _);
        NativeRuntime.MakeLoadable(path).IfLeft(reason => Assert.Fail(reason));
        Assert.Equal(plainLoadWorks ? Original() : WeakVersionNeed.Apply(Original()).IfLeft([]), File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
    }

    private static void AssertRefused(string expected, byte[] library)
        => Assert.Equal(expected, WeakVersionNeed.Apply(library).Match(Right: _ => "accepted", Left: problem => problem));

    // The library that the tests run with may be patched; the build puts the package's own beside it.
    private static byte[] Original() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "original", "libLibTorchSharp.so"));
}
