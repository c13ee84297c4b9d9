using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Hands a draft over for publication.</summary>
[RequiresPermission(Permissions.Policies.Write)]
public sealed record SubmitPolicyCommand(Guid Id, int SeenVersion) : IRequest<Result<PolicyChanged>>;

/// <summary>Sends a submitted version back to its writer.</summary>
[RequiresPermission(Permissions.Policies.Publish)]
public sealed record ReturnPolicyCommand(Guid Id, int SeenVersion, string Reason) : IRequest<Result<PolicyChanged>>;

/// <summary>Deletes a draft.</summary>
[RequiresPermission(Permissions.Policies.Write)]
public sealed record DeletePolicyCommand(Guid Id, int SeenVersion) : IRequest<Result>;

internal sealed class ReturnPolicyValidator : AbstractValidator<ReturnPolicyCommand>
{
    public ReturnPolicyValidator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("请填写退回原因。").MaximumLength(200).WithMessage("退回原因过长。");
}

internal sealed class SubmitPolicyHandler(IAppDbContext db)
    : IRequestHandler<SubmitPolicyCommand, Result<PolicyChanged>>, IRequestHandler<ReturnPolicyCommand, Result<PolicyChanged>>, IRequestHandler<DeletePolicyCommand, Result>
{
    public Task<Result<PolicyChanged>> Handle(SubmitPolicyCommand command, CancellationToken ct) => ChangeAsync(command.Id, command.SeenVersion, version => version.Submit(), ct);

    public Task<Result<PolicyChanged>> Handle(ReturnPolicyCommand command, CancellationToken ct) =>
        ChangeAsync(command.Id, command.SeenVersion, version => version.Return(command.Reason.Trim()), ct);

    public async Task<Result> Handle(DeletePolicyCommand command, CancellationToken ct)
    {
        var found = await FindAsync(command.Id, command.SeenVersion, ct);
        if ((found.Error ?? found.Value.CheckDeletable().Error) is { } error)
        {
            return error;
        }

        db.PolicyVersions.Remove(found.Value);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private async Task<Result<PolicyChanged>> ChangeAsync(Guid id, int seen, Func<PolicyVersion, Result> change, CancellationToken ct)
    {
        var found = await FindAsync(id, seen, ct);
        if ((found.Error ?? change(found.Value).Error) is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new PolicyChanged(id, found.Value.State, found.Value.Version);
    }

    private async Task<Result<PolicyVersion>> FindAsync(Guid id, int seen, CancellationToken ct)
    {
        var version = await db.PolicyVersions.Include(x => x.Values).SingleOrDefaultAsync(x => x.Id == id, ct);
        return version is null ? PolicyErrors.NotFound : version.Version != seen ? CommonErrors.Changed : version;
    }
}
