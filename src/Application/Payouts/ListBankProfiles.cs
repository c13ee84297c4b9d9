using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Profiles of the paying banks, the newest version of a code first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListBankProfilesQuery(ProfileState? State) : IRequest<Result<IReadOnlyList<BankProfileRow>>>;

/// <summary>Banks of the look-up table by code or part of the name.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListBanksQuery(string? Search) : IRequest<Result<IReadOnlyList<BankRow>>>;

public sealed record BankProfileRow(
    Guid Id, string Code, int VersionNumber, string Name, string BankCode, string DebtorName, string DebtorAccount, IReadOnlyList<string> ClearingPrefixes, BankEncoding Encoding,
    BankRepertoire Repertoire, IReadOnlyList<BankFileFormat> Formats, IReadOnlyList<BankColumn> Columns, int MaxLinesPerFile, ProfileState State, string MadeByName, string? DecidedByName, int Version);

public sealed record BankRow(string Code, string Name);

internal sealed class ListBankProfilesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListBankProfilesQuery, Result<IReadOnlyList<BankProfileRow>>>
{
    public async Task<Result<IReadOnlyList<BankProfileRow>>> Handle(ListBankProfilesQuery query, CancellationToken ct)
    {
        var rows = await db.ProfilesIn(user.ScopeOf(Permissions.Payouts.Read)).AsNoTracking().Where(x => query.State == null || x.State == query.State)
            .OrderBy(x => x.Code).ThenByDescending(x => x.VersionNumber).ToListAsync(ct);
        return rows.ConvertAll(x => new BankProfileRow(x.Id, x.Code, x.VersionNumber, x.Name, x.BankCode, x.DebtorName, x.AccountMasked, x.ClearingPrefixes.Split(',', StringSplitOptions.RemoveEmptyEntries),
            x.Encoding, x.Repertoire, x.FormatList, x.ColumnList, x.MaxLinesPerFile, x.State, x.MadeByName, x.DecidedByName, x.Version));
    }
}

internal sealed class ListBanksHandler(IAppDbContext db) : IRequestHandler<ListBanksQuery, Result<IReadOnlyList<BankRow>>>
{
    private const int Most = 50;

    public async Task<Result<IReadOnlyList<BankRow>>> Handle(ListBanksQuery query, CancellationToken ct)
    {
        var words = ChineseText.Normalise(query.Search);
        return await db.BankDirectory.AsNoTracking().Where(x => words == "" || x.Code.StartsWith(words) || x.Name.Contains(words))
            .OrderBy(x => x.Code).Take(Most).Select(x => new BankRow(x.Code, x.Name)).ToListAsync(ct);
    }
}
