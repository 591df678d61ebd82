using System.Buffers.Binary;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch.Loading;

/// <summary>Makes one version requirement of a 64-bit little-endian ELF library optional, where that is known to be harmless.</summary>
/// <remarks>
/// A library built with GCC 13 asks for GLIBCXX_3.4.32 because of a single symbol, a link-time marker that is never called. Marking the requirement
/// weak (VER_FLG_WEAK) and the symbol weak (STB_WEAK) lets an older C++ runtime load it. Nothing is changed unless that marker is the only symbol
/// that carries the version. Structures: System V ABI, chapter 4 and 5; Linux Standard Base, symbol versioning.
/// </remarks>
internal static class WeakVersionNeed
{
    internal const string Version = "GLIBCXX_3.4.32";
    internal const string Marker = "_ZSt21ios_base_library_initv";

    private const uint VersionNeeds = 0x6ffffffe;
    private const uint SymbolVersions = 0x6fffffff;
    private const uint DynamicSymbols = 11;
    private const int SymbolSize = 24;
    private const ushort WeakFlag = 2;
    private const int WeakBinding = 2;

    private readonly record struct Section(uint Type, int Offset, int Size, int Link, int Count);

    /// <summary>A patched copy of <paramref name="library"/>.</summary>
    /// <returns>The copy, or one line that says why this library cannot be cured this way.</returns>
    internal static Either<string, byte[]> Apply(ReadOnlySpan<byte> library)
    {
        var image = library.ToArray();
        try
        {
            return Patch(image);
        }
        catch (Exception damaged) when (damaged is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return Left("its ELF tables point outside the file");
        }
    }

    private static Either<string, byte[]> Patch(byte[] image)
    {
        if (image.Length < 64 || !image.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            return Left("it is not a 64-bit little-endian ELF library");
        }

        var sections = ReadSections(image);
        if (Find(sections, VersionNeeds) is not { } needs
            || Find(sections, SymbolVersions) is not { } versions
            || Find(sections, DynamicSymbols) is not { } symbols)
        {
            return Left("it has no table of symbol versions");
        }

        if (FindNeed(image, needs, sections[needs.Link]) is not { } need)
        {
            return Left($"it does not ask for {Version}");
        }

        var index = U16(image, need + 6) & 0x7fff;
        var users = Enumerable.Range(0, symbols.Size / SymbolSize)
            .Where(symbol => (U16(image, versions.Offset + (2 * symbol)) & 0x7fff) == index)
            .Select(symbol => symbols.Offset + (SymbolSize * symbol))
            .ToArray();
        if (users.Length != 1 || Name(image, sections[symbols.Link], (int)U32(image, users[0])) != Marker)
        {
            return Left($"it uses {Version} for more than the marker {Marker}");
        }

        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(need + 4), (ushort)(U16(image, need + 4) | WeakFlag));
        image[users[0] + 4] = (byte)((WeakBinding << 4) | (image[users[0] + 4] & 0xf));
        return Right(image);
    }

    private static Section[] ReadSections(byte[] image)
    {
        var start = checked((int)U64(image, 0x28));
        var size = U16(image, 0x3a);
        var count = U16(image, 0x3c);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + ((long)count * size), image.Length);
        return Enumerable.Range(0, count)
            .Select(i => start + (i * size))
            .Select(at => new Section(
                U32(image, at + 4),
                checked((int)U64(image, at + 24)),
                checked((int)U64(image, at + 32)),
                checked((int)U32(image, at + 40)),
                checked((int)U32(image, at + 44))))
            .ToArray();
    }

    private static Section? Find(Section[] sections, uint type)
        => sections.Where(section => section.Type == type).Select(section => (Section?)section).FirstOrDefault();

    // A version-needs section is a list of libraries, each with a list of versions; both are linked by relative offsets.
    private static int? FindNeed(byte[] image, Section needs, Section names)
    {
        var library = needs.Offset;
        for (var i = 0; i < needs.Count; i++)
        {
            var version = library + (int)U32(image, library + 8);
            for (var j = 0; j < U16(image, library + 2); j++)
            {
                if (Name(image, names, (int)U32(image, version + 8)) == Version)
                {
                    return version;
                }

                version += (int)U32(image, version + 12);
            }

            library += (int)U32(image, library + 12);
        }

        return null;
    }

    private static string Name(byte[] image, Section strings, int offset)
    {
        var rest = image.AsSpan(strings.Offset + offset);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort U16(byte[] image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(at));

    private static uint U32(byte[] image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at));

    private static ulong U64(byte[] image, int at) => BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(at));
}
