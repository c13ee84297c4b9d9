using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>What a list of people may be narrowed by. <paramref name="Q"/> is a name, a household number, or a whole ID or phone number.</summary>
public sealed record ResidentFilter(Guid? CommunityId, Guid? HouseholdId, string? Q, Sex? Sex, RelocationKind? Relocation, int? AgeFrom, int? AgeTo, DateOnly? AsOf, string? Sort);

/// <summary>People who belonged to a household on a day. Sort: name, age, household (default).</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListResidentsQuery(PageRequest Page, ResidentFilter Filter) : IRequest<Result<Page<ResidentRow>>>;

/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Age">On the day asked for.</param>
public sealed record ResidentRow(Guid Id, string Name, string? IdNumber, Sex Sex, DateOnly BirthDate, int Age, string? Phone, Guid HouseholdId, string HouseholdNumber, Guid CommunityId,
    string CommunityName, RelocationKind Relocation, string Relation, string RelationText, int Version);

internal sealed class ListResidentsHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, TimeProvider clock) : IRequestHandler<ListResidentsQuery, Result<Page<ResidentRow>>>
{
    public async Task<Result<Page<ResidentRow>>> Handle(ListResidentsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = await ResidentQueries.On(db, user.ScopeOf(Permissions.Registry.Read), day.Value).NarrowAsync(db, protector, query.Filter, day.Value, ct);
        var total = await facts.CountAsync(ct);
        return query.Page.Of(await ResidentQueries.ReadAsync(facts.Sorted(query.Filter.Sort).Skip(query.Page.Skip).Take(query.Page.Take), day.Value, ct), total);
    }
}

internal sealed class ResidentFacts
{
    public required Resident Person { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    public required string RelationCode { get; init; }

    public required Guid CommunityId { get; init; }

    public required string CommunityName { get; init; }
}

internal static class ResidentQueries
{
    /// <summary>Living members of the day, in scope by where their household lived that day or where it came from.</summary>
    public static IQueryable<ResidentFacts> On(IAppDbContext db, AccessScope scope, DateOnly day)
    {
        var stays = db.HouseholdStays.HeldOn(day);
        var facts =
            from member in db.HouseholdMembers.AsNoTracking().HeldOn(day)
            join person in db.Residents on member.ResidentId equals person.Id
            where person.DiedOn == null || person.DiedOn > day
            join household in db.Households on member.HouseholdId equals household.Id
            from stay in stays.Where(x => x.HouseholdId == household.Id).DefaultIfEmpty()
            join community in db.Communities on (stay == null ? household.CommunityId : stay.CommunityId) equals community.Id
            select new ResidentFacts
            {
                Person = person,
                HouseholdId = household.Id,
                HouseholdNumber = household.Number,
                OriginTownshipCode = household.OriginTownshipCode,
                RelationCode = member.RelationCode,
                CommunityId = community.Id,
                CommunityName = community.Name,
            };
        if (scope.WholeCounty)
        {
            return facts;
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return facts.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
    }

    public static async Task<IQueryable<ResidentFacts>> NarrowAsync(this IQueryable<ResidentFacts> facts, IAppDbContext db, IFieldProtector protector, ResidentFilter filter, DateOnly day, CancellationToken ct)
    {
        if (filter.CommunityId is { } community)
        {
            facts = facts.Where(x => x.CommunityId == community);
        }

        if (filter.HouseholdId is { } household)
        {
            facts = facts.Where(x => x.HouseholdId == household);
        }

        if (filter.Sex is { } sex)
        {
            facts = facts.Where(x => x.Person.Sex == sex);
        }

        if (filter.Relocation is { } relocation)
        {
            facts = facts.Where(x => x.Person.RelocationKind == relocation);
        }

        if (filter.AgeFrom is { } youngest)
        {
            var bornUntil = Birthday(day, youngest);
            facts = facts.Where(x => x.Person.BirthDate <= bornUntil);
        }

        if (filter.AgeTo is { } oldest)
        {
            var bornAfter = Birthday(day, oldest + 1);
            facts = facts.Where(x => x.Person.BirthDate > bornAfter);
        }

        if (ChineseText.Compact(filter.Q) is not { Length: > 0 } q)
        {
            return facts;
        }

        if (await RegistrySearch.PeopleAsync(db, protector, q, day, ct) is { } found)
        {
            return facts.Where(x => EF.Parameter(found).Contains(x.Person.Id));
        }

        var number = q.ToUpperInvariant();
        return facts.Where(x => x.Person.Name.Contains(q) || x.HouseholdNumber.StartsWith(number));
    }

    public static IQueryable<ResidentFacts> Sorted(this IQueryable<ResidentFacts> facts, string? sort) => sort switch
    {
        "name" => facts.OrderBy(x => x.Person.Name).ThenBy(x => x.Person.Id),
        "-name" => facts.OrderByDescending(x => x.Person.Name).ThenBy(x => x.Person.Id),
        "age" => facts.OrderByDescending(x => x.Person.BirthDate).ThenBy(x => x.Person.Id),
        "-age" => facts.OrderBy(x => x.Person.BirthDate).ThenBy(x => x.Person.Id),
        "-household" => facts.OrderByDescending(x => x.HouseholdNumber).ThenBy(x => x.RelationCode).ThenBy(x => x.Person.Id),
        _ => facts.OrderBy(x => x.HouseholdNumber).ThenBy(x => x.RelationCode).ThenBy(x => x.Person.Id),
    };

    public static async Task<List<ResidentRow>> ReadAsync(IQueryable<ResidentFacts> facts, DateOnly day, CancellationToken ct)
    {
        var rows = await facts.Select(x => new
        {
            x.Person.Id,
            x.Person.Name,
            x.Person.IdNumberMasked,
            x.Person.Sex,
            x.Person.BirthDate,
            x.Person.PhoneMasked,
            x.Person.RelocationKind,
            x.Person.Version,
            x.HouseholdId,
            x.HouseholdNumber,
            x.CommunityId,
            x.CommunityName,
            x.RelationCode,
        }).ToListAsync(ct);
        return rows.ConvertAll(x => new ResidentRow(x.Id, x.Name, x.IdNumberMasked, x.Sex, x.BirthDate, Age.On(x.BirthDate, day), x.PhoneMasked, x.HouseholdId, x.HouseholdNumber, x.CommunityId,
            x.CommunityName, x.RelocationKind, x.RelationCode, RelationWords.Of(x.RelationCode), x.Version));
    }

    /// <summary>The latest birth date of somebody who is that old on the day.</summary>
    private static DateOnly Birthday(DateOnly day, int age) => day.AddYears(-Math.Clamp(age, 0, 200));
}

internal static class RelationWords
{
    public static string Of(string code) => RelationToHead.Parse(code) is { IsSuccess: true } relation ? relation.Value.Word : code;
}
