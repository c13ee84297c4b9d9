using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// The accounts of a fund are those its payments are agreed to leave from. Several profiles and versions may name one account:
/// it is known by the first profile that ever did.
/// </summary>
internal sealed class FundAccounts(IAppDbContext db, IFieldProtector protector) : IBookAccounts
{
    public async Task<BookAccount?> FindAsync(Guid bookId, string accountNumber, CancellationToken ct)
    {
        var fund = await db.LedgerBooks.Where(x => x.Id == bookId).Select(x => (FundKind?)x.Fund).SingleOrDefaultAsync(ct);
        if (fund != ReleaseDesk.FundOf(PayoutPurpose.Subsidy))
        {
            return null;
        }

        var index = protector.Index(FieldPurpose.Account, accountNumber);
        var profile = await Agreed().Where(x => x.AccountIndex == index).OrderBy(x => x.MadeAt).ThenBy(x => x.Id).FirstOrDefaultAsync(ct);
        return profile is null ? null : new BookAccount(profile.Id, profile.Name, profile.AccountMasked);
    }

    /// <summary>For each profile the account it pays from.</summary>
    public async Task<Dictionary<Guid, Guid>> ByProfileAsync(CancellationToken ct)
    {
        // a handful of banks and their versions
        var profiles = await Agreed().OrderBy(x => x.MadeAt).ThenBy(x => x.Id).Select(x => new { x.Id, x.AccountIndex }).ToListAsync(ct);
        var first = profiles.GroupBy(x => x.AccountIndex, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
        return profiles.ToDictionary(x => x.Id, x => first[x.AccountIndex]);
    }

    private IQueryable<BankProfile> Agreed() => db.BankProfiles.AsNoTracking().Where(x => x.State == ProfileState.Active || x.State == ProfileState.Retired);
}
