using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Protection;

/// <summary>Collects what changed while a unit of work runs and writes it to the chains as the last thing before the commit.</summary>
internal sealed class AuditWriter(ICurrentUser user, TimeProvider clock, AuditHasher hasher)
{
    public const string CountyChain = "county";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal) { "PasswordHash", "SecurityStamp", "ConcurrencyStamp" };
    private readonly List<Draft> _drafts = [];

    public bool HasDrafts => _drafts.Count > 0;

    public static AuditWriter ForDesignTime() => new(null!, TimeProvider.System, new AuditHasher(Options.Create(new ProtectionOptions())));

    public void Add(AuditNote note) => _drafts.Add(new(ChainOf(note.CommunityId), note.Action, note.SubjectType, note.SubjectId, note.SubjectId, null, null, note));

    public void Discard() => _drafts.Clear();

    public void Collect(AppDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<IAudited>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (entry is { State: EntityState.Added, Entity: Community added })
            {
                db.AuditChainHeads.Add(new AuditChainHead { Chain = ChainOf(added.Id), Hash = AuditHasher.Genesis });
            }

            var before = entry.State == EntityState.Added ? null : Values(entry, property => property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Values(entry, property => property.CurrentValue);
            if (entry.State == EntityState.Modified && before is { Count: 0 })
            {
                continue;
            }

            var action = entry.State switch { EntityState.Added => "create", EntityState.Deleted => "delete", _ => "update" };
            var household = entry.Metadata.FindProperty("HouseholdId") is null ? null : entry.Property("HouseholdId").CurrentValue as Guid?;
            var community = CommunityOf(entry.Entity) ?? db.ChangeTracker.Entries<Household>().FirstOrDefault(tracked => tracked.Entity.Id == household)?.Entity.CommunityId;
            var key = KeyOf(entry);
            _drafts.Add(new(ChainOf(community), action, entry.Metadata.ClrType.Name, key, household?.ToString() ?? key, Serialise(before), Serialise(after), null));
        }
    }

    public async Task FlushAsync(AppDbContext db, CancellationToken ct)
    {
        if (_drafts.Count == 0)
        {
            return;
        }

        // chain heads are locked last and in one order, so that two transactions cannot wait for each other
        foreach (var chain in _drafts.GroupBy(draft => draft.Chain).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var count = chain.Count();
            await db.AuditChainHeads.Where(head => head.Chain == chain.Key).ExecuteUpdateAsync(set => set.SetProperty(head => head.Sequence, head => head.Sequence + count), ct);
            var head = await db.AuditChainHeads.AsNoTracking().SingleAsync(head => head.Chain == chain.Key, ct);
            var (sequence, hash) = (head.Sequence - count, head.Hash);
            foreach (var draft in chain)
            {
                var entry = Link(draft, ++sequence, hash);
                hash = entry.Hash;
                db.AuditEntries.Add(entry);
            }

            await db.AuditChainHeads.Where(row => row.Chain == chain.Key).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, hash), ct);
        }

        _drafts.Clear();
        await db.SaveWithoutAuditAsync(ct);
    }

    private AuditEntry Link(Draft draft, long sequence, string previousHash)
    {
        var entry = Create("");
        return Create(hasher.Hash(entry));

        AuditEntry Create(string hash) => new()
        {
            Chain = draft.Chain,
            Sequence = sequence,
            At = Truncate(clock.GetUtcNow()),
            ActorId = user.IsAuthenticated ? user.UserId : null,
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

    private static Dictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value) =>
        entry.Properties
            .Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .Where(property => IsShown(property.Metadata.Name))
            .ToDictionary(property => property.Metadata.Name, property => Plain(value(property)), StringComparer.Ordinal);

    private static bool IsShown(string name) =>
        !Hidden.Contains(name) && !name.EndsWith("Cipher", StringComparison.Ordinal) && !name.EndsWith("Index", StringComparison.Ordinal)
        && !name.EndsWith("IndexNext", StringComparison.Ordinal);

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long => value,
        IFormattable formattable => formattable.ToString(value is DateTimeOffset or DateOnly ? "O" : null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string? Serialise(Dictionary<string, object?>? values) => values is null ? null : JsonSerializer.Serialize(values, Json);

    private static string KeyOf(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue?.ToString()));

    private static Guid? CommunityOf(object entity) => entity is Community community ? community.Id : (entity as ICommunityOwned)?.CommunityId;

    private static string ChainOf(Guid? communityId) => communityId?.ToString() ?? CountyChain;

    private sealed record Draft(string Chain, string Action, string SubjectType, string SubjectId, string RootId, string? Before, string? After, AuditNote? Note);
}
