using Resettlement.Domain.Common;

namespace Resettlement.Domain.Access;

/// <summary>What a password must look like: at least 8 characters out of three of the four classes upper case, lower case, digits, others.</summary>
public static class PasswordRules
{
    public const int MinimumLength = 8;
    public const int MaximumLength = 128;
    public const int MinimumClasses = 3;

    /// <summary>Null when the password is good enough.</summary>
    public static Error? Check(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length is < MinimumLength or > MaximumLength)
        {
            return AccessErrors.PasswordLength;
        }

        var classes = new[] { password.Any(char.IsUpper), password.Any(char.IsLower), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c) || IsLetterWithoutCase(c)) };
        return classes.Count(present => present) < MinimumClasses ? AccessErrors.PasswordClasses : null;
    }

    // a Chinese character is none of the first three classes
    private static bool IsLetterWithoutCase(char c) => char.IsLetter(c) && !char.IsUpper(c) && !char.IsLower(c);
}
