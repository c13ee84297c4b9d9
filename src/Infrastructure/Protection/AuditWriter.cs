using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Options;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Infrastructure.Protection;

/// <summary>Collects what changed while a unit of work runs and writes it to the chains as the last thing before the commit.</summary>
internal sealed class AuditWriter(ICurrentUser user, TimeProvider clock, AuditHasher hasher)
{
    public const string CountyChain = "county";

    private const int Chunk = 500;
    private const string Concealed = "***";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal) { "SecurityStamp", "ConcurrencyStamp", "AccessFailedCount", "Version", "SealedContact" };
    private static readonly string[] Roots = ["HouseholdId", "UserId", "SheetId", "NoticeId", "HolidayYearId", "DocumentOfId", "ProposalId", "RunId", "AppointmentId", "CandidateOfId", "ActivityId", "GroupId", "MembershipId", "SnapshotId"];
    private readonly List<Draft> _drafts = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool HasDrafts => _drafts.Count > 0;

    /// <summary>How much has been collected; <see cref="BackTo"/> forgets what came after.</summary>
    public int Mark => _drafts.Count;

    public static AuditWriter ForDesignTime() => new(null!, TimeProvider.System, new AuditHasher(Options.Create(new ProtectionOptions())));

    public void Add(AuditNote note) =>
        _drafts.Add(new(note.Action, note.SubjectType, note.SubjectId, note.SubjectId) { Chain = ChainOf(note.CommunityId), Note = note });

    public void BackTo(int mark) => _drafts.RemoveRange(mark, _drafts.Count - mark);

    public void Collect(AppDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<IAudited>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var before = entry.State == EntityState.Added ? null : Values(entry, property => property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Values(entry, property => property.CurrentValue);
            if (entry.State == EntityState.Modified && before is { Count: 0 })
            {
                continue;
            }

            var draft = new Draft(
                entry.State switch { EntityState.Added => "create", EntityState.Deleted => "delete", _ => "update" },
                entry.Entity is AppUser ? AppUser.Subject : entry.Metadata.ClrType.Name, KeyOf(entry), RootOf(entry))
            {
                Before = Serialise(before),
                After = Serialise(after),
                StartsChain = entry is { State: EntityState.Added, Entity: Community },
            };
            foreach (var placed in Place(draft, entry))
            {
                _drafts.Add(placed);
            }
        }
    }

    public async Task FlushAsync(AppDbContext db, CancellationToken ct)
    {
        if (_drafts.Count == 0)
        {
            return;
        }

        await FindChainsAsync(db, ct);
        // chain heads are locked last and in one order, so that two transactions cannot wait for each other
        var chains = _drafts.GroupBy(draft => draft.Chain!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var chain in chains)
        {
            await LockHeadAsync(db, chain.Key, chain.Any(draft => draft.StartsChain), ct);
        }

        foreach (var part in chains.Chunk(Chunk))
        {
            await AppendAsync(db, part, ct);
        }

        _drafts.Clear();
    }

    /// <summary>The statement that takes the lock comes before the reading, so that what is read is the newest.</summary>
    private static async Task LockHeadAsync(AppDbContext db, string chain, bool starts, CancellationToken ct)
    {
        if (starts)
        {
            await new BulkWriter(db).InsertAsync([new AuditChainHead { Chain = chain, Hash = AuditHasher.Genesis }], ct);
        }

        await db.AuditChainHeads.Where(head => head.Chain == chain).ExecuteUpdateAsync(set => set.SetProperty(head => head.Sequence, head => head.Sequence), ct);
    }

    /// <summary>The drafts become links of their chains, whose heads are locked.</summary>
    private async Task AppendAsync(AppDbContext db, IGrouping<string, Draft>[] chains, CancellationToken ct)
    {
        var names = chains.Select(chain => chain.Key).ToArray();
        var heads = await db.AuditChainHeads.AsNoTracking().Where(head => EF.Parameter(names).Contains(head.Chain)).ToDictionaryAsync(head => head.Chain, StringComparer.Ordinal, ct);
        var entries = new List<AuditEntry>();
        foreach (var chain in chains)
        {
            var head = heads.GetValueOrDefault(chain.Key) ?? throw new InvalidOperationException($"The audit chain {chain.Key} has lost its head; run 'audit verify'.");
            foreach (var draft in chain)
            {
                var entry = Link(draft, ++head.Sequence, head.Hash);
                head.Hash = entry.Hash;
                entries.Add(entry);
            }
        }

        await new BulkWriter(db).InsertAsync(entries, ct);
        foreach (var head in chains.Select(chain => heads[chain.Key]))
        {
            var (sequence, hash, seal) = (head.Sequence, head.Hash, hasher.Seal(head.Chain, head.Sequence, head.Hash));
            await db.AuditChainHeads.Where(row => row.Chain == head.Chain)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Sequence, sequence).SetProperty(row => row.Hash, hash).SetProperty(row => row.Seal, seal), ct);
        }
    }

    /// <summary>A member, an account or a spell goes to the chain of its household, also when the household was not loaded; a resident to that of the newest household.</summary>
    private async Task FindChainsAsync(AppDbContext db, CancellationToken ct)
    {
        var homeless = _drafts.Where(draft => draft.Chain is null).ToList();
        foreach (var part in homeless.Where(draft => draft.Resident is not null).Chunk(Chunk))
        {
            var ids = part.Select(draft => draft.Resident!.Value).Distinct().ToList();
            var homes = await db.HouseholdMembers.AsNoTracking().Where(x => ids.Contains(x.ResidentId)).Select(x => new { x.ResidentId, x.HouseholdId, x.From }).ToListAsync(ct);
            var newest = homes.GroupBy(x => x.ResidentId).ToDictionary(x => x.Key, x => x.MaxBy(home => home.From)!.HouseholdId);
            foreach (var draft in part.Where(draft => newest.ContainsKey(draft.Resident!.Value)))
            {
                draft.Household = newest[draft.Resident!.Value];
            }
        }

        foreach (var part in homeless.Where(draft => draft.Household is not null).Chunk(Chunk))
        {
            var ids = part.Select(draft => draft.Household!.Value).Distinct().ToList();
            var communities = await db.Households.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.CommunityId, ct);
            foreach (var draft in part.Where(draft => communities.ContainsKey(draft.Household!.Value)))
            {
                draft.Chain = ChainOf(communities[draft.Household!.Value]);
            }
        }

        foreach (var draft in homeless)
        {
            draft.Chain ??= CountyChain;
        }
    }

    private AuditEntry Link(Draft draft, long sequence, string previousHash)
    {
        var at = Truncate(clock.GetUtcNow());
        var entry = Create("");
        return Create(hasher.Hash(entry));

        AuditEntry Create(string hash) => new()
        {
            Chain = draft.Chain!,
            Sequence = sequence,
            At = at,
            ActorId = user.IsAuthenticated && user.UserId != Guid.Empty ? user.UserId : null,
            ActorPerson = user.IsAuthenticated ? user.Person.Value : "anonymous",
            ActorName = user.IsAuthenticated ? user.DisplayName : "anonymous",
            Action = draft.Action,
            SubjectType = draft.SubjectType,
            SubjectId = draft.SubjectId,
            RootId = draft.RootId,
            Before = draft.Before,
            After = draft.After,
            Note = draft.Note?.Note,
            RowCount = draft.Note?.RowCount,
            RowsDigest = draft.Note?.RowsDigest,
            RequestId = user.RequestId,
            PreviousHash = previousHash,
            Hash = hash,
        };
    }

    private static DateTimeOffset Truncate(DateTimeOffset at) => new(at.UtcTicks / 10 * 10, TimeSpan.Zero);

    /// <summary>The chain of the community; both chains when the thing moved from one to another.</summary>
    private static IEnumerable<Draft> Place(Draft draft, EntityEntry entry)
    {
        if (entry.Entity is Community community)
        {
            return [draft with { Chain = ChainOf(community.Id) }];
        }

        if (entry.Entity is ICommunityOwned owned)
        {
            var original = entry.State == EntityState.Modified ? (Guid)entry.Property(nameof(ICommunityOwned.CommunityId)).OriginalValue! : owned.CommunityId;
            return original == owned.CommunityId ? [draft with { Chain = ChainOf(owned.CommunityId) }] :
                [draft with { Chain = ChainOf(original) }, draft with { Chain = ChainOf(owned.CommunityId) }];
        }

        return entry.Entity is Resident resident ? [draft with { Resident = resident.Id }] :
            ValueOf(entry, "HouseholdId") is { } household ? [draft with { Household = household }] :
            [draft with { Chain = CountyChain }];
    }

    /// <summary>Whose history it belongs to: the household of a member or account, the user of a grant, the sheet of a signature, the notice of an objection, the body of a document, the appointment of a term or handover, the election of a candidate, the proposal of an item, the payroll of a flag, the head-count of a line or amendment, otherwise itself.</summary>
    private static string RootOf(EntityEntry entry) => Roots.Select(property => ValueOf(entry, property)).FirstOrDefault(id => id is not null)?.ToString() ?? KeyOf(entry);

    private static Guid? ValueOf(EntityEntry entry, string property) => entry.Metadata.FindProperty(property) is null ? null : entry.Property(property).CurrentValue as Guid?;

    private static Dictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value)
    {
        var shown = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))))
        {
            var name = property.Metadata.Name;
            if (ConcealedAs(name) is { } field)
            {
                // two numbers may have the same mask: that one took the place of another is shown all the same
                if (entry.State == EntityState.Modified)
                {
                    shown[field] = value(property) is null ? null : Concealed;
                }
            }
            else if (FieldOf(name) is { } plain)
            {
                shown[plain] = Plain(value(property));
            }
        }

        return shown;
    }

    /// <summary>What a property is called in the entries; null when it is kept out of them.</summary>
    internal static string? FieldOf(string property) =>
        ConcealedAs(property) is { } concealed ? concealed :
        Hidden.Contains(property) || property.EndsWith("Cipher", StringComparison.Ordinal) || property.EndsWith("IndexNext", StringComparison.Ordinal) ? null : property;

    private static string? ConcealedAs(string property) =>
        property == "PasswordHash" ? "Password" : property.EndsWith("Index", StringComparison.Ordinal) ? property[..^"Index".Length] : null;

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long => value,
        Enum or Guid => value.ToString(),
        IFormattable formattable => formattable.ToString(value is DateTimeOffset or DateOnly ? "O" : null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string? Serialise(Dictionary<string, object?>? values) => values is null ? null : JsonSerializer.Serialize(values, Json);

    private static string KeyOf(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue?.ToString()));

    private static string ChainOf(Guid? communityId) => communityId?.ToString() ?? CountyChain;

    private sealed record Draft(string Action, string SubjectType, string SubjectId, string RootId)
    {
        public string? Chain { get; set; }

        public Guid? Household { get; set; }

        public Guid? Resident { get; init; }

        public string? Before { get; init; }

        public string? After { get; init; }

        public AuditNote? Note { get; init; }

        public bool StartsChain { get; init; }
    }
}
