using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Drafts the next version of the duties of a kind of body, or of a post.</summary>
[RequiresPermission(Permissions.Organisation.Model)]
public sealed record DraftDutyCommand(BodyKind? Body, PostKind? Post, string Title, string Text, string? DocumentNumber, DateOnly From) : IRequest<Result<CreatedThing>>;

/// <summary>Changes a draft; what is published stays.</summary>
[RequiresPermission(Permissions.Organisation.Model)]
public sealed record UpdateDutyCommand(Guid Id, int? Version, string Title, string Text, string? DocumentNumber, DateOnly From) : IRequest<Result<CreatedThing>>;

internal sealed class DraftDutyValidator : AbstractValidator<DraftDutyCommand>
{
    public DraftDutyValidator()
    {
        RuleFor(x => x.Body).Must((x, body) => body is null != x.Post is null).WithMessage("请选择一类机构，或一个职务。");
        RuleFor(x => x.Body).IsInEnum().WithMessage("请选择一类机构，或一个职务。");
        RuleFor(x => x.Post).IsInEnum().WithMessage("请选择一类机构，或一个职务。");
        RuleFor(x => x.Title).Must(DutyShape.IsTitle).WithMessage(DutyShape.TitleMessage);
        RuleFor(x => x.Text).Must(DutyShape.IsText).WithMessage(DutyShape.TextMessage);
        RuleFor(x => x.DocumentNumber).MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.From).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class UpdateDutyValidator : AbstractValidator<UpdateDutyCommand>
{
    public UpdateDutyValidator()
    {
        RuleFor(x => x.Title).Must(DutyShape.IsTitle).WithMessage(DutyShape.TitleMessage);
        RuleFor(x => x.Text).Must(DutyShape.IsText).WithMessage(DutyShape.TextMessage);
        RuleFor(x => x.DocumentNumber).MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.From).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class DraftDutyHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DraftDutyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(DraftDutyCommand command, CancellationToken ct)
    {
        var subject = DutyStatement.SubjectOf(command.Body, command.Post);
        var versions = await db.DutyStatements.AsNoTracking().Where(x => x.Subject == subject).Select(x => new { x.Number, x.State }).ToListAsync(ct);
        if (versions.Exists(x => x.State == DutyState.Draft))
        {
            return DutyErrors.DraftExists;
        }

        var draft = DutyStatement.Draft(command.Body, command.Post, versions.Select(x => x.Number).DefaultIfEmpty().Max() + 1,
            DutyShape.Content(command.Title, command.Text, command.DocumentNumber, command.From), user.Person, user.DisplayName);
        db.DutyStatements.Add(draft);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(draft.Id, draft.Version);
    }
}

internal sealed class UpdateDutyHandler(IAppDbContext db) : IRequestHandler<UpdateDutyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateDutyCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.DutyStatements.SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } duty)
        {
            return DutyErrors.NotFound;
        }

        if (duty.Version != version)
        {
            return CommonErrors.Changed;
        }

        if (duty.Change(DutyShape.Content(command.Title, command.Text, command.DocumentNumber, command.From)).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(duty.Id, duty.Version);
    }
}

internal static class DutyShape
{
    public const string TitleMessage = "请填写名称（2至100个字）。";
    public const string TextMessage = "请填写职责内容（2至4000个字）。";

    public static bool IsTitle(string? title) => ChineseText.Normalise(title).Length is >= 2 and <= 100;

    public static bool IsText(string? text) => ChineseText.Sentence(text).Length is >= 2 and <= 4000;

    public static DutyContent Content(string title, string text, string? document, DateOnly from) =>
        new(ChineseText.Sentence(title), ChineseText.Sentence(text), OrganisationShape.Optional(document), from);
}
