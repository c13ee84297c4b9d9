using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The kinds the caller may use, with the columns of their layouts.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record GetImportKindsQuery : IRequest<Result<IReadOnlyList<ImportKindView>>>;

public sealed record ImportKindView(ImportKind Kind, string Title, bool NeedsSource, IReadOnlyList<ImportLayoutView> Layouts);

public sealed record ImportLayoutView(SheetLayout Layout, IReadOnlyList<ImportColumnView> Columns);

/// <param name="Required">The column must be in the file.</param>
/// <param name="Group">At least one column of the group must be in the file.</param>
/// <param name="Allowed">Dictionary words.</param>
public sealed record ImportColumnView(string Key, string Label, bool Required, ImportColumnType Type, string? Group, IReadOnlyList<string> Allowed, string Hint);

internal sealed class GetImportKindsHandler(ImportKinds kinds) : IRequestHandler<GetImportKindsQuery, Result<IReadOnlyList<ImportKindView>>>
{
    public Task<Result<IReadOnlyList<ImportKindView>>> Handle(GetImportKindsQuery query, CancellationToken ct) =>
        Task.FromResult<Result<IReadOnlyList<ImportKindView>>>(kinds.Usable.Select(View).ToArray());

    private static ImportKindView View(IImportKind kind) => new(kind.Kind, kind.Title, kind.NeedsSource,
        [.. kind.Layouts.Select(layout => new ImportLayoutView(layout, [.. kind.Columns(layout).Select(column =>
            new ImportColumnView(column.Key, column.Label, column.MustExist, column.Type, column.Group, column.Words, column.Hint))]))]);
}
