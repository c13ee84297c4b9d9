namespace Resettlement.Domain.Common;

/// <summary>
/// A sensitive value as it is stored: encrypted text, a keyed blind index for exact look-up and what a mask may show.
/// <see cref="NextIndex"/> holds the index under the coming key while keys are rotated.
/// </summary>
public sealed record ProtectedText(string Cipher, string Index, string Masked)
{
    public string? NextIndex { get; init; }
}
