using System.Security.Cryptography;

namespace Resettlement.Application.Access;

/// <summary>Initial passwords: shown once, to be changed at the first sign-in. Without characters that are mistaken for others when read aloud or copied by hand.</summary>
public static class OneTimePassword
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    public static string Next() => string.Join('-', Part(Upper), Part(Lower), Part(Digits), Part(Upper + Lower + Digits));

    private static string Part(string characters) => RandomNumberGenerator.GetString(characters, 4);
}
