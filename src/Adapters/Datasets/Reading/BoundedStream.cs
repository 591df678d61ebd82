namespace LossNav.Adapters.Datasets.Reading;

/// <summary>A stream that gives only so many bytes: one more is damage, so that a small packed file cannot fill the memory.</summary>
/// <param name="source">What is read; the caller owns it.</param>
/// <param name="complaint">What is said when there is more.</param>
internal sealed class BoundedStream(Stream source, string complaint) : Stream
{
    /// <summary>How many bytes may still come.</summary>
    public required long Allowance { get; set; }

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
        // One byte beyond the allowance is asked for: it tells a source that ends here from one that goes on.
        var asked = (int)Math.Min(buffer.Length, Allowance + 1);
        var read = source.Read(buffer[..asked]);
        Allowance -= read;
        return Allowance >= 0 ? read : throw new InvalidDataException(complaint);
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
