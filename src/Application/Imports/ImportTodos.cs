using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Files that were checked and wait for their confirmation.</summary>
internal sealed class ImportTodos(ImportKinds kinds, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct) => user.Has(Permissions.Imports.Use)
        ? [new Todo("imports", "待确认的导入", await kinds.Sessions().CountAsync(x => x.State == ImportState.Checked, ct), "/imports?state=Checked")]
        : [];
}
