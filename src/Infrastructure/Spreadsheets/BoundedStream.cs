using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Unpacked bytes over all parts of one reading.</summary>
internal sealed class ReadBudget
{
    private long _left = SpreadsheetLimits.MaxUnpackedBytes;

    public void Spend(int bytes)
    {
        if ((_left -= bytes) < 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.UnpackedTooLarge);
        }
    }
}

/// <summary>
/// Stops a small file that unpacks without end, bytes that are not those that were packed, and a single tag, attribute, text or CDATA section without end: the XML reader holds each of those in
/// memory as one. Nulls are passed over, so that UTF-16 is watched like UTF-8.
/// </summary>
/// <param name="checksum">Of the whole part, as the archive states it; the archive class does not compare it.</param>
internal sealed class BoundedStream(Stream inner, ReadBudget budget, uint checksum) : Stream
{
    private const int LongestRun = 4 * 1024 * 1024;
    private static readonly uint[] Checksums = [.. Enumerable.Range(0, 256).Select(Checksum)];
    private uint _checksum = uint.MaxValue;
    private Watch _watch;
    private int _run;
    private int _ends;

    private enum Watch
    {
        Markup,
        Opened,
        OpenedBang,
        CData,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Spend(read);
        Follow(buffer[..read]);
        if (read > 0)
        {
            Sum(buffer[..read]);
        }
        else if (buffer.Length > 0 && ~_checksum != checksum)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>CRC-32 of one byte.</summary>
    private static uint Checksum(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return sum;
    }

    private void Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = _checksum;
        foreach (var value in bytes)
        {
            sum = Checksums[(byte)(sum ^ value)] ^ (sum >> 8);
        }

        _checksum = sum;
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length)
        {
            if (_watch == Watch.Markup)
            {
                var next = bytes[i..].IndexOf((byte)'<');
                Lengthen(next < 0 ? bytes.Length - i : next);
                if (next < 0)
                {
                    return;
                }

                (i, _run, _watch) = (i + next + 1, 0, Watch.Opened);
                continue;
            }

            Step(bytes[i++]);
        }
    }

    private void Step(byte value)
    {
        Lengthen(1);
        if (value == 0)
        {
            return;
        }

        switch (_watch)
        {
            case Watch.Opened:
                _watch = value == '!' ? Watch.OpenedBang : Watch.Markup;
                break;
            case Watch.OpenedBang:
                (_watch, _ends) = (value == '[' ? Watch.CData : Watch.Markup, 0);
                break;
            default:
                if (value == '>' && _ends >= 2)
                {
                    _watch = Watch.Markup;
                }

                _ends = value == ']' ? _ends + 1 : 0;
                break;
        }
    }

    private void Lengthen(int bytes)
    {
        if ((_run += bytes) > LongestRun)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        }
    }
}
