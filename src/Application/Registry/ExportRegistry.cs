using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>The households of a filter as a workbook: the same rows as the list, masked, logged.</summary>
[RequiresPermission(Permissions.Registry.Export)]
public sealed record ExportHouseholdsQuery(HouseholdFilter Filter) : IRequest<Result<FileDownload>>;

/// <summary>The people of a filter as a workbook: the same rows as the list, masked, logged.</summary>
[RequiresPermission(Permissions.Registry.Export)]
public sealed record ExportResidentsQuery(ResidentFilter Filter) : IRequest<Result<FileDownload>>;

internal sealed class ExportHouseholdsHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<ExportHouseholdsQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("户编号"), new("户主"), new("社区", Width: 18), new("房屋", Width: 20), new("人数", SheetColumnType.Integer, 8), new("搬迁类型", Width: 16), new("脱贫状态", Width: 16),
        new("一卡通账户"), new("账户状态"), new("迁出乡镇"), new("户状态"),
    ];

    public async Task<Result<FileDownload>> Handle(ExportHouseholdsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = await HouseholdQueries.On(db, user.ScopeOf(Permissions.Registry.Export), day.Value).NarrowAsync(db, protector, query.Filter, day.Value, ct);
        if (await facts.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var rows = await HouseholdRows.ReadAsync(db, facts.Sorted(db, query.Filter.Sort), day.Value, ct);
        var townships = await db.Townships.AsNoTracking().ToDictionaryAsync(x => x.Code, x => x.Name, ct);
        var cells = rows.Select(x => (IReadOnlyList<object?>)
        [
            x.Number, x.HeadName, x.CommunityName, x.Address, x.Members, RelocationKindWords.Table.WordOf(x.Relocation), PovertyStatusWords.Table.WordOf(x.Poverty),
            x.AccountLast4 is null ? null : "****" + x.AccountLast4, x.AccountState is { } state ? RegistryWords.Of(state) : null, townships.GetValueOrDefault(x.OriginTownshipCode), RegistryWords.Of(x.State),
        ]);
        ExportLog.Record(db, nameof(Household), query.Filter.CommunityId, day.Value, rows.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("户名册", day.Value), new SheetContent("户名册", Columns, cells));
    }
}

internal sealed class ExportResidentsHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<ExportResidentsQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("户编号"), new("姓名"), new("与户主关系"), new("身份证号", Width: 22), new("性别", Width: 8), new("出生日期", SheetColumnType.Date, 12), new("年龄", SheetColumnType.Integer, 8),
        new("电话", Width: 16), new("社区", Width: 18), new("搬迁类型", Width: 16),
    ];

    public async Task<Result<FileDownload>> Handle(ExportResidentsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = await ResidentQueries.On(db, user.ScopeOf(Permissions.Registry.Export), day.Value).NarrowAsync(db, protector, query.Filter, day.Value, ct);
        if (await facts.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var rows = await ResidentQueries.ReadAsync(facts.Sorted(query.Filter.Sort), day.Value, ct);
        var cells = rows.Select(x => (IReadOnlyList<object?>)
        [
            x.HouseholdNumber, x.Name, x.RelationText, x.IdNumber, SexWords.Table.WordOf(x.Sex), x.BirthDate, x.Age, x.Phone, x.CommunityName, RelocationKindWords.Table.WordOf(x.Relocation),
        ]);
        ExportLog.Record(db, nameof(Resident), query.Filter.CommunityId, day.Value, rows.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("人员名册", day.Value), new SheetContent("人员名册", Columns, cells));
    }
}

internal static class ExportLog
{
    /// <summary>Whoever takes a list out of the system leaves a trace: which, of what day, how many rows; never what was searched for.</summary>
    public static void Record(IAppDbContext db, string subject, Guid? communityId, DateOnly day, int rows) =>
        db.Record(new AuditNote("export", subject, communityId?.ToString() ?? "county", communityId, string.Create(CultureInfo.InvariantCulture, $"截至{day:yyyy-MM-dd}"), rows));

    public static string FileName(string name, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{name}-{day:yyyyMMdd}.xlsx");
}
