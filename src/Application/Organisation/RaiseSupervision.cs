using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>The residents' committee asks branch or centre about their work, with a day to answer by.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Supervise)]
public sealed record RaiseSupervisionCommand(Guid CommunityId, BodyKind? Target, string Title, string Text, DateOnly AnswerDue) : IRequest<Result<CreatedThing>>;

internal sealed class RaiseSupervisionValidator : AbstractValidator<RaiseSupervisionCommand>
{
    public RaiseSupervisionValidator()
    {
        RuleFor(x => x.Target).NotNull().WithMessage("请选择监督对象。").IsInEnum().WithMessage("请选择监督对象。");
        RuleFor(x => x.Title).Must(x => ChineseText.Sentence(x).Length is >= 2 and <= 100).WithMessage("请填写事项名称（2至100个字）。");
        RuleFor(x => x.Text).Must(SupervisionShape.IsText).WithMessage(SupervisionShape.Message);
        RuleFor(x => x.AnswerDue).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class RaiseSupervisionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RaiseSupervisionCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(RaiseSupervisionCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Supervise).Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var item = SupervisionItem.Raise(command.CommunityId, command.Target!.Value, ChineseText.Sentence(command.Title), ChineseText.Sentence(command.Text), command.AnswerDue, user.Person,
            user.DisplayName, clock.GetUtcNow(), clock.LocalToday());
        if (item.Error is { } error)
        {
            return error;
        }

        db.SupervisionItems.Add(item.Value);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(item.Value.Id, item.Value.Version);
    }
}

internal static class SupervisionShape
{
    public const string Message = "请填写内容（2至1000个字）。";

    public static bool IsText(string? text) => ChineseText.Sentence(text).Length is >= 2 and <= SupervisionItem.MaximumText;
}
