using Microsoft.AspNetCore.Identity;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>A sign-in account. Several accounts of one human share <see cref="PersonIndex"/>, and count as one person wherever duties are separated.</summary>
public sealed class AppUser : IdentityUser<Guid>, IAudited
{
    public string DisplayName { get; set; } = "";

    public string Organisation { get; set; } = "";

    /// <summary>Blind index of the ID number.</summary>
    public string PersonIndex { get; set; } = "";

    public string IdNumberCipher { get; set; } = "";

    public string IdNumberMasked { get; set; } = "";

    public DateTimeOffset PasswordChangedAt { get; set; }

    public bool MustChangePassword { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A try to sign in.</summary>
public sealed class SignInEntry : Entity
{
    public Guid? UserId { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>success, bad-credentials, locked, disabled, expired</summary>
    public required string Outcome { get; init; }

    public string? Address { get; init; }
}

/// <summary>A password hash used before.</summary>
public sealed class PasswordHistoryEntry : Entity
{
    public required Guid UserId { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }
}
