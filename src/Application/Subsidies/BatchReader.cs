using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Reads the households of some communities and a quarter with everything their quarter depends on, community by community and by household number, in chunks: a dozen
/// set-based queries per chunk, memory bounded by the chunk. Call inside a snapshot.
/// </summary>
internal sealed class BatchReader(IAppDbContext db, IReadOnlyList<BatchOf> batches, Quarter quarter, DateOnly today)
{
    public const int ChunkSize = 2_000;

    private readonly DateOnly _day = quarter.LastDay;
    private readonly DateOnly _start = quarter.Start;
    private readonly DateOnly _end = quarter.EndExclusive;

    /// <summary>Households that lived there on the last day, and those that left the sites from there and still paid in the quarter.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(BatchOf Batch, HouseholdQuarter Household)>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // ids and numbers alone are held for all; order is the ordinal one of the number, the same on every database
        var place = batches.Select((batch, i) => (batch.CommunityId, i)).ToDictionary(x => x.CommunityId, x => x.i);
        var communities = place.Keys.ToArray();
        var households = (await (
            from stay in db.HouseholdStays.AsNoTracking()
            where EF.Parameter(communities).Contains(stay.CommunityId) && stay.From <= _day && (stay.Until == null || stay.Until > stay.From)
            join household in db.Households on stay.HouseholdId equals household.Id
            where household.SuccessorId == null || household.EndedOn > _day
            select new { stay.CommunityId, household.Id, household.Number }).Distinct().ToListAsync(ct)).ConvertAll(x => new Candidate(place[x.CommunityId], x.Id, x.Number));
        households.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : string.CompareOrdinal(a.Number, b.Number));

        foreach (var chunk in households.Chunk(ChunkSize))
        {
            yield return await ReadChunkAsync(chunk, ct);
        }
    }

    private async Task<IReadOnlyList<(BatchOf Batch, HouseholdQuarter Household)>> ReadChunkAsync(Candidate[] candidates, CancellationToken ct)
    {
        // one that moved between two communities is a candidate of both
        var ids = candidates.Select(x => x.Id).Distinct().ToArray();
        var roots = await HeaderQuery(db.Households.Where(x => EF.Parameter(ids).Contains(x.Id))).ToListAsync(ct);
        var headers = roots.ToDictionary(x => x.Id);
        var merged = await ReadMergedAsync(ids, ct);
        var mergedInto = merged.ToLookup(x => x.Root, x => x.Header);
        var family = ids.Concat(merged.Select(x => x.Header.Id)).ToArray();
        var rootOf = ids.ToDictionary(id => id);
        merged.ForEach(x => rootOf[x.Header.Id] = x.Root);

        var facts = await ReadFactsAsync(family, ct);
        var receipts = await ReadReceiptsAsync(family, rootOf, ct);
        var heads = await ReadHeadsAsync(ids, ct);
        var accounts = await ReadAccountsAsync(roots, facts, ct);
        var earlier = await ReadEarlierLinesAsync(family, rootOf, ct);

        var result = new List<(BatchOf, HouseholdQuarter)>(candidates.Length);
        foreach (var candidate in candidates)
        {
            var (batch, root) = (batches[candidate.Place], headers[candidate.Id]);
            var own = facts.Of(root);
            var mine = receipts[root.Id].ToArray();
            var home = own.CommunityOn(_day);
            if (home is null ? own.LastCommunityBefore(_day) != batch.CommunityId || !Array.Exists(mine, receipt => receipt.Kind == ReceiptKind.Payment) : home != batch.CommunityId)
            {
                continue;
            }

            var head = heads.GetValueOrDefault(root.Id);
            result.Add((batch, new(root.Id, root.Number, root.OriginTownshipCode, own.BuildingOn(_day), head?.Name ?? "", head?.IsAlive ?? true, own.ToFacts(root),
                [.. mergedInto[root.Id].Select(header => new MergedHousehold(facts.Of(header).ToFacts(header), header.EndedOn!.Value.AddDays(-1)))],
                mine, accounts.GetValueOrDefault(root.Id), [.. earlier[root.Id].Where(line => line.BatchId != batch.BatchId).Select(line => line.Line)])));
        }

        return result;
    }

    private static IQueryable<Header> HeaderQuery(IQueryable<Household> households) =>
        households.AsNoTracking().Select(x => new Header(x.Id, x.Number, x.OriginTownshipCode, x.RelocationKind, x.Confirmation, x.EndedOn, x.SuccessorId));

    /// <summary>The chain of households that were merged into these by the last day, however long.</summary>
    private async Task<List<(Guid Root, Header Header)>> ReadMergedAsync(Guid[] ids, CancellationToken ct)
    {
        var merged = new List<(Guid Root, Header Header)>();
        var rootOf = ids.ToDictionary(id => id);
        var level = ids;
        while (level.Length > 0)
        {
            var found = await HeaderQuery(db.Households.Where(x => x.SuccessorId != null && EF.Parameter(level).Contains(x.SuccessorId!.Value) && x.EndedOn <= _day)).ToListAsync(ct);
            var next = new List<Guid>();
            foreach (var header in found)
            {
                if (rootOf.TryAdd(header.Id, rootOf[header.SuccessorId!.Value]))
                {
                    merged.Add((rootOf[header.Id], header));
                    next.Add(header.Id);
                }
            }

            level = [.. next];
        }

        return merged;
    }

    private async Task<FactTable> ReadFactsAsync(Guid[] family, CancellationToken ct)
    {
        var stays = await (
            from stay in db.HouseholdStays.AsNoTracking()
            where EF.Parameter(family).Contains(stay.HouseholdId)
            join dwelling in db.Dwellings on stay.DwellingId equals dwelling.Id into dwellings
            from dwelling in dwellings.DefaultIfEmpty()
            join building in db.Buildings on dwelling.BuildingId equals building.Id into buildings
            from building in buildings.DefaultIfEmpty()
            select new { stay.HouseholdId, stay.CommunityId, stay.From, stay.Until, Building = building.Number }).ToListAsync(ct);
        var spells = await db.PovertySpells.AsNoTracking().Where(x => EF.Parameter(family).Contains(x.HouseholdId))
            .Select(x => new { x.HouseholdId, x.Status, x.From, x.Until }).ToListAsync(ct);
        var members = await (
            from member in db.HouseholdMembers.AsNoTracking()
            where EF.Parameter(family).Contains(member.HouseholdId)
            join resident in db.Residents on member.ResidentId equals resident.Id
            select new { member.HouseholdId, member.ResidentId, member.From, member.Until, resident.RelocationKind, resident.DiedOn }).ToListAsync(ct);

        var table = new FactTable();
        stays.ForEach(x => table[x.HouseholdId].Stays.Add(new(x.CommunityId, new(x.From, x.Until), x.Building)));
        spells.ForEach(x => table[x.HouseholdId].Statuses.Add(new(x.Status, new(x.From, x.Until))));
        members.ForEach(x => table[x.HouseholdId].Members.Add((x.ResidentId, new(x.RelocationKind, new(x.From, x.Until), x.DiedOn))));
        return table;
    }

    /// <summary>Payments of the quarter, refunds of those payments whenever dated, and refunds dated in the quarter of payments of other quarters. Each belongs to one household.</summary>
    private async Task<ILookup<Guid, ReceiptFact>> ReadReceiptsAsync(Guid[] family, Dictionary<Guid, Guid> rootOf, CancellationToken ct)
    {
        var payments = await db.FeeReceipts.AsNoTracking()
            .Where(x => EF.Parameter(family).Contains(x.HouseholdId) && x.PaidOn >= _start && x.PaidOn < _end && x.Kind == ReceiptKind.Payment)
            .Select(x => new Row(x.HouseholdId, x.Id, x.FeeType, ReceiptKind.Payment, x.Payer, x.PaidOn, x.ServiceFrom, x.ServiceTo, x.AmountFen, null)).ToListAsync(ct);
        var refunds = await (
            from refund in db.FeeReceipts.AsNoTracking()
            join payment in db.FeeReceipts on refund.RefundOfId equals payment.Id
            where EF.Parameter(family).Contains(payment.HouseholdId) && payment.PaidOn >= _start && payment.PaidOn < _end
            select new Row(payment.HouseholdId, refund.Id, refund.FeeType, refund.Kind, refund.Payer, refund.PaidOn, refund.ServiceFrom, refund.ServiceTo, refund.AmountFen, refund.RefundOfId)).ToListAsync(ct);
        var ofOtherQuarters = await (
            from refund in db.FeeReceipts.AsNoTracking()
            join payment in db.FeeReceipts on refund.RefundOfId equals payment.Id
            where EF.Parameter(family).Contains(refund.HouseholdId) && refund.PaidOn >= _start && refund.PaidOn < _end && (payment.PaidOn < _start || payment.PaidOn >= _end)
            select new Row(refund.HouseholdId, refund.Id, refund.FeeType, refund.Kind, refund.Payer, refund.PaidOn, refund.ServiceFrom, refund.ServiceTo, refund.AmountFen, refund.RefundOfId)).ToListAsync(ct);
        return payments.Concat(refunds).Concat(ofOtherQuarters).ToLookup(x => rootOf[x.HouseholdId], x => x.ToFact());
    }

    private async Task<Dictionary<Guid, HeadRow>> ReadHeadsAsync(Guid[] ids, CancellationToken ct)
    {
        var rows = await (
            from head in db.HouseholdHeads.AsNoTracking()
            where EF.Parameter(ids).Contains(head.HouseholdId) && head.From <= _day && (head.Until == null || head.Until > head.From)
            join resident in db.Residents on head.ResidentId equals resident.Id
            select new { head.HouseholdId, head.From, resident.Name, IsAlive = resident.DiedOn == null }).ToListAsync(ct);
        return rows.GroupBy(x => x.HouseholdId).ToDictionary(group => group.Key, group => group.MaxBy(x => x.From) is { } last ? new HeadRow(last.Name, last.IsAlive) : null!);
    }

    /// <summary>The account in force today: the highest version that was verified and has begun. One that was sent back since keeps its place, so that no older one returns.</summary>
    private async Task<Dictionary<Guid, PayeeAccount>> ReadAccountsAsync(IReadOnlyList<Header> roots, FactTable facts, CancellationToken ct)
    {
        var ids = roots.Select(x => x.Id).ToArray();
        var rows = await (
            from account in db.PayoutAccounts.AsNoTracking()
            where EF.Parameter(ids).Contains(account.HouseholdId) && (account.State == AccountState.Verified || account.ReverifyAt != null) && account.EffectiveFrom <= today
            join holder in db.Residents on account.HolderResidentId equals holder.Id
            select new { account.HouseholdId, account.Id, account.VersionNumber, account.HolderResidentId, account.HolderName, account.AccountMasked, account.AccountIndex, holder.DiedOn, account.State }).ToListAsync(ct);
        var inForce = rows.GroupBy(x => x.HouseholdId).Select(group => group.MaxBy(x => x.VersionNumber)!).Where(x => x.State == AccountState.Verified).ToDictionary(x => x.HouseholdId);
        var shared = await ReadSharedAsync([.. inForce.Values.Select(x => x.AccountIndex).Distinct()], ct);

        var accounts = new Dictionary<Guid, PayeeAccount>(inForce.Count);
        foreach (var root in roots)
        {
            if (inForce.GetValueOrDefault(root.Id) is not { } account)
            {
                continue;
            }

            var day = root.EndedOn is { } ended && ended <= today ? ended.AddDays(-1) : today;
            var isMember = facts.Of(root).Members.Exists(member => member.ResidentId == account.HolderResidentId && member.Fact.Membership.Contains(day));
            var isShared = shared.TryGetValue(account.AccountIndex, out var holders) && holders.Exists(holder => holder != root.Id);
            accounts[root.Id] = new(account.Id, account.HolderResidentId, account.HolderName, account.AccountMasked, account.DiedOn is null, isMember, isShared);
        }

        return accounts;
    }

    /// <summary>For each number, the households of the whole county whose account in force it is.</summary>
    private async Task<Dictionary<string, List<Guid>>> ReadSharedAsync(string[] indexes, CancellationToken ct)
    {
        var candidates = await (
            from account in db.PayoutAccounts.AsNoTracking()
            where EF.Parameter(indexes).Contains(account.AccountIndex) && account.State == AccountState.Verified && account.EffectiveFrom <= today
            join household in db.Households on account.HouseholdId equals household.Id
            where household.EndedOn == null || household.EndedOn > today
            where !db.PayoutAccounts.Any(later => later.HouseholdId == account.HouseholdId && later.VersionNumber > account.VersionNumber
                && (later.State == AccountState.Verified || later.ReverifyAt != null) && later.EffectiveFrom <= today)
            select new { account.AccountIndex, account.HouseholdId }).ToListAsync(ct);
        return candidates.GroupBy(x => x.AccountIndex, StringComparer.Ordinal).Where(group => group.Select(x => x.HouseholdId).Distinct().Count() > 1)
            .ToDictionary(group => group.Key, group => group.Select(x => x.HouseholdId).ToList(), StringComparer.Ordinal);
    }

    private async Task<ILookup<Guid, (Guid BatchId, EarlierLine Line)>> ReadEarlierLinesAsync(Guid[] family, Dictionary<Guid, Guid> rootOf, CancellationToken ct)
    {
        var rows = await (
            from line in db.SubsidyLines.AsNoTracking()
            where EF.Parameter(family).Contains(line.HouseholdId) && line.Quarter == quarter
            join batch in db.SubsidyBatches on line.BatchId equals batch.Id
            select new { line.BatchId, line.HouseholdId, line.AmountFen, batch.State }).ToListAsync(ct);
        return rows.ToLookup(x => rootOf[x.HouseholdId], x => (x.BatchId, new EarlierLine(x.AmountFen, x.State == SubsidyBatchState.Settled)));
    }

    /// <summary>A household that may belong to a batch; <paramref name="Place"/> is the batch's among those that are read.</summary>
    private readonly record struct Candidate(int Place, Guid Id, string Number);

    private sealed record Header(
        Guid Id, string Number, string OriginTownshipCode, RelocationKind Kind, Confirmation Confirmation, DateOnly? EndedOn, Guid? SuccessorId);

    private sealed record HeadRow(string Name, bool IsAlive);

    private sealed record Row(
        Guid HouseholdId, Guid Id, FeeType FeeType, ReceiptKind Kind, PayerKind Payer, DateOnly PaidOn, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, Guid? RefundOfId)
    {
        public ReceiptFact ToFact() => new(Id, FeeType, Kind, Payer, PaidOn, ServiceFrom, ServiceTo, AmountFen, RefundOfId);
    }

    private sealed record Stay(Guid CommunityId, DayRange Days, string? Building);

    private sealed class Facts
    {
        public List<Stay> Stays { get; } = [];

        public List<StatusSpell> Statuses { get; } = [];

        public List<(Guid ResidentId, MemberFact Fact)> Members { get; } = [];

        public string? BuildingOn(DateOnly day) => Stays.Find(stay => stay.Days.Contains(day))?.Building;

        public Guid? CommunityOn(DateOnly day) => Stays.Find(stay => stay.Days.Contains(day))?.CommunityId;

        public Guid? LastCommunityBefore(DateOnly day) => Stays.Where(stay => stay.Days.From <= day && !stay.Days.IsEmpty).MaxBy(stay => stay.Days.From)?.CommunityId;

        public HouseholdFacts ToFacts(Header header) => new(header.Confirmation == Confirmation.Confirmed, header.Kind, Statuses, [.. Stays.Select(stay => stay.Days)],
            [.. Members.Select(member => member.Fact)]);
    }

    private sealed class FactTable
    {
        private readonly Dictionary<Guid, Facts> _facts = [];

        public Facts this[Guid household]
        {
            get
            {
                if (!_facts.TryGetValue(household, out var facts))
                {
                    _facts[household] = facts = new Facts();
                }

                return facts;
            }
        }

        public Facts Of(Header header) => this[header.Id];
    }
}
