using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Audit;

namespace Resettlement.Application.Audit;

/// <summary>One link of a chain as people read it.</summary>
/// <param name="Id">Chain and sequence.</param>
/// <param name="UserName">Name of who did it.</param>
/// <param name="RootId">The thing whose history it belongs to.</param>
public sealed record AuditRow(string Id, DateTimeOffset At, string UserName, string Action, string Subject, string SubjectId, string RootId, Guid? CommunityId, string? CommunityName,
    IReadOnlyList<AuditChange> Changes, string? Reason, int? RowCount, string? RowsDigest, string RequestId);

/// <summary>A value before and after; sensitive ones are masked.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

internal static class AuditRows
{
    /// <summary>A page of links, newest first.</summary>
    public static async Task<Page<AuditRow>> ToPageAsync(this IQueryable<AuditEntry> entries, PageRequest page, IAppDbContext db, CancellationToken ct)
    {
        var total = await entries.CountAsync(ct);
        var links = await entries.OrderByDescending(x => x.At).ThenBy(x => x.Chain).ThenByDescending(x => x.Sequence).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var communities = links.Select(x => CommunityOf(x.Chain)).Where(x => x is not null).Distinct().ToList();
        var names = await db.Communities.AsNoTracking().Where(x => communities.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        return page.Of<AuditRow>([.. links.Select(x => new AuditRow($"{x.Chain}/{x.Sequence}", x.At, x.ActorName, x.Action, x.SubjectType, x.SubjectId, x.RootId, CommunityOf(x.Chain),
            CommunityOf(x.Chain) is { } community ? names.GetValueOrDefault(community) : null, Changes(x), x.Note, x.RowCount, x.RowsDigest, x.RequestId))], total);
    }

    private static Guid? CommunityOf(string chain) => Guid.TryParse(chain, out var community) ? community : null;

    private static List<AuditChange> Changes(AuditEntry entry)
    {
        var (before, after) = (Read(entry.Before), Read(entry.After));
        return [.. before.Keys.Union(after.Keys).Select(field => new AuditChange(JsonNamingPolicy.CamelCase.ConvertName(field), before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
            .Where(change => change.Before is not null || change.After is not null)];
    }

    private static Dictionary<string, string?> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(x => x.Key, x => x.Value.ValueKind == JsonValueKind.Null ? null : x.Value.ToString());
}
