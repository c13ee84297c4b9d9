using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>
/// The people in a head-count: of a frozen one those that were frozen, of a preview those of this moment. Numbers are masked; showing one in full is an act of its own in the
/// registry. Who reads no people sees the counters alone.
/// </summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListHeadCountPeopleQuery(Guid Id, string? OriginTownshipCode, RelocationKind? Kind, PageRequest Page) : IRequest<Result<Page<HeadCountPersonRow>>>;

/// <param name="IdNumber">Masked.</param>
/// <param name="Age">On the day of the head-count.</param>
/// <param name="DiedOn">Known by now; the person counted on the day all the same.</param>
public sealed record HeadCountPersonRow(Guid ResidentId, string Name, string? IdNumber, Sex Sex, int Age, string HouseholdNumber, Guid HouseholdId, string OriginTownshipCode, RelocationKind Kind, DateOnly? DiedOn);

internal sealed class ListHeadCountPeopleHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListHeadCountPeopleQuery, Result<Page<HeadCountPersonRow>>>
{
    public async Task<Result<Page<HeadCountPersonRow>>> Handle(ListHeadCountPeopleQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.Read);
        var lines = db.HeadCountLines.LinesIn(scope);
        var snapshot = await db.HeadCountSnapshots.AsNoTracking().Where(x => x.Id == query.Id && lines.Any(line => line.SnapshotId == x.Id))
            .Select(x => new { x.CommunityId, x.Day, x.State }).SingleOrDefaultAsync(ct);
        if (snapshot is null)
        {
            return HeadCountErrors.NotFound;
        }

        var people = snapshot.State == HeadCountState.Frozen
            ? db.HeadCountPeople.AsNoTracking().Where(x => x.SnapshotId == query.Id).Select(x => new CountedPerson
            {
                CommunityId = x.CommunityId,
                HouseholdId = x.HouseholdId,
                HouseholdNumber = x.HouseholdNumber,
                OriginTownshipCode = x.OriginTownshipCode,
                ResidentId = x.ResidentId,
                Kind = x.Kind,
            })
            : HeadCounting.People(db, db.Communities.AsNoTracking().Where(x => x.Id == snapshot.CommunityId).On(snapshot.Day));
        people = people.Narrowed(scope, query.OriginTownshipCode, query.Kind);
        return query.Page.Of(await CountedPeople.ReadAsync(db, people, query.Page, snapshot.Day, ct), await people.CountAsync(ct));
    }
}

internal static class CountedPeople
{
    public static IQueryable<CountedPerson> Narrowed(this IQueryable<CountedPerson> people, AccessScope scope, string? origin, RelocationKind? kind)
    {
        if (!scope.WholeCounty)
        {
            var (communities, origins) = (scope.Communities, scope.OriginTownships);
            people = people.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
        }

        if (origin is { Length: > 0 })
        {
            people = people.Where(x => x.OriginTownshipCode == origin);
        }

        return kind is { } wanted ? people.Where(x => x.Kind == wanted) : people;
    }

    public static async Task<List<HeadCountPersonRow>> ReadAsync(IAppDbContext db, IQueryable<CountedPerson> people, PageRequest page, DateOnly day, CancellationToken ct)
    {
        var rows = await (
            from counted in people
            join person in db.Residents on counted.ResidentId equals person.Id
            orderby counted.HouseholdNumber, counted.ResidentId
            select new { counted, person.Name, person.IdNumberMasked, person.Sex, person.BirthDate, person.DiedOn }).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return rows.ConvertAll(x => new HeadCountPersonRow(x.counted.ResidentId, x.Name, x.IdNumberMasked, x.Sex, Age.On(x.BirthDate, day), x.counted.HouseholdNumber, x.counted.HouseholdId,
            x.counted.OriginTownshipCode, x.counted.Kind, x.DiedOn));
    }
}
