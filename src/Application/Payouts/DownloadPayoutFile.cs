using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// Makes the file of a paying bank in one of the agreed formats. The first download is the sending: the orders are at the bank from then on.
/// Every download is logged, and gives the same bytes.
/// </summary>
[RequiresPermission(Permissions.Payouts.Export)]
public sealed record DownloadPayoutFileCommand(Guid Id, BankFileFormat Format) : IRequest<Result<StreamDownload>>;

internal sealed class DownloadPayoutFileHandler(
    IAppDbContext db, IEnumerable<IBankFileFormat> formats, ITemporaryFiles temporary, IFieldProtector protector, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DownloadPayoutFileCommand, Result<StreamDownload>>
{
    public async Task<Result<StreamDownload>> Handle(DownloadPayoutFileCommand command, CancellationToken ct)
    {
        var file = await db.FilesIn(user.ScopeOf(Permissions.Payouts.Export)).AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        var release = file is null ? null : await db.PayoutReleases.AsNoTracking().SingleAsync(x => x.Id == file.ReleaseId, ct);
        if (file is null || release is not { State: ReleaseState.Released, ReleasedAt: { } releasedAt })
        {
            return PayoutErrors.FileNotFound;
        }

        var profile = await db.BankProfiles.AsNoTracking().SingleAsync(x => x.Id == file.ProfileId, ct);
        if (!profile.FormatList.Contains(command.Format))
        {
            return PayoutErrors.FormatNotAgreed;
        }

        var format = formats.Single(x => x.Format == command.Format);
        var header = new BankFileHeader(file.Number, releasedAt, releasedAt.ToLocalDay(), file.Count, file.AmountFen, release.Purpose, profile.DebtorName, protector.Reveal(profile.AccountCipher),
            profile.BankCode, profile.Encoding, profile.ColumnList);
        var content = temporary.Create();
        try
        {
            format.Write(content, header, Lines(file.Id));
            content.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            var copy = new PayoutFileCopy { FileId = file.Id, Format = command.Format, FileName = file.Number + format.Extension, Sha256 = hash, Bytes = content.Length, MadeAt = clock.GetUtcNow() };
            var sent = await SendAsync(file, copy, ct);
            if (sent.Error is { } error)
            {
                await content.DisposeAsync();
                return error;
            }

            content.Position = 0;
            return new StreamDownload(copy.FileName, format.ContentType, content);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    // the writers pull: a file of a hundred thousand lines is never in memory as a whole
    private IEnumerable<BankFileLine> Lines(Guid fileId) => (
        from order in db.PaymentOrders.AsNoTracking()
        where order.FileId == fileId
        join account in db.PayoutAccounts.AsNoTracking() on order.AccountId equals account.Id
        orderby order.Sequence
        select new { order.Sequence, order.EndToEndId, order.PayeeName, account.AccountCipher, order.BankName, order.BankCode, order.AmountFen, order.HouseholdNumber, order.Period })
        .AsEnumerable()
        .Select(x => new BankFileLine(x.Sequence, x.EndToEndId, x.PayeeName, protector.Reveal(x.AccountCipher), x.BankName ?? "", x.BankCode, x.AmountFen, x.HouseholdNumber, x.Period));

    private Task<Result> SendAsync(PayoutFile seen, PayoutFileCopy copy, CancellationToken ct) => db.InTransactionAsync<Result>(async token =>
    {
        var known = await db.PayoutFileCopies.AsNoTracking().SingleOrDefaultAsync(x => x.FileId == copy.FileId && x.Format == copy.Format, token);
        if (known is not null && known.Sha256 != copy.Sha256)
        {
            return PayoutErrors.FileDiffers;
        }

        if (known is null)
        {
            db.PayoutFileCopies.Add(copy);
        }

        var file = await db.PayoutFiles.AsTracking().SingleAsync(x => x.Id == seen.Id, token);
        var now = clock.GetUtcNow();
        if (file.MarkSent(user.DisplayName, now))
        {
            await db.PaymentOrders.Where(x => x.FileId == file.Id && x.State == OrderState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, OrderState.Sent).SetProperty(x => x.SentAt, now), token);
        }

        db.Record(new AuditNote("export", nameof(PayoutFile), file.Id.ToString(), null, $"{copy.FileName}：{file.Count} 笔，{new Money(file.AmountFen)} 元", file.Count, copy.Sha256));
        await db.SaveChangesAsync(token);
        return Result.Success;
    }, ct);
}
