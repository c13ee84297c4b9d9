using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Director or secretary answer what the committee asked.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Answer)]
public sealed record AnswerSupervisionCommand(Guid Id, string Text) : IRequest<Result<CreatedThing>>;

internal sealed class AnswerSupervisionValidator : AbstractValidator<AnswerSupervisionCommand>
{
    public AnswerSupervisionValidator() => RuleFor(x => x.Text).Must(SupervisionShape.IsText).WithMessage(SupervisionShape.Message);
}

internal sealed class AnswerSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AnswerSupervisionCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(AnswerSupervisionCommand command, CancellationToken ct)
    {
        if (await db.SupervisionItems.Include(x => x.Steps).InScope(user.ScopeOf(Permissions.Organisation.Answer)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } item)
        {
            return SupervisionErrors.NotFound;
        }

        if (item.Answer(ChineseText.Sentence(command.Text), user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(item.Id, item.Version);
    }
}
