using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Households with random people, statuses, moves, merges, deaths, accounts and receipts. Same seed, same county.</summary>
internal sealed class RandomCounty(TestApp app, Random random)
{
    private static readonly DateOnly Start = new(2025, 3, 1);

    public async Task<List<SubsidyScene>> BuildAsync(int communities, int householdsEach)
    {
        var scenes = new List<SubsidyScene>();
        for (var i = 0; i < communities; i++)
        {
            scenes.Add(await SubsidyScene.CreateAsync(app));
        }

        var households = new List<(SubsidyScene Scene, ArrangedHousehold Household)>();
        foreach (var scene in scenes)
        {
            for (var i = 0; i < householdsEach; i++)
            {
                households.Add((scene, await scene.AddAsync(Spec($"{scene.Prefix}{i:00}"))));
            }
        }

        foreach (var (scene, household) in households)
        {
            await PayAsync(scene, household);
        }

        foreach (var (scene, household) in households)
        {
            await ChangeAsync(scene, household, scenes, households);
        }

        return scenes;
    }

    private HouseholdSpec Spec(string number) => new(number)
    {
        From = Start,
        Kind = One(8) ? RelocationKind.Synchronous : One(15) ? RelocationKind.Addition : RelocationKind.RegisteredPoor,
        Status = One(8) ? PovertyStatus.Marginal : One(4) ? PovertyStatus.Unstable : PovertyStatus.LiftedOut,
        StatusFrom = One(6) ? Day() : Start,
        Confirmation = One(15) ? Confirmation.Pending : Confirmation.Confirmed,
        Others = [.. Enumerable.Range(0, random.Next(4)).Select(_ => One(3) ? RelocationKind.Synchronous : One(4) ? RelocationKind.Addition : RelocationKind.RegisteredPoor)],
        Account = One(12) ? null : "own",
        AccountState = One(12) ? AccountState.Pending : AccountState.Verified,
    };

    private async Task PayAsync(SubsidyScene scene, ArrangedHousehold household)
    {
        for (var i = random.Next(9); i > 0; i--)
        {
            var paidOn = One(3) ? Edge() : Day();
            var from = paidOn.AddDays(random.Next(-200, 60));
            var type = One(6) ? FeeType.Parking : One(10) ? FeeType.Penalty : (FeeType)random.Next(3);
            var payer = One(6) ? PayerKind.ThirdParty : One(20) ? PayerKind.Waived : PayerKind.Own;
            var amount = One(20) ? random.Next(1, 4) : random.Next(1, 40_000);
            var id = await scene.PayAsync(household, amount, Text(paidOn), type, payer, Text(from), Text(from.AddDays(random.Next(100))));
            if (One(4))
            {
                var refundOn = paidOn.AddDays(random.Next(120));
                await scene.RefundAsync(household, id, One(3) ? amount : random.Next(1, amount + 1), Text(refundOn < new DateOnly(2026, 11, 25) ? refundOn : new(2026, 11, 25)), type);
            }
        }
    }

    private async Task ChangeAsync(SubsidyScene scene, ArrangedHousehold household, List<SubsidyScene> scenes, List<(SubsidyScene Scene, ArrangedHousehold Household)> all)
    {
        var day = One(2) ? Edge() : Day();
        switch (random.Next(12))
        {
            case 0:
                await scene.ChangeAsync(household, x => x.Settle(scenes[(scenes.IndexOf(scene) + 1) % scenes.Count].Community.Id, null, day));
                break;
            case 1:
                await scene.ChangeAsync(household, x => x.MoveOut(day, "迁出"));
                break;
            case 2:
                await scene.DieAsync(household.HeadId, day);
                break;
            case 3 when household.Members.Count > 1:
                await scene.DieAsync(household.Members[1], day);
                break;
            case 4 when household.Members.Count > 1:
                await scene.ChangeAsync(household, x => x.RemoveMember(household.Members[1], day, "婚嫁"));
                break;
            case 5:
                await scene.ChangeAsync(household, x => x.PovertyOn(day) == PovertyStatus.Marginal ? Domain.Common.Result.Success : x.SetPoverty(PovertyStatus.Marginal, day));
                break;
            case 6 or 7:
                var into = all[random.Next(all.Count)].Household;
                if (into.Id != household.Id && string.CompareOrdinal(household.Number, into.Number) < 0)
                {
                    await scene.ChangeAsync(household, x => x.End(HouseholdEnd.Merged, day, into.Id));
                }

                break;
            case 8:
                await scene.ChangeAsync(household, x => x.End(HouseholdEnd.Extinct, day));
                break;
            default:
                break;
        }
    }

    private bool One(int of) => random.Next(of) == 0;

    private DateOnly Day() => new DateOnly(2026, 3, 1).AddDays(random.Next(265));

    private DateOnly Edge() => new DateOnly[] { new(2026, 3, 31), new(2026, 4, 1), new(2026, 6, 30), new(2026, 7, 1), new(2026, 9, 30), new(2026, 10, 1) }[random.Next(6)];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
