using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>A letter was issued that brings the relation of a member over.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record IssueLetterCommand(Guid MembershipId, string Number, string FromUnit, DateOnly IssuedOn) : IRequest<Result<LetterIssued>>;

public sealed record LetterIssued(Guid Id);

/// <summary>The letter arrived, or went back to where it came from.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record CloseLetterCommand(Guid Id, bool Received, DateOnly On, string? Note) : IRequest<Result>;

/// <summary>The relation goes forward: to dual management, to single management with a letter that was received.</summary>
[Idempotent]
[RequiresPermission(Permissions.Party.Write)]
public sealed record MoveRelationCommand(Guid MembershipId, MembershipRelation To, DateOnly From, Guid? LetterId) : IRequest<Result>;

internal sealed class IssueLetterValidator : AbstractValidator<IssueLetterCommand>
{
    public IssueLetterValidator()
    {
        RuleFor(x => x.Number).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写介绍信编号。").MaximumLength(60).WithMessage("介绍信编号过长。");
        RuleFor(x => x.FromUnit).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写开具介绍信的党组织。").MaximumLength(100).WithMessage("党组织名称过长。");
        RuleFor(x => x.IssuedOn).NotEqual(default(DateOnly)).WithMessage("请填写开具日期。");
    }
}

internal sealed class CloseLetterValidator : AbstractValidator<CloseLetterCommand>
{
    public CloseLetterValidator()
    {
        RuleFor(x => x.On).NotEqual(default(DateOnly)).WithMessage("请填写日期。");
        RuleFor(x => x.Note).Must((x, note) => x.Received || ReasonShape.IsShort(note)).WithMessage("退回介绍信须填写理由（2至200个字）。").MaximumLength(200).WithMessage("说明过长。");
    }
}

internal sealed class MoveRelationValidator : AbstractValidator<MoveRelationCommand>
{
    public MoveRelationValidator()
    {
        RuleFor(x => x.To).IsInEnum().WithMessage("请选择组织关系。");
        RuleFor(x => x.From).NotEqual(default(DateOnly)).WithMessage("请填写变动日期。");
    }
}

internal sealed class MemberHistoryHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<IssueLetterCommand, Result<LetterIssued>>, IRequestHandler<CloseLetterCommand, Result>, IRequestHandler<MoveRelationCommand, Result>
{
    public async Task<Result<LetterIssued>> Handle(IssueLetterCommand command, CancellationToken ct)
    {
        if (await FindAsync(command.MembershipId, ct) is not { } membership)
        {
            return PartyErrors.MemberNotFound;
        }

        var issued = membership.Issue(ChineseText.Normalise(command.Number), ChineseText.Normalise(command.FromUnit), command.IssuedOn, clock.LocalToday());
        if (issued.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new LetterIssued(issued.Value.Id);
    }

    public async Task<Result> Handle(CloseLetterCommand command, CancellationToken ct)
    {
        var letter = await db.TransferLetters.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Write)).Where(x => x.Id == command.Id).Select(x => new { x.MembershipId }).SingleOrDefaultAsync(ct);
        if (letter is null || await FindAsync(letter.MembershipId, ct) is not { } membership)
        {
            return PartyErrors.LetterNotFound;
        }

        if (membership.Progress(command.Id, command.Received, command.On, ReasonShape.Tidy(command.Note), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> Handle(MoveRelationCommand command, CancellationToken ct)
    {
        if (await FindAsync(command.MembershipId, ct) is not { } membership)
        {
            return PartyErrors.MemberNotFound;
        }

        if (command.To == MembershipRelation.Single)
        {
            // two branches that take the same person over come one after the other
            await db.LockMemberAsync(membership.MemberId, ct);
            if (await db.PartyRelations.AnyAsync(x => x.MemberId == membership.MemberId && x.MembershipId != membership.Id && x.Kind == MembershipRelation.Single && x.Until == null, ct))
            {
                return PartyErrors.SingleElsewhere;
            }
        }

        if (membership.Move(command.To, command.From, command.LetterId, clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private Task<PartyMembership?> FindAsync(Guid id, CancellationToken ct) =>
        db.MembershipsFor(user, Permissions.Party.Write).Include(x => x.Relations).Include(x => x.Letters).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
}
