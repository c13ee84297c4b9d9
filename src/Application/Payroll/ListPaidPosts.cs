using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Who holds a paid post of a community in a month, and what is paid for it or why not; without a month, in the present one.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record ListPaidPostsQuery(Guid CommunityId, DateOnly? Month) : IRequest<Result<IReadOnlyList<PaidPostRow>>>;

/// <param name="Until">First day the post is no longer held.</param>
/// <param name="MonthlyFen">Null while nothing is payable.</param>
/// <param name="IsProposed">Whether branch and centre propose the amount.</param>
/// <param name="IsAwaiting">A proposal for it is not approved yet.</param>
public sealed record PaidPostRow(
    Guid AppointmentId, Guid HolderId, string HolderName, PostKind Post, DateOnly From, DateOnly? Until, bool IsServing, bool IsProposed, bool IsAwaiting, long? MonthlyFen, string? Document,
    DateOnly? EffectiveFrom);

internal sealed class ListPaidPostsHandler(ICurrentUser user, PayrollReader reader, TimeProvider clock) : IRequestHandler<ListPaidPostsQuery, Result<IReadOnlyList<PaidPostRow>>>
{
    public async Task<Result<IReadOnlyList<PaidPostRow>>> Handle(ListPaidPostsQuery query, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payroll.Read).Covers(query.CommunityId))
        {
            return PayrollErrors.CommunityNotFound;
        }

        var month = query.Month is { } asked && PayMonth.IsMonth(asked) ? PayMonth.Of(asked) : PayMonth.Of(clock.LocalToday());
        var posts = await reader.PostsAsync(query.CommunityId, month.First, month, ct);
        var terms = (await reader.TermsAsync(query.CommunityId, [month.First], ct))[month.First];
        return posts.OrderBy(x => x.Post).ThenBy(x => x.Days.From).ThenBy(x => x.HolderName, StringComparer.Ordinal).Select(x =>
        {
            var rate = x.IsServing && !terms.PaysServing ? null : terms.RateOf(x);
            return new PaidPostRow(x.AppointmentId, x.HolderId, x.HolderName, x.Post, x.Days.From, x.Days.Until, x.IsServing, PayrollPosts.IsProposed(x.Post), terms.Awaiting.Contains(x.AppointmentId),
                rate?.MonthlyFen, rate?.Document, rate?.EffectiveFrom);
        }).ToList();
    }
}
