using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Writes down an objection that somebody made at the office or by telephone.</summary>
[Idempotent]
[RequiresPermission(Permissions.Notices.Record)]
public sealed record RecordObjectionCommand(Guid NoticeId, int? Line, string Text, string? Name, string? Phone) : IRequest<Result<ObjectionReceived>>;

public sealed record ObjectionReceived(Guid Id, DateOnly AnswerDue);

internal sealed class RecordObjectionValidator : AbstractValidator<RecordObjectionCommand>
{
    public RecordObjectionValidator()
    {
        RuleFor(x => x.Text).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请写明异议内容。").MaximumLength(Objection.MaximumText).WithMessage("异议内容过长。");
        RuleFor(x => x.Name).MaximumLength(50).WithMessage("姓名过长。");
        RuleFor(x => x.Phone).MaximumLength(30).WithMessage("电话过长。");
    }
}

internal sealed class RecordObjectionHandler(IAppDbContext db, ICurrentUser user, ObjectionDesk desk) : IRequestHandler<RecordObjectionCommand, Result<ObjectionReceived>>
{
    public async Task<Result<ObjectionReceived>> Handle(RecordObjectionCommand command, CancellationToken ct)
    {
        var notice = await db.PublicNotices.AsNoTracking().InScope(user.ScopeOf(Permissions.Notices.Record)).SingleOrDefaultAsync(x => x.Id == command.NoticeId, ct);
        if (notice is null)
        {
            return NoticeErrors.NotFound;
        }

        var received = await desk.ReceiveAsync(notice, new(command.Line, command.Text, command.Name, command.Phone, ObjectionChannel.Office, NewId.Next().ToString("N"), user.DisplayName), ct);
        return received.Error is { } error ? error : new ObjectionReceived(received.Value.Id, received.Value.AnswerDue);
    }
}
