using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>A line for the household (or one merged into it) and the quarter, whichever batch it is in.</summary>
internal sealed record KnownLine(Guid BatchId, Guid HouseholdId, int Component, long AmountFen, SubsidyBatchState State, SubsidyBatchOrigin Origin);

/// <summary>A household and everything its quarter depends on. The lines are those of all batches; who reads leaves out its own.</summary>
/// <param name="Home">Where it lived on the quarter's last day.</param>
/// <param name="LastHome">Where it lived last up to that day.</param>
/// <param name="IsHeld">A line of it left a batch because somebody had objected.</param>
/// <param name="IsUndecided">Nobody has decided such an objection yet.</param>
internal sealed record QuarterFacts(HouseholdQuarter Household, Guid? Home, Guid? LastHome, IReadOnlyList<KnownLine> Lines, bool IsHeld, bool IsUndecided)
{
    public HouseholdQuarter Outside(IReadOnlyCollection<Guid> batchIds) => Household with
    {
        EarlierLines = [.. Lines.Where(x => !batchIds.Contains(x.BatchId)).Select(x => new EarlierLine(x.AmountFen, x.State == SubsidyBatchState.Settled, x.Component))],
    };
}

/// <summary>
/// Reads households with everything a quarter of theirs depends on: a dozen set-based queries per call, whatever their number; the caller keeps it to a chunk. Call inside a snapshot.
/// </summary>
internal sealed class QuarterReader(IAppDbContext db, Quarter quarter, DateOnly today)
{
    private readonly DateOnly _day = quarter.LastDay;
    private readonly DateOnly _start = quarter.Start;
    private readonly DateOnly _end = quarter.EndExclusive;

    /// <param name="withPayee">Also head and account, as they are today.</param>
    public async Task<Dictionary<Guid, QuarterFacts>> ReadAsync(Guid[] ids, bool withPayee, CancellationToken ct)
    {
        var roots = await HeaderQuery(db.Households.Where(x => EF.Parameter(ids).Contains(x.Id))).ToListAsync(ct);
        var merged = await ReadMergedAsync(ids, ct);
        var mergedInto = merged.ToLookup(x => x.Root, x => x.Header);
        var family = ids.Concat(merged.Select(x => x.Header.Id)).ToArray();
        var rootOf = ids.ToDictionary(id => id);
        merged.ForEach(x => rootOf[x.Header.Id] = x.Root);

        var facts = await ReadFactsAsync(family, ct);
        var receipts = await ReadReceiptsAsync(family, rootOf, ct);
        var heads = withPayee ? await ReadHeadsAsync(ids, ct) : [];
        var accounts = withPayee ? await ReadAccountsAsync(roots, facts, ct) : [];
        var lines = await ReadLinesAsync(family, rootOf, ct);
        var holds = await ReadHoldsAsync(family, rootOf, ct);

        var result = new Dictionary<Guid, QuarterFacts>(roots.Count);
        foreach (var root in roots)
        {
            var own = facts.Of(root);
            var head = heads.GetValueOrDefault(root.Id);
            var household = new HouseholdQuarter(root.Id, root.Number, root.OriginTownshipCode, own.BuildingOn(_day), head?.Name ?? "", head?.IsAlive ?? true, own.ToFacts(root),
                [.. mergedInto[root.Id].Select(header => new MergedHousehold(facts.Of(header).ToFacts(header), header.EndedOn!.Value.AddDays(-1)))],
                receipts[root.Id].ToArray(), accounts.GetValueOrDefault(root.Id), []);
            household = household with { UpheldFigures = [.. holds[root.Id].Where(x => x is { IsUpheld: true, Figures: not null }).Select(x => x.Figures!)] };
            result[root.Id] = new(household, own.CommunityOn(_day), own.LastCommunityBefore(_day), [.. lines[root.Id]], holds[root.Id].Any(x => !x.WasUpheld), holds[root.Id].Any(x => x.IsOpen));
        }

        return result;
    }

    /// <summary>The households that were merged into these by the last day, through however many others, each with the one it ended up in.</summary>
    public async Task<Dictionary<Guid, Guid>> FamiliesAsync(Guid[] ids, CancellationToken ct)
    {
        var rootOf = ids.ToDictionary(id => id);
        (await ReadMergedAsync(ids, ct)).ForEach(x => rootOf[x.Header.Id] = x.Root);
        return rootOf;
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

    private async Task<ILookup<Guid, KnownLine>> ReadLinesAsync(Guid[] family, Dictionary<Guid, Guid> rootOf, CancellationToken ct)
    {
        var rows = await (
            from line in db.SubsidyLines.AsNoTracking()
            where EF.Parameter(family).Contains(line.HouseholdId) && line.Quarter == quarter
            join batch in db.SubsidyBatches on line.BatchId equals batch.Id
            select new KnownLine(line.BatchId, line.HouseholdId, line.Component, line.AmountFen, batch.State, batch.Origin)).ToListAsync(ct);
        return rows.ToLookup(x => rootOf[x.HouseholdId]);
    }

    /// <summary>For each household whose line was objected to, what became of the objection and what it was about.</summary>
    private async Task<ILookup<Guid, Hold>> ReadHoldsAsync(Guid[] family, Dictionary<Guid, Guid> rootOf, CancellationToken ct)
    {
        var rows = await (
            from hold in db.SubsidyHolds.AsNoTracking()
            where EF.Parameter(family).Contains(hold.HouseholdId) && hold.Quarter == quarter
            select new
            {
                hold.HouseholdId,
                hold.IsUpheld,
                hold.Figures,
                IsOpen = db.Objections.Any(x => x.LineId == hold.LineId && x.State == ObjectionState.Open),
                UpheldLater = db.Objections.Any(x => x.LineId == hold.LineId && x.State == ObjectionState.Upheld),
            }).ToListAsync(ct);
        return rows.ToLookup(x => rootOf[x.HouseholdId], x => new Hold(x.IsOpen, x.IsUpheld, x.IsUpheld || x.UpheldLater, x.Figures));
    }

    private readonly record struct Hold(bool IsOpen, bool WasUpheld, bool IsUpheld, string? Figures);

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
