using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>County funds are seen by those whose permission holds for the whole county.</summary>
internal static class LedgerScopes
{
    public static IQueryable<LedgerBook> BooksIn(this IAppDbContext db, AccessScope scope) => db.LedgerBooks.Where(_ => scope.WholeCounty);

    public static Task<bool> SeesBookAsync(this IAppDbContext db, AccessScope scope, Guid bookId, CancellationToken ct) => db.BooksIn(scope).AnyAsync(x => x.Id == bookId, ct);
}
