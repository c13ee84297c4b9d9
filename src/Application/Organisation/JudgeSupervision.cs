using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The committee is content with the answer.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Supervise)]
public sealed record CloseSupervisionCommand(Guid Id, string Text) : IRequest<Result<CreatedThing>>;

/// <summary>The answer does not do: asked again, with a new day to answer by.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Supervise)]
public sealed record ReturnSupervisionCommand(Guid Id, string Text, DateOnly AnswerDue) : IRequest<Result<CreatedThing>>;

internal sealed class CloseSupervisionValidator : AbstractValidator<CloseSupervisionCommand>
{
    public CloseSupervisionValidator() => RuleFor(x => x.Text).Must(SupervisionShape.IsText).WithMessage(SupervisionShape.Message);
}

internal sealed class ReturnSupervisionValidator : AbstractValidator<ReturnSupervisionCommand>
{
    public ReturnSupervisionValidator()
    {
        RuleFor(x => x.Text).Must(SupervisionShape.IsText).WithMessage(SupervisionShape.Message);
        RuleFor(x => x.AnswerDue).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class CloseSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CloseSupervisionCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(CloseSupervisionCommand command, CancellationToken ct)
    {
        if (await db.SupervisionItems.Include(x => x.Steps).InScope(user.ScopeOf(Permissions.Organisation.Supervise)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } item)
        {
            return SupervisionErrors.NotFound;
        }

        if (item.Close(ChineseText.Sentence(command.Text), user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(item.Id, item.Version);
    }
}

internal sealed class ReturnSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReturnSupervisionCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(ReturnSupervisionCommand command, CancellationToken ct)
    {
        if (await db.SupervisionItems.Include(x => x.Steps).InScope(user.ScopeOf(Permissions.Organisation.Supervise)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } item)
        {
            return SupervisionErrors.NotFound;
        }

        if (item.Return(ChineseText.Sentence(command.Text), command.AnswerDue, user.Person, user.DisplayName, clock.GetUtcNow(), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(item.Id, item.Version);
    }
}
