using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>花名册: households with their people, dwellings and payout accounts. A household comes in whole or not at all.</summary>
internal sealed class RosterKind(IAppDbContext db, IBulkWriter bulk, IFieldProtector protector) : IImportKind
{
    private CommunityForm _form;
    private RosterBook? _book;

    public ImportKind Kind => ImportKind.Roster;

    public string Title => "居民花名册";

    public string Permission => Permissions.Registry.Write;

    public bool NeedsSource => false;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每人一行；户编号每行都填，搬迁类型、脱贫状态、迁出地乡镇、入住日期、房屋、账户等户的内容至少填在户主行。",
        "同一户有一行错误时整户不导入；已登记且内容相同的户会跳过。",
        "导入的户须由另一人复核，账户须由另一人核验后才能用于发放。",
    ];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => RosterColumns.All;

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var form = await db.Communities.Where(x => x.Id == context.CommunityId).Select(x => x.Form).SingleAsync(ct);
        var origins = await db.Townships.AsNoTracking()
            .Where(township => db.Communities.Any(x => x.Id == context.CommunityId && x.Origins.Any(origin => origin.TownshipCode == township.Code)))
            .OrderBy(township => township.Code).Select(township => new { township.Code, township.Name }).ToListAsync(ct);
        var townships = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var origin in origins)
        {
            townships.TryAdd(origin.Name, origin.Code);
            townships.TryAdd(origin.Code, origin.Code);
        }

        var households = new RosterReader(protector, townships, context.Today).Read(lines);
        (_form, _book) = (form, await RosterBook.LoadAsync(db, protector, context.CommunityId, households, ct));
        foreach (var household in households)
        {
            if (!household.IsFaulty)
            {
                _book.Judge(household);
            }

            if (household.People.Find(person => person.Line.IsFaulty) is { } faulty)
            {
                foreach (var person in household.People.Where(person => !person.Line.IsFaulty))
                {
                    person.Line.Fail(RosterColumns.Number, RosterErrors.SameHouseholdFaulty(faulty.Line.RowNumber));
                }
            }
        }
    }

    public Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        var households = accepted.Select(line => (RosterHousehold)line.Item!).Distinct().ToList();
        return new RosterWriter(bulk, protector, _book!, _form, context).WriteAsync(households, ct);
    }
}
