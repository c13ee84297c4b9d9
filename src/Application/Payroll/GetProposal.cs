using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>A proposal with its meeting record and items, what is paid now beside each, and what the caller may do with it.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record GetProposalQuery(Guid Id) : IRequest<Result<ProposalDetail>>;

/// <param name="WhyNot">The code of what stands against an approval by the caller, who could give one.</param>
public sealed record ProposalDetail(
    Guid Id, Guid CommunityId, string CommunityName, string LeadTownshipName, string MeetingNumber, DateOnly MeetingOn, string MeetingPlace, string BranchAttendants, string CentreAttendants,
    string MeetingText, DateOnly EffectiveFrom, long TotalFen, IReadOnlyList<ProposalItemRow> Items, PayProposalState State, string MadeByName, DateTimeOffset MadeAt, string? SubmittedByName,
    DateTimeOffset? SubmittedAt, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<PayProposalAction> Allowed, string? WhyNot, int Version);

/// <param name="PresentFen">What approved proposals pay in the month before this one begins.</param>
/// <param name="SupersededFrom">The month from which a later approved proposal takes its place.</param>
public sealed record ProposalItemRow(Guid AppointmentId, Guid HolderId, string HolderName, PostKind Post, long MonthlyFen, long? PresentFen, DateOnly? SupersededFrom);

internal sealed class GetProposalHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetProposalQuery, Result<ProposalDetail>>
{
    private static readonly (PayProposalAction Action, string Permission)[] Actions =
    [
        (PayProposalAction.Revise, Permissions.Payroll.Write), (PayProposalAction.Submit, Permissions.Payroll.Write), (PayProposalAction.Withdraw, Permissions.Payroll.Write),
        (PayProposalAction.Approve, Permissions.Payroll.Approve), (PayProposalAction.Return, Permissions.Payroll.Approve),
    ];

    public async Task<Result<ProposalDetail>> Handle(GetProposalQuery query, CancellationToken ct)
    {
        if (await db.PayProposals.AsNoTracking().InScope(user.ScopeOf(Permissions.Payroll.Read)).Include(x => x.Items).SingleOrDefaultAsync(x => x.Id == query.Id, ct) is not { } proposal)
        {
            return PayrollErrors.ProposalNotFound;
        }

        var place = await (
            from community in db.Communities.AsNoTracking()
            join township in db.Townships on community.LeadTownshipCode equals township.Code
            where community.Id == proposal.CommunityId
            select new { Community = community.Name, Township = township.Name }).SingleAsync(ct);
        var others = await db.PayProposals.AsNoTracking().Include(x => x.Items).Where(x => x.CommunityId == proposal.CommunityId && x.Id != proposal.Id && x.State == PayProposalState.Approved).ToListAsync(ct);
        var present = PayrollReader.TermsOf(proposal.EffectiveFrom.AddMonths(-1), [], others).Approved;
        var possible = Actions.Where(x => user.ScopeOf(x.Permission).Covers(proposal.CommunityId) && PayProposalTransitions.Allows(proposal.State, x.Action)).Select(x => x.Action).ToList();
        var isOwn = proposal.IsOwn(user.Person) && possible.Contains(PayProposalAction.Approve);
        return new ProposalDetail(
            proposal.Id, proposal.CommunityId, place.Community, place.Township, proposal.MeetingNumber, proposal.MeetingOn, proposal.MeetingPlace, proposal.BranchAttendants, proposal.CentreAttendants,
            proposal.MeetingText, proposal.EffectiveFrom, proposal.TotalFen,
            [.. proposal.Items.OrderBy(x => x.Position).Select(x => new ProposalItemRow(
                x.AppointmentId, x.HolderId, x.HolderName, x.Post, x.MonthlyFen, present.GetValueOrDefault(x.AppointmentId)?.MonthlyFen, SupersededFrom(proposal, x.AppointmentId, others)))],
            proposal.State, proposal.MadeByName, proposal.MadeAt, proposal.SubmittedByName, proposal.SubmittedAt, proposal.DecidedByName, proposal.DecidedAt, proposal.Reason,
            [.. possible.Where(x => !isOwn || x is not (PayProposalAction.Approve or PayProposalAction.Return))], isOwn ? PayrollErrors.OwnProposal.Code : null, proposal.Version);
    }

    private static DateOnly? SupersededFrom(PayProposal proposal, Guid appointmentId, List<PayProposal> others) => proposal.State != PayProposalState.Approved ? null :
        others.Where(x => (x.EffectiveFrom > proposal.EffectiveFrom || (x.EffectiveFrom == proposal.EffectiveFrom && x.DecidedAt > proposal.DecidedAt)) && x.Items.Any(item => item.AppointmentId == appointmentId))
            .Select(x => (DateOnly?)x.EffectiveFrom).Min();
}
