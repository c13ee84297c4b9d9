using Microsoft.AspNetCore.Identity;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>A sign-in account. Several accounts of one human share <see cref="PersonIndex"/>, and count as one person wherever duties are separated.</summary>
public sealed class AppUser : IdentityUser<Guid>, IAudited
{
    /// <summary>What accounts are called in the audit chain.</summary>
    public const string Subject = "User";

    /// <summary>How the person of an account begins that the installer made and nobody has entered an ID number for.</summary>
    public const string UnknownPerson = "installer:";

    public string DisplayName { get; set; } = "";

    public string Organisation { get; set; } = "";

    /// <summary>Blind index of the ID number, in the same space as the residents'.</summary>
    public string PersonIndex { get; set; } = "";

    public string? PersonIndexNext { get; set; }

    /// <summary>Empty for an account made by the installer until its person is entered.</summary>
    public string IdNumberCipher { get; set; } = "";

    public string IdNumberMasked { get; set; } = "";

    public DateTimeOffset PasswordChangedAt { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>Locked by an administrator, until unlocked.</summary>
    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Version { get; set; } = 1;

    /// <summary>A new password; every session of the account ends.</summary>
    public void SetPassword(string hash, DateTimeOffset at, bool mustChange)
    {
        (PasswordHash, PasswordChangedAt, MustChangePassword) = (hash, at, mustChange);
        EndSessions();
    }

    public void SetPerson(ProtectedText idNumber) =>
        (IdNumberCipher, PersonIndex, PersonIndexNext, IdNumberMasked) = (idNumber.Cipher, idNumber.Index, idNumber.NextIndex, idNumber.Masked);

    public void SetDisabled(bool disabled)
    {
        IsDisabled = disabled;
        EndSessions();
    }

    /// <summary>Sessions carry the stamp; a new one ends them all.</summary>
    public void EndSessions()
    {
        SecurityStamp = NewId.Next().ToString("N");
        Touch();
    }

    public void Touch() => Version++;
}

/// <summary>A try to sign in.</summary>
public sealed class SignInEntry : Entity
{
    public Guid? UserId { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset At { get; init; }

    public required SignInOutcome Outcome { get; init; }

    public string? Address { get; init; }
}

public enum SignInOutcome
{
    Succeeded,

    /// <summary>Unknown name or wrong password.</summary>
    Failed,

    /// <summary>Too many wrong passwords.</summary>
    Locked,

    /// <summary>The right password of a closed account.</summary>
    Disabled,
}

public enum UserState
{
    Active,

    /// <summary>By wrong passwords, for some minutes.</summary>
    Locked,

    /// <summary>By an administrator.</summary>
    Disabled,
}

/// <summary>A password hash used before.</summary>
public sealed class PasswordHistoryEntry : Entity
{
    public required Guid UserId { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }
}
