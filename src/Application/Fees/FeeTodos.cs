using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Fees;

/// <summary>Sources with receipts in the quarter that ended last and no declaration that these are all.</summary>
internal sealed class FeeTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        if (!user.Has(Permissions.Fees.Declare))
        {
            return [];
        }

        var quarter = Quarter.Of(clock.LocalToday()).Previous;
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        var count = await db.FeeSources.InScope(user.ScopeOf(Permissions.Fees.Declare)).CountAsync(x => x.IsActive
            && db.FeeReceipts.Any(receipt => receipt.SourceId == x.Id && receipt.PaidOn >= start && receipt.PaidOn < end)
            && !db.SourceDeclarations.Any(declaration => declaration.SourceId == x.Id && declaration.Quarter == quarter), ct);
        return [new Todo("declarations", $"{quarter.Chinese}未报送完结的收费单位", count, $"/declarations?quarter={quarter}", quarter.ToString())];
    }
}
