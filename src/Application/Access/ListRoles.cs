using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Every role: what it is granted for, what it may do, and what the same person may not hold beside it.</summary>
[RequiresPermission(Permissions.Access.ReadUsers)]
public sealed record ListRolesQuery : IRequest<Result<IReadOnlyList<RoleRow>>>;

public sealed record RoleRow(Role Role, string Name, ScopeKind Scope, IReadOnlyList<string> Permissions, IReadOnlyList<Role> IncompatibleWith);

internal sealed class ListRolesHandler : IRequestHandler<ListRolesQuery, Result<IReadOnlyList<RoleRow>>>
{
    public Task<Result<IReadOnlyList<RoleRow>>> Handle(ListRolesQuery query, CancellationToken ct) =>
        Task.FromResult<Result<IReadOnlyList<RoleRow>>>(RoleCatalogue.All.OrderBy(role => role.Role)
            .Select(role => new RoleRow(role.Role, role.ChineseName, role.Scope, [.. role.Permissions.Order(StringComparer.Ordinal)], [.. role.IncompatibleWith.Order()])).ToList());
}
