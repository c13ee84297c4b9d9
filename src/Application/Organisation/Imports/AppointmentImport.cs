using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation.Imports;

/// <summary>任职名册: who holds which post, from a workbook. Every row passes the rules of the form, against the database and against the rows above it.</summary>
internal sealed class AppointmentImport(IAppDbContext db, AppointmentDesk desk, IFieldProtector protector) : IImportKind
{
    public ImportKind Kind => ImportKind.Appointments;

    public string Title => "任职名册";

    public string Permission => Permissions.Organisation.Dispatch;

    public bool NeedsSource => false;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => AppointmentSheet.Columns;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每人每职务一行；一人兼任多个职务的写多行，身份证号须一致。",
        "机构须先在系统中建立；楼长、片长填写楼栋，单元长另填单元。",
        "任职方式须符合社区当日的成熟度；不相容职务、正职已有人在任的，不能导入。",
        "超出配备标准的，须填写超配理由，导入后等待牵头乡镇另一人审批。",
        "同一人已在任该职务的行会跳过。",
    ];

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        await StaffLock.HoldAsync(db, context.CommunityId, ct);
        var sheet = await ReadAsync(context, lines, ct);
        foreach (var line in lines)
        {
            sheet.Judge(line);
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        var rows = accepted.Select(line => (AppointmentItem)line.Item!).ToList();
        string[] indexes = [.. rows.Select(x => x.Number.Index).Distinct()];
        var known = await db.OfficeHolders.Include(x => x.Places).Where(x => EF.Parameter(indexes).Contains(x.IdNumberIndex)).ToDictionaryAsync(x => x.IdNumberIndex, StringComparer.Ordinal, ct);
        await StaffLock.HoldPeopleAsync(db, known.Values.Select(x => x.Id), ct);
        var residents = await db.Residents.AsNoTracking().Where(x => x.IdNumberIndex != null && EF.Parameter(indexes).Contains(x.IdNumberIndex)).Select(x => new { x.IdNumberIndex, x.Id }).ToDictionaryAsync(x => x.IdNumberIndex!, x => x.Id, StringComparer.Ordinal, ct);
        foreach (var row in rows)
        {
            if (!known.TryGetValue(row.Number.Index, out var holder))
            {
                holder = OfficeHolder.Register(context.CommunityId, new(row.Name, null, null, residents.TryGetValue(row.Number.Index, out var resident) ? resident : null), row.Id, row.Number);
                if (row.Phone is not null)
                {
                    holder.ChangePhone(row.Phone);
                }

                db.OfficeHolders.Add(holder);
                known.Add(row.Number.Index, holder);
            }
            else
            {
                holder.AddPlace(context.CommunityId);
            }
        }

        await db.SaveChangesAsync(ct);
        var view = await desk.ViewAsync(context.CommunityId, [.. known.Values.Select(x => x.Id)], ct);
        var bodies = await db.Bodies.Where(x => x.CommunityId == context.CommunityId && x.DissolvedOn == null).ToDictionaryAsync(x => x.Kind, ct);
        foreach (var row in rows)
        {
            var holder = known[row.Number.Index].Id;
            var made = row.Building is { } building
                ? Appointment.OfHouse(building, row.Unit, holder, row.From, row.TermEnd)
                : Appointment.To(bodies[PostCatalogue.Of(row.Post).Body!.Value], holder, row.Post, row.From, row.TermEnd);
            var error = made.Error ?? made.Value.RestOn(row.Basis, context.By, context.ByName, context.Now).Error ?? (await desk.AdmitAsync(view, made.Value, row.OverQuotaReason, ct)).Error;
            if (error is not null)
            {
                // every row was judged a moment ago in this transaction, behind the lock
                throw new InvalidOperationException($"A checked appointment was refused: {error.Code}.");
            }
        }

        return rows.Count;
    }

    private async Task<AppointmentSheet> ReadAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var numbers = lines.Select(line => IdNumber.Parse(line.Text(AppointmentSheet.Id), context.Today)).Where(x => x.IsSuccess).Select(x => x.Value).DistinctBy(x => x.Value)
            .ToDictionary(x => x.Value, x => protector.Protect(FieldPurpose.IdNumber, x.Value, x.Masked), StringComparer.Ordinal);
        string[] indexes = [.. numbers.Values.Select(x => x.Index)];
        var holders = await db.OfficeHolders.AsNoTracking().Where(x => EF.Parameter(indexes).Contains(x.IdNumberIndex)).Select(x => new { x.IdNumberIndex, x.Id, x.Name }).ToListAsync(ct);
        var buildings = await db.Buildings.AsNoTracking().Where(x => x.CommunityId == context.CommunityId).ToListAsync(ct);
        var units = await db.BuildingUnits.AsNoTracking().Where(x => x.CommunityId == context.CommunityId).ToListAsync(ct);
        var bodies = await db.Bodies.AsNoTracking().Where(x => x.CommunityId == context.CommunityId && x.DissolvedOn == null).ToDictionaryAsync(x => x.Kind, ct);
        var view = await desk.ViewAsync(context.CommunityId, [.. holders.Select(x => x.Id)], ct);
        var residents = await db.Residents.AsNoTracking().Where(x => x.IdNumberIndex != null && EF.Parameter(indexes).Contains(x.IdNumberIndex)).Select(x => new { x.IdNumberIndex, x.Name })
            .ToDictionaryAsync(x => x.IdNumberIndex!, x => x.Name, StringComparer.Ordinal, ct);
        return new(context, view.Picture, protector, numbers, holders.ToDictionary(x => x.IdNumberIndex, x => (x.Id, x.Name), StringComparer.Ordinal), residents, buildings, units, bodies);
    }
}
