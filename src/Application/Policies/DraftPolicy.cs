using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>What a person writes into a version.</summary>
public interface IPolicyContent
{
    string DocumentNumber { get; }

    string DocumentTitle { get; }

    DateOnly DocumentDate { get; }

    DateOnly EffectiveFrom { get; }

    DateOnly? EffectiveUntil { get; }

    IReadOnlyList<PolicyInput> Values { get; }
}

/// <summary>Starts a draft.</summary>
[RequiresPermission(Permissions.Policies.Write)]
public sealed record DraftPolicyCommand(
    PolicyArea Area, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, IReadOnlyList<PolicyInput> Values)
    : IRequest<Result<PolicyChanged>>, IPolicyContent;

/// <summary>Changes a draft.</summary>
[RequiresPermission(Permissions.Policies.Write)]
public sealed record EditPolicyCommand(
    Guid Id, int SeenVersion, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, IReadOnlyList<PolicyInput> Values)
    : IRequest<Result<PolicyChanged>>, IPolicyContent;

public sealed record PolicyChanged(Guid Id, PolicyState State, int Version);

internal abstract class PolicyContentValidator<T> : AbstractValidator<T>
    where T : IPolicyContent
{
    protected PolicyContentValidator()
    {
        RuleFor(x => x.DocumentNumber).NotEmpty().WithMessage("请填写文号。").MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.DocumentTitle).NotEmpty().WithMessage("请填写文件名称。").MaximumLength(200).WithMessage("文件名称过长。");
        RuleFor(x => x.DocumentDate).NotEqual(default(DateOnly)).WithMessage("请填写文件日期。");
        RuleFor(x => x.EffectiveFrom).NotEqual(default(DateOnly)).WithMessage("请填写生效日期。");
        RuleFor(x => x.Values).NotNull().WithMessage("请填写参数。");
        RuleForEach(x => x.Values).ChildRules(value =>
        {
            value.RuleFor(x => x.Key).NotEmpty().WithMessage("参数名不能为空。");
            value.RuleFor(x => x.Value).MaximumLength(1000).WithMessage("参数值过长。");
            value.RuleFor(x => x.Clause).MaximumLength(200).WithMessage("条款过长。");
        });
    }
}

internal sealed class DraftPolicyValidator : PolicyContentValidator<DraftPolicyCommand>;

internal sealed class EditPolicyValidator : PolicyContentValidator<EditPolicyCommand>;

internal sealed class DraftPolicyHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DraftPolicyCommand, Result<PolicyChanged>>, IRequestHandler<EditPolicyCommand, Result<PolicyChanged>>
{
    public async Task<Result<PolicyChanged>> Handle(DraftPolicyCommand command, CancellationToken ct)
    {
        var draft = PolicyVersion.Draft(command.Area, DocumentOf(command), command.EffectiveFrom, command.EffectiveUntil, command.Values, user.Person, user.DisplayName, clock.GetUtcNow());
        if (draft.Error is { } error)
        {
            return error;
        }

        db.PolicyVersions.Add(draft.Value);
        await db.SaveChangesAsync(ct);
        return new PolicyChanged(draft.Value.Id, draft.Value.State, draft.Value.Version);
    }

    public async Task<Result<PolicyChanged>> Handle(EditPolicyCommand command, CancellationToken ct)
    {
        var version = await db.PolicyVersions.Include(x => x.Values).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (version is null)
        {
            return PolicyErrors.NotFound;
        }

        if (version.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        if (version.Edit(DocumentOf(command), command.EffectiveFrom, command.EffectiveUntil, command.Values, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new PolicyChanged(version.Id, version.State, version.Version);
    }

    private static PolicyDocument DocumentOf(IPolicyContent content) => new(content.DocumentNumber, content.DocumentTitle, content.DocumentDate);
}
