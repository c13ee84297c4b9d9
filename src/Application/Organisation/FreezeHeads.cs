using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The second person freezes the head-count that was seen, with the people in it. From then on the registry no longer changes it.</summary>
/// <param name="Version">Of what was seen; null when the header is missing.</param>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Approve)]
public sealed record FreezeHeadsCommand(Guid Id, int? Version) : IRequest<Result<HeadCountChanged>>;

internal sealed class FreezeHeadsHandler(IAppDbContext db, ICurrentUser user, IBulkWriter bulk, TimeProvider clock) : IRequestHandler<FreezeHeadsCommand, Result<HeadCountChanged>>
{
    public Task<Result<HeadCountChanged>> Handle(FreezeHeadsCommand command, CancellationToken ct) =>
        command.Version is not { } version ? Task.FromResult<Result<HeadCountChanged>>(CommonErrors.IfMatchRequired) : db.InTransactionAsync(token => FreezeAsync(command.Id, version, token), ct);

    private async Task<Result<HeadCountChanged>> FreezeAsync(Guid id, int version, CancellationToken ct)
    {
        var snapshot = await db.HeadCountSnapshots.AsTracking().Include(x => x.Lines).InScope(user.ScopeOf(Permissions.Organisation.Approve)).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (snapshot is null)
        {
            return HeadCountErrors.NotFound;
        }

        // somebody who comes second is told that it is frozen, rather than that it has changed
        if (snapshot.State == HeadCountState.Preview && snapshot.Version != version)
        {
            return CommonErrors.Changed;
        }

        var site = db.Communities.AsNoTracking().Where(x => x.Id == snapshot.CommunityId);
        var people = (await HeadCounting.People(db, site.On(snapshot.Day)).ToListAsync(ct)).DistinctBy(x => x.ResidentId).ToList();
        var counts = people.GroupBy(x => x.OriginTownshipCode).Select(group => new OriginCount(group.Key, HeadCounting.Counters(group.Select(x => (x.Kind, 1)))));
        if (snapshot.Freeze(counts, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        // the version decides a race before the people are written
        await db.SaveChangesAsync(ct);
        await bulk.InsertAsync(people.Select(x => new HeadCountPerson
        {
            SnapshotId = id,
            ResidentId = x.ResidentId,
            CommunityId = x.CommunityId,
            HouseholdId = x.HouseholdId,
            HouseholdNumber = x.HouseholdNumber,
            OriginTownshipCode = x.OriginTownshipCode,
            Kind = x.Kind,
        }), ct);
        db.Record(new AuditNote("freeze", nameof(HeadCountSnapshot), id.ToString(), snapshot.CommunityId, $"{snapshot.Year}年度人口核定", people.Count,
            AuditDigest.Of(people.Select(x => $"{x.ResidentId}|{x.HouseholdNumber}|{x.OriginTownshipCode}|{x.Kind}"))));
        return new HeadCountChanged(id, snapshot.State, snapshot.Version);
    }
}
