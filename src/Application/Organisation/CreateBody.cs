using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Enters one of the five bodies of a community, with its first term when it has one.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record CreateBodyCommand(Guid CommunityId, BodyKind? Kind, string Name, string? CreditCode, DateOnly EstablishedOn, DateOnly? TermFrom, DateOnly? TermTo) : IRequest<Result<CreatedThing>>;

internal sealed class CreateBodyValidator : AbstractValidator<CreateBodyCommand>
{
    public CreateBodyValidator()
    {
        RuleFor(x => x.Kind).NotNull().WithMessage("请选择机构类型。").IsInEnum().WithMessage("请选择机构类型。");
        RuleFor(x => x.Name).Must(BodyShape.IsName).WithMessage(BodyShape.NameMessage);
        RuleFor(x => x.EstablishedOn).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.TermFrom).Must(OrganisationScopes.IsPlausible).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.TermTo).Must(OrganisationScopes.IsPlausible).WithMessage(OrganisationShape.DayMessage)
            .Must((x, to) => to is null || x.TermFrom is not null).WithMessage("填写任期止日时，须同时填写任期起日。");
    }
}

internal sealed class CreateBodyHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateBodyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(CreateBodyCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Write).Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var facts = BodyShape.Facts(command.Name, command.CreditCode, command.EstablishedOn);
        if (facts.Error is { } wrong)
        {
            return wrong;
        }

        var kind = command.Kind!.Value;
        if (await db.Bodies.AnyAsync(x => x.CommunityId == command.CommunityId && x.Kind == kind && x.DissolvedOn == null, ct))
        {
            return OrganisationErrors.BodyExists;
        }

        var body = Body.Found(command.CommunityId, kind, facts.Value, command.TermFrom is { } from ? new BodyTerm(from, command.TermTo) : null);
        if (body.Error is { } error)
        {
            return error;
        }

        db.Bodies.Add(body.Value);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(body.Value.Id, body.Value.Version);
    }
}

internal static class BodyShape
{
    public const string NameMessage = "机构名称应为2至100个字。";

    public static bool IsName(string? name) => ChineseText.Normalise(name).Length is >= 2 and <= 100;

    public static Result<BodyFacts> Facts(string name, string? creditCode, DateOnly establishedOn)
    {
        if (string.IsNullOrWhiteSpace(creditCode))
        {
            return new BodyFacts(ChineseText.Normalise(name), null, establishedOn);
        }

        var code = UnifiedSocialCreditCode.Parse(creditCode);
        return code.Error is { } error ? error.ForField("creditCode") : new BodyFacts(ChineseText.Normalise(name), code.Value.Value, establishedOn);
    }
}
