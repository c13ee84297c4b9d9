using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>An objection from the public page, with or without a name. The same form again gives the first answer.</summary>
[AnonymousRequest]
public sealed record SubmitObjectionCommand(string Code, string? Token, int? Line, string Text, string? Name, string? Phone) : IRequest<Result<ObjectionReceived>>;

internal sealed class SubmitObjectionValidator : AbstractValidator<SubmitObjectionCommand>
{
    public SubmitObjectionValidator()
    {
        RuleFor(x => x.Text).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请写明异议内容。").MaximumLength(Objection.MaximumText).WithMessage($"异议内容请不超过{Objection.MaximumText}个字。");
        RuleFor(x => x.Name).MaximumLength(50).WithMessage("姓名过长。");
        RuleFor(x => x.Phone).MaximumLength(30).WithMessage("电话过长。");
    }
}

internal sealed class SubmitObjectionHandler(IAppDbContext db, ObjectionDesk desk, ObjectionForm form) : IRequestHandler<SubmitObjectionCommand, Result<ObjectionReceived>>
{
    /// <summary>Unanswered objections from the web to one notice; more are made by a machine.</summary>
    private const int Most = 300;

    public async Task<Result<ObjectionReceived>> Handle(SubmitObjectionCommand command, CancellationToken ct)
    {
        var notice = await db.PublicNotices.AsNoTracking().SingleOrDefaultAsync(x => x.Code == command.Code, ct);
        if (notice is null)
        {
            return NoticeErrors.NotFound;
        }

        var submission = form.Read(command.Token, command.Code);
        if (submission.Error is { } stale)
        {
            return stale;
        }

        if (await FindAsync(submission.Value, ct) is { } first)
        {
            return first;
        }

        if (await db.Objections.CountAsync(x => x.NoticeId == notice.Id && x.Channel == ObjectionChannel.Public && x.State == ObjectionState.Open, ct) >= Most)
        {
            return NoticeErrors.TooManyObjections;
        }

        try
        {
            var received = await desk.ReceiveAsync(notice, new(command.Line, command.Text, command.Name, command.Phone, ObjectionChannel.Public, submission.Value, null), ct);
            return received.Error is { } error ? error : new ObjectionReceived(received.Value.Id, received.Value.AnswerDue);
        }
        catch (DbUpdateException)
        {
            // the same form was sent twice at one moment
            db.ForgetTracked();
            if (await FindAsync(submission.Value, ct) is { } winner)
            {
                return winner;
            }

            throw;
        }
    }

    private Task<ObjectionReceived?> FindAsync(string submission, CancellationToken ct) =>
        db.Objections.AsNoTracking().Where(x => x.Submission == submission).Select(x => new ObjectionReceived(x.Id, x.AnswerDue)).SingleOrDefaultAsync(ct);
}
