using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>The copy of a notice for the files, as it was published. Exports are logged with the hash of the file.</summary>
/// <param name="PublicRoot">Where residents find notices, ending with a slash.</param>
[RequiresPermission(Permissions.Notices.Read)]
public sealed record ExportNoticeQuery(Guid Id, string PublicRoot) : IRequest<Result<FileDownload>>;

internal sealed class ExportNoticeHandler(IAppDbContext db, ICurrentUser user, INoticeFilingCopy filing) : IRequestHandler<ExportNoticeQuery, Result<FileDownload>>
{
    private const string Pdf = "application/pdf";

    public async Task<Result<FileDownload>> Handle(ExportNoticeQuery query, CancellationToken ct)
    {
        var found = await db.NoticesFor(user).AsNoTracking().Where(x => x.Id == query.Id)
            .Select(x => new { Notice = x, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NoticeErrors.NotFound;
        }

        var notice = found.Notice;
        var policy = await PolicyLookup.GetAsync(db, notice.PolicyVersionId, ct);
        var lines = await db.NoticeLines.AsNoTracking().Where(x => x.NoticeId == notice.Id).OrderBy(x => x.Order)
            .Select(x => new NoticeSheetLine(x.Order, x.MaskedName, x.Building, x.AmountFen)).ToListAsync(ct);
        var content = filing.Write(new(notice.Kind, notice.Title, notice.Number, found.Community, notice.FirstDay, notice.LastDay, notice.Days, notice.Unit, notice.ContactName, notice.ContactPhone, notice.PublishedAt,
            notice.PublishedByName, $"{policy?.DocumentTitle}（{policy?.DocumentNumber}）", notice.LineCount, notice.SumFen, notice.ContentHash, notice.CopyHash, query.PublicRoot + notice.Code,
            notice.WithdrawnReason, lines));
        db.Record(new AuditNote("export", nameof(PublicNotice), notice.Id.ToString(), notice.CommunityId, $"公示存档件 {notice.Number}", lines.Count, Convert.ToHexStringLower(SHA256.HashData(content))));
        await db.SaveChangesAsync(ct);
        return new FileDownload($"{notice.Number}-公示存档.pdf", Pdf, content);
    }
}
