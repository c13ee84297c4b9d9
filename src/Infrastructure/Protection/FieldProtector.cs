using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Protection;

/// <summary>AES-256-GCM with a key id in front, HMAC-SHA256 as blind index.</summary>
internal sealed class FieldProtector : IFieldProtector
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int IdCharacters = 8;
    private readonly (string Id, byte[] Key) _current;
    private readonly Dictionary<string, byte[]> _keys;
    private readonly byte[] _indexKey;
    private readonly byte[]? _nextIndexKey;

    public FieldProtector(IOptions<ProtectionOptions> options)
    {
        var settings = options.Value;
        _current = Named(settings.DataKey);
        _keys = settings.RetiredDataKeys.Select(Named).Append(_current).ToDictionary(key => key.Id, key => key.Key, StringComparer.Ordinal);
        _indexKey = Convert.FromBase64String(settings.IndexKey);
        _nextIndexKey = string.IsNullOrEmpty(settings.NextIndexKey) ? null : Convert.FromBase64String(settings.NextIndexKey);
    }

    public ProtectedText Protect(FieldPurpose purpose, string value, string masked) =>
        new(Seal(value), Index(purpose, value), masked) { NextIndex = _nextIndexKey is null ? null : Index(_nextIndexKey, purpose, value) };

    /// <summary>What everything starts with that was encrypted with the current key.</summary>
    public string CurrentPrefix => _current.Id + ":";

    public bool HasNextIndex => _nextIndexKey is not null;

    public bool IsCurrent(ReadOnlySpan<byte> box) => Encoding.ASCII.GetString(box[..IdCharacters]) == _current.Id;

    public string NextIndex(FieldPurpose purpose, string value) => Index(_nextIndexKey ?? throw new InvalidOperationException("No coming index key is configured."), purpose, value);

    public string Reveal(string cipher) => Unseal(cipher);

    public string Index(FieldPurpose purpose, string value) => Index(_indexKey, purpose, value);

    public string Seal(string text) => _current.Id + ":" + Convert.ToBase64String(Encrypt(Encoding.UTF8.GetBytes(text)));

    public string Unseal(string cipher)
    {
        var colon = cipher.IndexOf(':', StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Decrypt(KeyOf(colon < 0 ? "" : cipher[..colon]), Convert.FromBase64String(cipher[(colon + 1)..])));
    }

    public byte[] SealBytes(ReadOnlySpan<byte> content) => [.. Encoding.ASCII.GetBytes(_current.Id), .. Encrypt(content)];

    public byte[] UnsealBytes(ReadOnlySpan<byte> box) =>
        Decrypt(KeyOf(Encoding.ASCII.GetString(box[..IdCharacters])), box[IdCharacters..]);

    private byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_current.Key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    private static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), plain);
        return plain;
    }

    private byte[] KeyOf(string id) =>
        _keys.TryGetValue(id, out var key) ? key : throw new CryptographicException("A stored value was encrypted with a key that is not configured.");

    private static string Index(byte[] key, FieldPurpose purpose, string value) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + ":" + value)));

    private static (string Id, byte[] Key) Named(string base64)
    {
        var key = Convert.FromBase64String(base64);
        return (Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4)), key);
    }
}
