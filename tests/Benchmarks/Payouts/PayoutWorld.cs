using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>Communities of equal size in which every household paid its three fees and can be paid: as many lines as households.</summary>
internal static class PayoutWorld
{
    public const string Township = "140828100";
    public const int HouseholdsOfCommunity = 2_048;
    public const string RuralCode = "402181000018";
    public const string PostCode = "403181000026";

    private const int DwellingsOfBuilding = 24;
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private const string Given = "建国军强明勇志刚伟平海东民生文武林峰红星秀英芳兰梅霞玲丽娟燕";

    public static async Task WriteAsync(BenchmarkApp app, int communities, CancellationToken ct)
    {
        await using (var scope = app.SystemScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
            await scope.ServiceProvider.GetRequiredService<KeyCheck>().EnsureAsync(ct);
        }

        foreach (var area in new[] { PolicyArea.Subsidy, PolicyArea.Notice, PolicyArea.Signing })
        {
            await PublishPolicyAsync(app, area, ct);
        }

        var sites = new List<Site>();
        await app.ArrangeAsync(async (db, bulk, token) =>
        {
            db.Townships.Add(Domain.Registry.Township.Create(Township, "示范镇"));
            var table = HolidayYear.Enter(2026, "国办发明电〔2025〕7号", new(2025, 11, 4), [new(new(2026, 10, 1), DayKind.Off, "国庆节")], new("writer"), "甲", World.EnteredAt).Value;
            World.Must(table.Confirm(new("publisher"), "乙", World.EnteredAt));
            db.HolidayYears.Add(table);
            await db.SaveChangesAsync(token);
            sites.AddRange(Enumerable.Range(0, communities).Select(Site.Create));
            await bulk.InsertAsync(sites.Select(x => x.Community), token);
            await bulk.InsertAsync(sites.SelectMany(x => x.Community.Origins), token);
            await bulk.InsertAsync(sites.Select(x => new AuditChainHead { Chain = x.Community.Id.ToString(), Hash = AuditHasher.Genesis }), token);
            await bulk.InsertAsync(sites.Select(x => x.Source), token);
            await bulk.InsertAsync(sites.Select(x => SubsidyBatch.SettledOnPaper(x.Community.Id, World.Quarter.Previous, "夏纸〔2026〕2号", new("clerk"), "录入员", World.EnteredAt)), token);
        }, ct);
        var protector = app.Services.GetRequiredService<IFieldProtector>();
        foreach (var (site, number) in sites.Select((x, i) => (x, i)))
        {
            await WriteSiteAsync(app, site, number, protector, ct);
        }
    }

    private static async Task WriteSiteAsync(BenchmarkApp app, Site site, int number, IFieldProtector protector, CancellationToken ct)
    {
        var (buildings, dwellings, people, households, accounts, receipts) = (new List<Building>(), new List<Dwelling>(), new List<Resident>(), new List<Household>(), new List<PayoutAccount>(), new List<FeeReceipt>());
        for (var i = 0; i < HouseholdsOfCommunity; i++)
        {
            var all = (number * HouseholdsOfCommunity) + i;
            if (i % DwellingsOfBuilding == 0)
            {
                buildings.Add(Building.Create(site.Community.Id, BuildingKind.Building, $"{buildings.Count + 1}", 6, hasElevator: true));
            }

            dwellings.Add(Dwelling.Create(buildings[^1], null, $"{i % DwellingsOfBuilding + 101}", 1, 10_000));
            var name = $"{Surnames[World.Draw(all, 1, Surnames.Length)]}{Given[World.Draw(all, 2, Given.Length)]}{Given[World.Draw(all, 3, Given.Length)]}";
            var head = Resident.Create(name, protector.Protect(FieldPurpose.IdNumber, $"140899{all:000000000000}", "140899********0000"), new(1960, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
            var household = Household.Form(HouseholdNumber.Parse($"{site.Community.Code}{i:000000}").Value, site.Community.Id, Township, RelocationKind.RegisteredPoor, World.Occupied, Confirmation.Confirmed);
            World.Must(household.AddMember(head.Id, RelationToHead.Head.Code, World.Occupied));
            World.Must(household.SetHead(head.Id, World.Occupied));
            World.Must(household.Settle(site.Community.Id, dwellings[^1].Id, World.Occupied));
            World.Must(household.SetPoverty(PovertyStatus.LiftedOut, World.Occupied));
            var digits = $"9990{all:000000000000000}";
            // every fourth goes through the second bank
            var account = PayoutAccount.Create(household.Id, 1, head.Id, head.Name, protector.Protect(FieldPurpose.Account, digits, "****" + digits[^4..]), i % 4 == 3 ? "邮储银行夏县支行" : "夏县农村信用社",
                i % 4 == 3 ? PostCode : RuralCode, World.Occupied, new("clerk"), World.Occupied.StartOfDay());
            World.Must(account.Verify(new("township"), VerificationMethod.Township, World.Occupied.StartOfDay()));
            people.Add(head);
            households.Add(household);
            accounts.Add(account);
            receipts.AddRange(new[] { FeeType.Property, FeeType.Elevator, FeeType.Water }.Select((type, line) => Receipt(site, household.Id, all, line, type)));
        }

        await app.ArrangeAsync(async (_, bulk, token) =>
        {
            await bulk.InsertAsync(buildings, token);
            await bulk.InsertAsync(dwellings, token);
            await bulk.InsertAsync(people, token);
            await bulk.InsertAsync(households, token);
            await bulk.InsertAsync(households.SelectMany(x => x.Members), token);
            await bulk.InsertAsync(households.SelectMany(x => x.Heads), token);
            await bulk.InsertAsync(households.SelectMany(x => x.Stays), token);
            await bulk.InsertAsync(households.SelectMany(x => x.Poverty), token);
            await bulk.InsertAsync(accounts, token);
            await bulk.InsertAsync(receipts, token);
        }, ct);
    }

    private static FeeReceipt Receipt(Site site, Guid householdId, int number, int line, FeeType type) => new()
    {
        CommunityId = site.Community.Id,
        HouseholdId = householdId,
        SourceId = site.Source.Id,
        ReceiptNumber = $"R{number:00000000}",
        LineNumber = line + 1,
        Kind = ReceiptKind.Payment,
        FeeType = type,
        Payer = PayerKind.Own,
        ServiceFrom = World.Quarter.Start,
        ServiceTo = World.Quarter.LastDay,
        PaidOn = World.Quarter.Start.AddDays(World.Draw(number, 4 + line, 80)),
        AmountFen = 1_000 + World.Draw(number, 10 + line, 20_000),
        RecordedBy = new("clerk"),
        RecordedAt = World.EnteredAt,
    };

    private static Task PublishPolicyAsync(BenchmarkApp app, PolicyArea area, CancellationToken ct) => app.ArrangeAsync(async (db, _, token) =>
    {
        var values = PolicyCatalogue.Of(area).Where(x => x.FormValue.Length > 0).Select(x => new PolicyInput(x.Key, x.FormValue, x.FormClause));
        var version = PolicyVersion.Draft(area, new("夏政发〔2018〕8号", "办法", new(2018, 1, 1)), new(2018, 1, 1), null, values, new("writer"), "甲", World.EnteredAt).Value;
        World.Must(version.Submit());
        db.PolicyVersions.Add(version);
        await db.SaveChangesAsync(token);
        var book = await db.PolicyBooks.SingleAsync(x => x.Area == area, token);
        World.Must(book.Publish(version, [], new("publisher"), "乙", World.EnteredAt));
    }, ct);
}
