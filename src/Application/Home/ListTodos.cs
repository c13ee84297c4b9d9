using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Home;

/// <summary>What waits for the caller, by permission and scope; nothing that the caller may not do, and nothing of which there is none.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListTodosQuery : IRequest<Result<IReadOnlyList<Todo>>>;

internal sealed class ListTodosHandler(IEnumerable<ITodoSource> sources) : IRequestHandler<ListTodosQuery, Result<IReadOnlyList<Todo>>>
{
    public async Task<Result<IReadOnlyList<Todo>>> Handle(ListTodosQuery query, CancellationToken ct)
    {
        var todos = new List<Todo>();
        foreach (var source in sources)
        {
            todos.AddRange((await source.ListAsync(ct)).Where(todo => todo.Count > 0));
        }

        return todos.OrderBy(todo => todo.Kind, StringComparer.Ordinal).ToList();
    }
}
