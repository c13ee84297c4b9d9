using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Persistence.Configurations.Registry;

internal sealed class SiteConfiguration : IModelConfiguration
{
    public void Configure(ModelBuilder builder, AppDbContext context)
    {
        builder.Entity<Township>(township =>
        {
            township.ToTable("Townships");
            township.HasKey(x => x.Code);
            township.Property(x => x.Code).HasMaxLength(9);
        });
        builder.Entity<Community>(community =>
        {
            community.ToTable("Communities");
            community.Property(x => x.Code).HasMaxLength(20);
            community.HasOne<Township>().WithMany().HasForeignKey(x => x.DestinationTownshipCode);
            community.HasOne<Township>().WithMany().HasForeignKey(x => x.LeadTownshipCode);
            community.HasIndex(x => x.Code).IsUnique().HasDatabaseName("ux_communities_code");
            community.HasIndex(x => x.Name).IsUnique().HasDatabaseName("ux_communities_name");
            community.HasMany(x => x.Origins).WithOne().HasForeignKey(x => x.CommunityId);
        });
        builder.Entity<CommunityOrigin>(origin =>
        {
            origin.ToTable("CommunityOrigins");
            origin.HasKey(x => new { x.CommunityId, x.TownshipCode });
            origin.HasOne<Township>().WithMany().HasForeignKey(x => x.TownshipCode);
        });
        builder.Entity<Building>(building =>
        {
            building.ToTable("Buildings");
            building.Property(x => x.Number).HasMaxLength(20);
            building.HasOne<Community>().WithMany().HasForeignKey(x => x.CommunityId);
            building.HasIndex(x => new { x.CommunityId, x.Number }).IsUnique().HasDatabaseName("ux_buildings_number");
        });
        builder.Entity<BuildingUnit>(unit =>
        {
            unit.ToTable("BuildingUnits");
            unit.Property(x => x.Number).HasMaxLength(20);
            unit.HasOne<Building>().WithMany().HasForeignKey(x => x.BuildingId);
            unit.HasIndex(x => new { x.BuildingId, x.Number }).IsUnique().HasDatabaseName("ux_buildingunits_number");
        });
        builder.Entity<Dwelling>(dwelling =>
        {
            dwelling.ToTable("Dwellings");
            dwelling.Property(x => x.RoomNumber).HasMaxLength(20);
            dwelling.HasOne<Building>().WithMany().HasForeignKey(x => x.BuildingId);
            dwelling.HasOne<BuildingUnit>().WithMany().HasForeignKey(x => x.UnitId);
            dwelling.HasIndex(x => x.CommunityId);
            dwelling.HasIndex(x => new { x.BuildingId, x.UnitId, x.RoomNumber }).IsUnique()
                .HasFilter($"{context.Column("UnitId")} IS NOT NULL").HasDatabaseName("ux_dwellings_room");
            dwelling.HasIndex(x => new { x.BuildingId, x.RoomNumber }).IsUnique()
                .HasFilter($"{context.Column("UnitId")} IS NULL").HasDatabaseName("ux_dwellings_courtyard");
        });
    }
}
