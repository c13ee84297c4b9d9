using System.Buffers.Binary;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>A photo of an activity. The picture itself is kept encrypted beside it, in <see cref="ActivityPhotoContent"/>.</summary>
public sealed class ActivityPhoto : Entity, ICommunityOwned, IAudited
{
    public const int MostPerActivity = 12;

    public Guid CommunityId { get; init; }

    public Guid ActivityId { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public int Bytes { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Of the picture in the clear.</summary>
    public required string Sha256 { get; init; }

    public required string AddedByName { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}

public sealed class ActivityPhotoContent
{
    public Guid PhotoId { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>What a file of a picture says of itself, a JPEG or a PNG. Only its content is believed, never its name.</summary>
public sealed record ImageFile(string ContentType, string Extension, int Width, int Height)
{
    public const int MaximumBytes = 5 * 1024 * 1024;
    public const int MaximumSide = 12_000;

    /// <returns>The picture, or party.photo-type, party.photo-too-large.</returns>
    public static Result<ImageFile> Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaximumBytes)
        {
            return PartyErrors.PhotoTooLarge;
        }

        if ((ReadPng(content) ?? ReadJpeg(content)) is not { } image || image.Width == 0 || image.Height == 0)
        {
            return PartyErrors.PhotoType;
        }

        return image.Width > MaximumSide || image.Height > MaximumSide ? PartyErrors.PhotoTooLarge : image;
    }

    private static ImageFile? ReadPng(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        if (content.Length < 45 || !content.StartsWith(signature) || !content.Slice(12, 4).SequenceEqual("IHDR"u8))
        {
            return null;
        }

        // chunk by chunk to the end: a file cut off or with something behind it is no picture
        var at = 8;
        while (at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > content.Length - at - 12)
            {
                return null;
            }

            var next = at + 12 + (int)length;
            if (content.Slice(at + 4, 4).SequenceEqual("IEND"u8))
            {
                return next == content.Length ? new("image/png", "png", Side(content, 16), Side(content, 20)) : null;
            }

            at = next;
        }

        return null;

        static int Side(ReadOnlySpan<byte> content, int at) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(content[at..]), int.MaxValue);
    }

    private static ImageFile? ReadJpeg(ReadOnlySpan<byte> content)
    {
        if (content.Length < 20 || content[0] != 0xFF || content[1] != 0xD8 || content[^2] != 0xFF || content[^1] != 0xD9)
        {
            return null;
        }

        ImageFile? found = null;
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            // scan data follows; the frame with its size comes before
            if (marker == 0xDA)
            {
                return found;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2 || at + 2 + length > content.Length)
            {
                return null;
            }

            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC && length >= 8)
            {
                found = new("image/jpeg", "jpg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            at += 2 + length;
        }

        return null;
    }
}
