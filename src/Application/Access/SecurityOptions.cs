namespace Resettlement.Application.Access;

/// <summary>Section "Security": the county's choice of the security.* parameters. The defaults follow GB/T 22239.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Logs are kept for six months at least (GB/T 22239).</summary>
    public const int LeastLogDays = 183;

    /// <summary>Days until a password must be changed.</summary>
    public int PasswordDays { get; set; } = 90;

    /// <summary>The newest passwords, the current one included, that may not be taken again.</summary>
    public int PasswordHistory { get; set; } = 5;

    /// <summary>Wrong passwords in a row that lock a user name.</summary>
    public int LockFailures { get; set; } = 5;

    public int LockMinutes { get; set; } = 10;

    /// <summary>A session ends after this time without a request.</summary>
    public int IdleMinutes { get; set; } = 20;

    /// <summary>Tries to sign in from one address.</summary>
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Days for which tries to sign in are kept; fewer than <see cref="LeastLogDays"/> count as that many.</summary>
    public int SignInLogDays { get; set; } = 366;

    /// <summary>Forms of the public pages that one address may send.</summary>
    public int PublicFormsPerMinute { get; set; } = 10;

    /// <summary>On where the product is reached by https: the cookie is then sent over https alone, under a name that browsers protect.</summary>
    public bool SecureCookies { get; set; }

    /// <summary>Tells browsers to come back by https only.</summary>
    public bool Hsts { get; set; }
}
