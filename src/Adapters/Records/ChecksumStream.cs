namespace LossNav.Adapters.Records;

/// <summary>A stream whose bytes are added up to a CRC-32 as they are read: .NET's archives carry one of each entry, and do not look at it.</summary>
/// <param name="source">What is read; the caller owns it.</param>
internal sealed class ChecksumStream(Stream source) : Stream
{
    // The polynomial of ISO 3309 with its bits reversed, as zip archives use it.
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private uint _rest = uint.MaxValue;

    /// <summary>The checksum of what was read so far.</summary>
    public uint Sum => ~_rest;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        foreach (var octet in buffer[..read])
        {
            _rest = Table[(byte)(_rest ^ octet)] ^ (_rest >> 8);
        }

        return read;
    }

    private static uint Remainder(int octet)
    {
        var rest = (uint)octet;
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) == 0 ? rest >> 1 : Polynomial ^ (rest >> 1);
        }

        return rest;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
