using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Access;

/// <summary>An account the installer made, with its initial password.</summary>
internal sealed record FirstAdministrator(string UserName, string Password, string RoleName);

/// <summary>
/// The security, system and audit administrators of an empty installation: three accounts that stand for three people. Whose they are is entered by the
/// security administrator, once (PUT /users/{id}/identity).
/// </summary>
internal sealed class FirstAdministrators(AppDbContext db, CurrentUser user, ILookupNormalizer names, IPasswordHasher<AppUser> passwords, TimeProvider clock)
{
    private static readonly (Role Role, string UserName)[] Wanted = [(Role.SecurityAdministrator, "security"), (Role.SystemAdministrator, "system"), (Role.AuditAdministrator, "auditor")];

    /// <summary>Empty when there are accounts already.</summary>
    public async Task<IReadOnlyList<FirstAdministrator>> CreateAsync(CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
        {
            return [];
        }

        user.BecomeSystem("installer");
        var now = clock.GetUtcNow();
        var made = new List<FirstAdministrator>();
        foreach (var (role, userName) in Wanted)
        {
            var (password, roleName) = (OneTimePassword.Next(), RoleCatalogue.Of(role).ChineseName);
            var account = new AppUser
            {
                Id = NewId.Next(),
                UserName = userName,
                NormalizedUserName = names.NormalizeName(userName),
                DisplayName = roleName,
                PersonIndex = AppUser.UnknownPerson + userName,
                CreatedAt = now,
            };
            account.SetPassword(passwords.HashPassword(account, password), now, mustChange: true);
            db.Users.Add(account);
            db.UserGrants.Add(UserGrant.Create(account.Id, role, null, null, clock.LocalToday(), null).Value);
            made.Add(new(userName, password, roleName));
        }

        await db.SaveChangesAsync(ct);
        return made;
    }
}
