using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Writes down what branch and centre propose, as a draft.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record DraftProposalCommand(Guid CommunityId, ProposalInput Content) : IRequest<Result<ProposalMoved>>;

/// <summary>Writes a draft or a returned proposal anew. <paramref name="Version"/> is the one that was seen.</summary>
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record ReviseProposalCommand(Guid Id, int Version, ProposalInput Content) : IRequest<Result<ProposalMoved>>;

public sealed record ProposalMoved(Guid Id, PayProposalState State, int Version);

internal sealed class DraftProposalValidator : AbstractValidator<DraftProposalCommand>
{
    public DraftProposalValidator() => RuleFor(x => x.Content).NotNull().SetValidator(new ProposalInputValidator());
}

internal sealed class ReviseProposalValidator : AbstractValidator<ReviseProposalCommand>
{
    public ReviseProposalValidator() => RuleFor(x => x.Content).NotNull().SetValidator(new ProposalInputValidator());
}

internal sealed class DraftProposalHandler(IAppDbContext db, ICurrentUser user, PayrollDesk desk, ProposalContent content)
    : IRequestHandler<DraftProposalCommand, Result<ProposalMoved>>, IRequestHandler<ReviseProposalCommand, Result<ProposalMoved>>
{
    public async Task<Result<ProposalMoved>> Handle(DraftProposalCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payroll.Write).Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return PayrollErrors.CommunityNotFound;
        }

        if (await content.IsMeetingUsedAsync(command.CommunityId, command.Content.MeetingNumber, null, ct))
        {
            return PayrollErrors.MeetingUsed;
        }

        var items = await content.ItemsAsync(command.CommunityId, command.Content, ct);
        if (items.Error is { } unknown)
        {
            return unknown;
        }

        var drafted = PayProposal.Draft(command.CommunityId, ProposalContent.MeetingOf(command.Content), command.Content.EffectiveFrom, items.Value, desk.Me);
        if (drafted.Error is { } error)
        {
            return error;
        }

        db.PayProposals.Add(drafted.Value);
        await db.SaveChangesAsync(ct);
        return DecideProposalHandler.Moved(drafted.Value);
    }

    public async Task<Result<ProposalMoved>> Handle(ReviseProposalCommand command, CancellationToken ct)
    {
        if (await db.PayProposals.InScope(user.ScopeOf(Permissions.Payroll.Write)).AsTracking().Include(x => x.Items).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } proposal)
        {
            return PayrollErrors.ProposalNotFound;
        }

        if (proposal.Version != command.Version)
        {
            return CommonErrors.Changed;
        }

        if (await content.IsMeetingUsedAsync(proposal.CommunityId, command.Content.MeetingNumber, proposal.Id, ct))
        {
            return PayrollErrors.MeetingUsed;
        }

        var items = await content.ItemsAsync(proposal.CommunityId, command.Content, ct);
        if ((items.Error ?? proposal.Revise(ProposalContent.MeetingOf(command.Content), command.Content.EffectiveFrom, items.Value, desk.Me).Error) is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return DecideProposalHandler.Moved(proposal);
    }
}
