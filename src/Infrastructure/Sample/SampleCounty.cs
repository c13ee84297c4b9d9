using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>
/// Xia County with made-up people: eight sites, 1 484 households, 5 965 people, receipts since October 2024, the quarters up to 2026Q2 settled on paper.
/// Loaded in one transaction into an empty database; the same at every first start.
/// </summary>
internal sealed partial class SampleCounty(AppDbContext db, IBulkWriter bulk, IFieldProtector protector, CurrentUser current, TimeProvider clock, SamplePapers papers, SamplePolicies policies, SampleFunds funds, SampleHolidays holidays, SampleHeadCounts headCounts,
    SampleOrganisation organisation, SamplePayroll payroll, SampleParty party, ILogger<SampleCounty> logger) : ISampleCounty
{
    private const int Seed = 140_828;
    private static readonly DateOnly Today = SampleFees.LastDay;

    public IReadOnlyList<SampleSignIn> SignIns { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        current.BecomeSystem("sample-county");
        if (!await db.Communities.AnyAsync(ct))
        {
            await db.InTransactionAsync(async token =>
            {
                await WriteAsync(token);
                return Result.Success;
            }, ct);
            db.ForgetTracked();
            LogLoaded(logger, SampleSites.Households, SampleSites.People);
        }

        SignIns = await ReadSignInsAsync(ct);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
#pragma warning disable CA5394 // made-up data, the same at every start
        var random = new Random(Seed);
#pragma warning restore CA5394
        var now = clock.GetUtcNow();
        var identities = new SampleIdentities(random);
        var accounts = new SampleAccounts(protector, identities, now);
        db.Townships.AddRange(SampleSites.Townships.Select(x => Township.Create(x.Code, x.Name)));
        var communities = SampleSites.All.Select(site =>
            Community.Create(site.Code, site.Name, site.Form, site.Destination, site.Lead, site.Origins, site.OccupiedFrom)).ToList();
        db.Communities.AddRange(communities);
        await db.SaveChangesAsync(ct);

        accounts.AddCounty();
        var checkers = new Dictionary<string, AppUser>(StringComparer.Ordinal);
        foreach (var (site, community) in SampleSites.All.Zip(communities))
        {
            var township = SampleSites.Townships.First(x => x.Code == site.Lead);
            if (!checkers.TryGetValue(site.Lead, out var checker))
            {
                checkers[site.Lead] = checker = accounts.AddTownship(township.Code, township.Name, SampleSites.TownshipSuffixes[township.Code]);
            }

            var clerk = accounts.AddCommunity(community, site.Code.ToLowerInvariant());
            var makers = new SampleMakers(new(clerk.PersonIndex), clerk.DisplayName, new(checker.PersonIndex), checker.DisplayName, now);
            headCounts.Take(community, await WriteSiteAsync(site, community, makers, identities, random, ct));
        }

        db.Users.AddRange(accounts.Users);
        db.UserGrants.AddRange(accounts.Grants);
        await db.SaveChangesAsync(ct);
        var administrators = accounts.Users.Where(x => x.UserName is "county" or "county2").ToList();
        await policies.WriteAsync(administrators[0], administrators[1], ct);
        await funds.WriteAsync(accounts.Users.Single(x => x.UserName == "finance1"), accounts.Users.Single(x => x.UserName == "finance2"), ct);
        await holidays.WriteAsync(administrators[0], administrators[1], ct);
        var users = accounts.Users.ToDictionary(x => x.UserName!, StringComparer.Ordinal);
        await headCounts.WriteAsync(users, ct);
        await organisation.WriteAsync(communities, users, ct);
        await payroll.WriteAsync(communities.Single(x => x.Code == "XT"), users, ct);
        await party.WriteAsync(accounts.Users, ct);
    }

    private async Task<SampleRegistry> WriteSiteAsync(SampleSite site, Community community, SampleMakers makers, SampleIdentities identities, Random random, CancellationToken ct)
    {
        var households = new SampleHouseholds(identities, random);
        var registry = new SampleSiteBuilder(site, community, households, identities, protector, makers, Today, random).Build();
        await bulk.InsertAsync(registry.Buildings, ct);
        await bulk.InsertAsync(registry.Units, ct);
        await bulk.InsertAsync(registry.Dwellings, ct);
        await bulk.InsertAsync(registry.Residents, ct);
        await bulk.InsertAsync(registry.Households, ct);
        await bulk.InsertAsync(registry.Households.SelectMany(x => x.Stays), ct);
        await bulk.InsertAsync(registry.Households.SelectMany(x => x.Members), ct);
        await bulk.InsertAsync(registry.Households.SelectMany(x => x.Heads), ct);
        await bulk.InsertAsync(registry.Households.SelectMany(x => x.Poverty), ct);
        await bulk.InsertAsync(registry.Accounts, ct);
        db.Record(new AuditNote("bulk-create", nameof(Household), community.Id.ToString(), community.Id, "示范县户籍", registry.Households.Count, AuditDigest.Of(registry.Households.Select(x => x.Number))));

        var source = FeeSource.Create(community.Id, site.Code + "-WY", site.Name + "物业服务有限公司");
        db.FeeSources.Add(source);
        var (property, water) = site.Prices;
        db.Tariffs.AddRange(
            Tariff.Create(community.Id, source.Id, FeeType.Property, TariffBasis.SquareMetreMonth, property * 100L, null, site.OccupiedFrom, null),
            Tariff.Create(community.Id, source.Id, FeeType.Water, TariffBasis.CubicMetre, water * 100L, 30, site.OccupiedFrom, null));
        if (site.Blocks.Any(block => block.HasElevator))
        {
            db.Tariffs.Add(Tariff.Create(community.Id, source.Id, FeeType.Elevator, TariffBasis.Month, SampleFees.ElevatorFenPerMonth * 100L, null, site.OccupiedFrom, null));
        }

        await db.SaveChangesAsync(ct);
        var fees = new SampleFees(site.Code, source.Id, property, water, makers.Maker, makers.At, random);
        var receipts = registry.Payers.SelectMany(fees.ReceiptsOf).ToList();
        // a refund names its payment, so payments go first
        await bulk.InsertAsync(receipts.Where(x => x.RefundOfId is null), ct);
        await bulk.InsertAsync(receipts.Where(x => x.RefundOfId is not null), ct);
        await bulk.InsertAsync(registry.Payers.SelectMany(fees.BillsOf), ct);
        db.Record(new AuditNote("bulk-create", nameof(FeeReceipt), source.Id.ToString(), community.Id, "示范县缴费", receipts.Count,
            AuditDigest.Of(receipts.Select(x => $"{x.ReceiptNumber}|{x.LineNumber}|{x.HouseholdId}|{x.AmountFen}"))));
        await papers.WriteAsync(community, registry, receipts, ct);
        return registry;
    }

    private async Task<IReadOnlyList<SampleSignIn>> ReadSignInsAsync(CancellationToken ct)
    {
        var rows = await (
            from user in db.Users.AsNoTracking()
            join grant in db.UserGrants on user.Id equals grant.UserId
            select new { user.UserName, grant.Role, user.Organisation, user.DisplayName }).ToListAsync(ct);
        // the table shows the county, and one site and its townships in full; the other sites have the same names with their own ending
        return [.. rows.Where(x => !x.UserName!.Contains('.', StringComparison.Ordinal) || x.UserName.EndsWith(".xt", StringComparison.Ordinal) || x.UserName.EndsWith(".qijiahe", StringComparison.Ordinal))
            .OrderBy(x => x.Role).ThenBy(x => x.UserName, StringComparer.Ordinal)
            .Select(x => new SampleSignIn(x.UserName!, SampleAccounts.Password, RoleCatalogue.Of(x.Role).ChineseName, x.Organisation, x.DisplayName))];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample county loaded: {Households} households, {People} people")]
    private static partial void LogLoaded(ILogger logger, int households, int people);
}
