using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Answers an objection: upheld, then its line leaves when the notice ends; or rejected, then it stays. Both with reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Notices.Decide)]
public sealed record DecideObjectionCommand(Guid Id, bool Upheld, string Answer) : IRequest<Result<ObjectionAnswered>>;

/// <param name="InTime">False when the notice had ended before: the line has left for a supplement already.</param>
public sealed record ObjectionAnswered(Guid Id, ObjectionState State, bool InTime);

internal sealed class DecideObjectionValidator : AbstractValidator<DecideObjectionCommand>
{
    public DecideObjectionValidator() =>
        RuleFor(x => x.Answer).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写答复内容和理由。").MaximumLength(Objection.MaximumText).WithMessage("答复过长。");
}

internal sealed class DecideObjectionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideObjectionCommand, Result<ObjectionAnswered>>
{
    public async Task<Result<ObjectionAnswered>> Handle(DecideObjectionCommand command, CancellationToken ct)
    {
        var objection = await db.Objections.InScope(user.ScopeOf(Permissions.Notices.Decide)).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (objection is null)
        {
            return NoticeErrors.ObjectionNotFound;
        }

        // a decision and the end of the notice meet in this row: what is decided before counts for the line, what comes after does not
        var inTime = await db.PublicNotices.Where(x => x.Id == objection.NoticeId && x.State == NoticeState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1), ct) == 1;
        var maker = await db.PublicNotices.Where(x => x.Id == objection.NoticeId).Select(x => x.Maker).SingleAsync(ct);
        if (objection.Decide(command.Upheld, command.Answer, maker, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new ObjectionAnswered(objection.Id, objection.State, inTime);
    }
}
