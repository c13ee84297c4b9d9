using System.Globalization;
using System.Security.Cryptography;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>
/// The proof that an objection comes from a form this server gave out: sealed notice, time and a number of its own. The same form sent twice is one objection; without
/// login, cookie or puzzle.
/// </summary>
internal sealed class ObjectionForm(IFieldProtector protector, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public string Issue(string code) =>
        protector.Seal(string.Create(CultureInfo.InvariantCulture, $"objection|{code}|{clock.GetUtcNow().ToUnixTimeSeconds()}|{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}"));

    /// <returns>The number of the form, or notice.form-expired.</returns>
    public Result<string> Read(string? token, string code)
    {
        try
        {
            if (token is { Length: > 40 and < 400 } && protector.Unseal(token).Split('|') is ["objection", var given, var issued, { Length: 32 } number] && given == code
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(issued, CultureInfo.InvariantCulture)) <= Lifetime)
            {
                return number;
            }
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            // made up, cut off, or sealed with keys that are gone
        }

        return NoticeErrors.FormExpired;
    }
}
