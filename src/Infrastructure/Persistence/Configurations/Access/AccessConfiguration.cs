using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Access;

internal sealed class AccessConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<AppUser>(user =>
        {
            user.ToTable("Users");
            user.Property(x => x.IdNumberCipher).HasMaxLength(400);
            user.Property(x => x.PasswordHash).HasMaxLength(400);
            user.Property(x => x.Version).IsConcurrencyToken();
            user.HasIndex(x => x.PersonIndex);
            user.HasIndex(x => x.PersonIndexNext);
        });
        builder.Entity<UserGrant>(grant =>
        {
            grant.ToTable("UserGrants");
            grant.Property(x => x.TownshipCode).HasMaxLength(9);
            grant.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
            grant.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            grant.HasOne<Township>().WithMany().HasForeignKey(x => x.TownshipCode);
            grant.Ignore(x => x.Period);
            grant.HasIndex(x => new { x.UserId, x.Role });
        });
        builder.Entity<SignInEntry>(entry =>
        {
            entry.ToTable("SignIns");
            entry.HasIndex(x => x.At);
            entry.HasIndex(x => new { x.UserId, x.At });
        });
        builder.Entity<SignInTries>(tries =>
        {
            tries.ToTable("SignInTries");
            tries.HasKey(x => x.Name);
            tries.Property(x => x.Name).HasMaxLength(100);
            tries.HasIndex(x => x.At);
        });
        builder.Entity<DataProtectionKey>().Property(x => x.Xml).HasMaxLength(-1);
        builder.Entity<PasswordHistoryEntry>(entry =>
        {
            entry.ToTable("PasswordHistory");
            entry.Property(x => x.Hash).HasMaxLength(400);
            entry.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
            entry.HasIndex(x => new { x.UserId, x.At });
        });
    }
}
