using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Benchmarks.Compile;

/// <summary>
/// The way that first comes to mind: every community's aggregates, people, accounts and receipts are loaded as tracked entities, computed by the same rules, and lines,
/// exclusions and evidence are added to the context and saved whenever a thousand are waiting. It does a little less than the product: merged households and lines of other
/// batches are not looked at, and there is no lease.
/// </summary>
internal sealed class TrackedEntities(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    private const int Chunk = 1_000;
    private static readonly Quarter Quarter = World.Quarter;

    private int _waiting;

    public static async Task RunAsync(BenchmarkApp app, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var services = scope.ServiceProvider;
        var work = new TrackedEntities(services.GetRequiredService<IAppDbContext>(), services.GetRequiredService<ICurrentUser>(), services.GetRequiredService<TimeProvider>());
        await work.RunAsync(ct);
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var policy = SubsidyPolicy.From((await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, Quarter.LastDay, ct)).Value).Value;
        var batches = await db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter == Quarter && x.State == SubsidyBatchState.Opened).Select(x => x.Id).ToListAsync(ct);
        foreach (var id in batches)
        {
            db.ForgetTracked();
            await db.InTransactionAsync(async token =>
            {
                await CompileAsync(await db.SubsidyBatches.SingleAsync(x => x.Id == id, token), policy, token);
                return true;
            }, ct);
        }
    }

    private async Task CompileAsync(SubsidyBatch batch, SubsidyPolicy policy, CancellationToken ct)
    {
        var day = Quarter.LastDay;
        var households = await db.Households.Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty).AsSplitQuery()
            .Where(x => x.Stays.Any(stay => stay.CommunityId == batch.CommunityId && stay.From <= day)).Where(x => x.SuccessorId == null || x.EndedOn > day)
            .OrderBy(x => x.Number).ToListAsync(ct);
        var ids = households.Select(x => x.Id).ToList();
        var people = await db.Residents.Where(x => db.HouseholdMembers.Any(member => ids.Contains(member.HouseholdId) && member.ResidentId == x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var accounts = (await db.PayoutAccounts.Where(x => ids.Contains(x.HouseholdId) && x.State == AccountState.Verified).ToListAsync(ct))
            .GroupBy(x => x.HouseholdId).ToDictionary(x => x.Key, x => x.MaxBy(account => account.VersionNumber)!);
        var numbers = accounts.Values.Select(x => x.AccountIndex).ToList();
        var shared = (await db.PayoutAccounts.Where(x => numbers.Contains(x.AccountIndex) && x.State == AccountState.Verified).ToListAsync(ct))
            .GroupBy(x => x.AccountIndex).Where(x => x.Select(account => account.HouseholdId).Distinct().Count() > 1).Select(x => x.Key).ToHashSet(StringComparer.Ordinal);
        var receipts = (await db.FeeReceipts.Where(x => ids.Contains(x.HouseholdId)).ToListAsync(ct)).ToLookup(x => x.HouseholdId);

        var (lines, excluded, fen) = (0, 0, 0L);
        var compiler = new HouseholdCompiler(batch.Id, batch.CommunityId, Quarter, policy);
        using var digest = new ContentDigest(policy.Version.Id);
        foreach (var household in households.Where(x => x.StayOn(day)?.CommunityId == batch.CommunityId))
        {
            var result = compiler.Compile(FactsOf(household, people, accounts.GetValueOrDefault(household.Id), shared, receipts[household.Id]));
            digest.Add(result);
            (lines, excluded, fen) = (lines + (result.Line is null ? 0 : 1), excluded + (result.Exclusion is null ? 0 : 1), fen + (result.Line?.AmountFen ?? 0));
            await AddAsync(result, ct);
        }

        var hash = digest.Finish();
        batch.RecordCompilation(policy.Version.Id, hash, user.Person, user.DisplayName, clock.GetUtcNow());
        db.Record(new AuditNote("compile", nameof(SubsidyBatch), batch.Id.ToString(), batch.CommunityId, $"{Quarter}：{lines} 户，{new Money(fen)} 元；不予发放 {excluded} 户", lines + excluded, hash));
        await SaveAsync(ct);
    }

    private async Task AddAsync(CompiledHousehold result, CancellationToken ct)
    {
        if (result.Line is { } line)
        {
            db.SubsidyLines.Add(line);
        }

        if (result.Exclusion is { } exclusion)
        {
            db.SubsidyExclusions.Add(exclusion);
        }

        db.SubsidyEvidence.AddRange(result.Evidence);
        _waiting += 1 + result.Evidence.Count;
        if (_waiting >= Chunk)
        {
            await SaveAsync(ct);
        }
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        _waiting = 0;
    }

    private static HouseholdQuarter FactsOf(Household household, Dictionary<Guid, Resident> people, PayoutAccount? account, HashSet<string> shared, IEnumerable<FeeReceipt> receipts)
    {
        var day = Quarter.LastDay;
        var today = new DateOnly(2026, 11, 25);
        var head = household.HeadOn(day) is { } row ? people.GetValueOrDefault(row.ResidentId) : null;
        var facts = new HouseholdFacts(household.Confirmation == Confirmation.Confirmed, household.RelocationKind, [.. household.Poverty.Select(x => new StatusSpell(x.Status, new(x.From, x.Until)))],
            [.. household.Stays.Select(x => new DayRange(x.From, x.Until))],
            [.. household.Members.Select(x => new MemberFact(people[x.ResidentId].RelocationKind, new(x.From, x.Until), people[x.ResidentId].DiedOn))]);
        var payee = account is null ? null : new PayeeAccount(account.Id, account.HolderResidentId, account.HolderName, account.AccountMasked,
            people.GetValueOrDefault(account.HolderResidentId)?.DiedOn is null, household.MembersOn(today).Any(x => x.ResidentId == account.HolderResidentId), shared.Contains(account.AccountIndex));
        var paid = receipts.Select(x => new ReceiptFact(x.Id, x.FeeType, x.Kind, x.Payer, x.PaidOn, x.ServiceFrom, x.ServiceTo, x.AmountFen, x.RefundOfId)).ToArray();
        return new(household.Id, household.Number, household.OriginTownshipCode, null, head?.Name ?? "", head?.DiedOn is null, facts, [], paid, payee, []);
    }
}
