using System.Globalization;
using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Organisation;

/// <summary>How many posts a population gives by the policy of a day, and why. Needs no community: for systems that ask beforehand.</summary>
/// <param name="Date">Today when left out.</param>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetStaffingQuotaQuery(int Population, DateOnly? Date) : IRequest<Result<StaffingQuotaAnswer>>;

/// <param name="Posts">Null when nobody lives there: no quota.</param>
/// <param name="OnBoundary">The population is exactly the lower bound of the tier; one person less would give another quota.</param>
public sealed record StaffingQuotaAnswer(int Population, DateOnly Date, int? Posts, bool OnBoundary, QuotaExplanation Explanation);

/// <param name="TierFrom">Lower bound of the tier that gave the quota; the bound itself belongs to it.</param>
/// <param name="Text">The whole in one Chinese sentence.</param>
public sealed record QuotaExplanation(Guid PolicyVersionId, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, string? Clause, DateOnly EffectiveFrom, DateOnly? EffectiveUntil,
    IReadOnlyList<QuotaTier> Tiers, int? TierFrom, QuotaEnforcement Enforcement, string Text);

public sealed record QuotaTier(int From, int Posts);

internal sealed class GetStaffingQuotaValidator : AbstractValidator<GetStaffingQuotaQuery>
{
    public GetStaffingQuotaValidator() => RuleFor(x => x.Population).InclusiveBetween(0, 10_000_000).WithMessage("人口应为0至10000000之间的整数。");
}

internal sealed class GetStaffingQuotaHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetStaffingQuotaQuery, Result<StaffingQuotaAnswer>>
{
    public async Task<Result<StaffingQuotaAnswer>> Handle(GetStaffingQuotaQuery query, CancellationToken ct)
    {
        var day = query.Date ?? clock.LocalToday();
        var version = await PolicyLookup.FindAsync(db, PolicyArea.Staffing, day, ct);
        if (version.Error is { } none)
        {
            return none;
        }

        var policy = StaffingPolicy.From(version.Value);
        if (policy.Error is { } bad)
        {
            return bad;
        }

        var quota = policy.Value.Tiers.For(query.Population);
        return new StaffingQuotaAnswer(query.Population, day, quota?.Posts, quota?.OnBoundary == true, QuotaExplanations.Of(policy.Value, query.Population));
    }
}

internal static class QuotaExplanations
{
    public static QuotaExplanation Of(StaffingPolicy policy, int population)
    {
        var (version, quota) = (policy.Version, policy.Tiers.For(population));
        return new(version.Id, version.DocumentNumber, version.DocumentTitle, version.DocumentDate, version.ClauseOf(PolicyKeys.StaffingTiers), version.EffectiveFrom, version.EffectiveUntil,
            [.. policy.Tiers.Tiers.Select(x => new QuotaTier(x.From, x.Value))], quota?.From, policy.Enforcement, Sentence(policy, population, quota));
    }

    private static string Sentence(StaffingPolicy policy, int population, TierQuota? quota)
    {
        if (quota is not { } found)
        {
            return "尚无人口入住，没有职数。";
        }

        var clause = policy.Version.ClauseOf(PolicyKeys.StaffingTiers) is { Length: > 0 } text ? $"“{text}”" : "";
        var tier = found.From == 0 ? "最低一档" : string.Create(CultureInfo.InvariantCulture, $"{found.From}人以上一档");
        var boundary = found.OnBoundary ? "；人口恰好等于该档起点，以上含本数，按高一档配备" : "";
        return string.Create(CultureInfo.InvariantCulture, $"人口{population}人，适用《{policy.Version.DocumentTitle}》（{policy.Version.DocumentNumber}）{clause}的{tier}，职数{found.Posts}人{boundary}。");
    }
}
