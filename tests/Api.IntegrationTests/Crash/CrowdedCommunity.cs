using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Crash;

/// <summary>Many households of one head each, with an account that banks take and a receipt of the quarter, written in bulk.</summary>
internal static class CrowdedCommunity
{
    public static async Task FillAsync(TestApp app, SubsidyScene scene, int households)
    {
        await using var scope = app.SystemScope();
        var (db, bulk, protector) = (scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetRequiredService<IBulkWriter>(), scope.ServiceProvider.GetRequiredService<IFieldProtector>());
        var (people, made, accounts) = (new List<Resident>(), new List<Household>(), new List<PayoutAccount>());
        for (var i = 0; i < households; i++)
        {
            var person = Resident.Create($"张建{i}", null, new(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
            var household = Household.Form(HouseholdNumber.Parse($"{scene.Prefix}{i:000000}").Value, scene.Community.Id, scene.Community.LeadTownshipCode, RelocationKind.RegisteredPoor,
                SubsidyScene.Occupied, Confirmation.Confirmed);
            Must(household.AddMember(person.Id, RelationToHead.Head.Code, SubsidyScene.Occupied));
            Must(household.SetHead(person.Id, SubsidyScene.Occupied));
            Must(household.Settle(scene.Community.Id, null, SubsidyScene.Occupied));
            Must(household.SetPoverty(PovertyStatus.LiftedOut, SubsidyScene.Occupied));
            var number = $"9990{TestApp.NextNumber():000000000000000}";
            var account = PayoutAccount.Create(household.Id, 1, person.Id, person.Name, protector.Protect(FieldPurpose.Account, number, "****" + number[^4..]), "示例银行", PayoutScene.RuralCode,
                SubsidyScene.Occupied, new("clerk"), SubsidyScene.Occupied.StartOfDay());
            Must(account.Verify(new("township"), VerificationMethod.Township, SubsidyScene.Occupied.StartOfDay()));
            people.Add(person);
            made.Add(household);
            accounts.Add(account);
        }

        await db.InTransactionAsync(async ct =>
        {
            await bulk.InsertAsync(people, ct);
            await bulk.InsertAsync(made, ct);
            await bulk.InsertAsync(made.SelectMany(x => x.Members), ct);
            await bulk.InsertAsync(made.SelectMany(x => x.Heads), ct);
            await bulk.InsertAsync(made.SelectMany(x => x.Stays), ct);
            await bulk.InsertAsync(made.SelectMany(x => x.Poverty), ct);
            await bulk.InsertAsync(accounts, ct);
            await bulk.InsertAsync(made.Select((x, i) =>
                scene.Receipt(x.Id, ReceiptKind.Payment, FeeType.Property, PayerKind.Own, "2026-08-10", 5_000 + i, null, "2026-07-01", "2026-09-30")), ct);
            return Result.Success;
        }, default);
    }

    private static void Must(Result result) => Assert.That(result.Error?.Code, Is.Null);
}
