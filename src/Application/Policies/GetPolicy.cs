using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>One version with its values.</summary>
[RequiresPermission(Permissions.Policies.Read)]
public sealed record GetPolicyQuery(Guid Id) : IRequest<Result<PolicyDetail>>;

/// <summary>The published version of an area that holds on a day; today when no day is given.</summary>
[RequiresPermission(Permissions.Policies.Read)]
public sealed record GetEffectivePolicyQuery(PolicyArea Area, DateOnly? Date) : IRequest<Result<PolicyDetail>>;

/// <param name="MayPublish">The caller has written nothing in it and holds the permission.</param>
public sealed record PolicyDetail(
    Guid Id, PolicyArea Area, string AreaChinese, PolicyState State, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom,
    DateOnly? EffectiveUntil, string MadeByName, DateTimeOffset MadeAt, string? PublishedByName, DateTimeOffset? PublishedAt, string? ReturnedReason, DateOnly? LastUsedOn,
    bool MayPublish, IReadOnlyList<PolicyValueRow> Values, int Version)
{
    internal static PolicyDetail From(PolicyVersion version, ICurrentUser user) => new(
        version.Id, version.Area, PolicyCatalogue.ChineseNameOf(version.Area), version.State, version.DocumentNumber, version.DocumentTitle, version.DocumentDate, version.EffectiveFrom,
        version.EffectiveUntil, version.MadeByName, version.MadeAt, version.PublishedByName, version.PublishedAt, version.ReturnedReason, version.LastUsedOn,
        version.State == PolicyState.Submitted && user.Has(Permissions.Policies.Publish) && !version.IsWrittenBy(user.Person),
        [.. PolicyCatalogue.Of(version.Area).Select(parameter => (Parameter: parameter, Value: version.Values.FirstOrDefault(value => value.Key == parameter.Key)))
            .Where(row => row.Value is not null)
            .Select(row => new PolicyValueRow(row.Parameter.Key, row.Parameter.Chinese, row.Parameter.English, row.Value!.Value, row.Parameter.Show(row.Value.Value), row.Value.Clause))],
        version.Version);
}

/// <param name="Shown">The value as people read it.</param>
public sealed record PolicyValueRow(string Key, string Chinese, string English, string Value, string Shown, string? Clause);

internal sealed class GetPolicyHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetPolicyQuery, Result<PolicyDetail>>, IRequestHandler<GetEffectivePolicyQuery, Result<PolicyDetail>>
{
    public async Task<Result<PolicyDetail>> Handle(GetPolicyQuery query, CancellationToken ct) =>
        await Versions.SingleOrDefaultAsync(x => x.Id == query.Id, ct) is { } version ? PolicyDetail.From(version, user) : PolicyErrors.NotFound;

    public async Task<Result<PolicyDetail>> Handle(GetEffectivePolicyQuery query, CancellationToken ct)
    {
        var found = await PolicyLookup.FindAsync(db, query.Area, query.Date ?? clock.LocalToday(), ct);
        return found.Error is { } error ? error : PolicyDetail.From(await Versions.SingleAsync(x => x.Id == found.Value.Id, ct), user);
    }

    private IQueryable<PolicyVersion> Versions => db.PolicyVersions.AsNoTracking().Include(x => x.Values);
}
