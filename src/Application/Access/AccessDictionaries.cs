using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Application.Access;

internal sealed class AccessDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists => [CodeList.Of("role", [.. RoleCatalogue.All.OrderBy(role => role.Role).Select(role => (role.Role, role.ChineseName))])];
}
