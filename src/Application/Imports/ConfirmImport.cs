using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Writes all good rows in one transaction, judged once more against the database: what another import stored meanwhile is skipped as known.</summary>
[RequiresPermission(Permissions.Imports.Use)]
[Idempotent]
public sealed record ConfirmImportCommand(Guid Id) : IRequest<Result<ImportSummary>>;

internal sealed class ConfirmImportHandler(IAppDbContext db, ImportKinds kinds, IFieldProtector protector, IBulkWriter bulk, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmImportCommand, Result<ImportSummary>>
{
    public async Task<Result<ImportSummary>> Handle(ConfirmImportCommand command, CancellationToken ct)
    {
        // the lock comes before the session is read, so that the state seen is the one the winner left
        await WaitForTurnAsync(command.Id, ct);
        if (await kinds.FindAsync(command.Id, ct) is not var (session, kind))
        {
            return ImportErrors.NotFound;
        }

        if (session.State != ImportState.Checked)
        {
            return session.State == ImportState.Uploaded ? ImportErrors.NotChecked : ImportErrors.Closed;
        }

        if (kind.NeedsSecondPerson && session.MadeBy == user.Person)
        {
            return ImportErrors.OwnFile;
        }

        if (await kind.AdmitAsync(session.CommunityId, session.SourceId, ct) is { } refusal)
        {
            return refusal;
        }

        var staging = new ImportStaging(protector);
        var mapping = ImportJson.Read<SheetMapping>(session.Mapping!);
        var staged = await db.ImportRows.AsNoTracking().Where(row => row.ImportId == session.Id && row.State != ImportRowState.Faulty)
            .OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(ct);
        if (staged.Count == 0)
        {
            return ImportErrors.NothingToCommit;
        }

        var read = SheetLines.Restore(staged.Select(staging.Restore), mapping, kind);
        var context = session.Context(mapping, clock);
        await kind.CheckAsync(context, read.Lines, ct);
        var accepted = read.Lines.Where(line => ImportStaging.StateOf(line) == ImportRowState.Valid).ToList();
        var written = accepted.Count == 0 ? 0 : await kind.CommitAsync(context, accepted, ct);

        List<ImportRow> changed = [.. Enumerable.Range(0, staged.Count).Where(i => ImportStaging.StateOf(read.Lines[i]) != staged[i].State).Select(i => staging.Row(session.Id, read, i, mapping))];
        await RestageAsync(session.Id, changed, ct);
        var counts = ImportStaging.Count(read);
        var faultyBefore = session.FaultyCount;
        if (session.Commit(counts with { Rows = session.RowCount, Blank = session.BlankCount, Ignored = session.IgnoredCount, Faulty = faultyBefore + counts.Faulty }, written, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        db.Record(new AuditNote("import", session.Kind.ToString(), session.Id.ToString(), session.CommunityId,
            $"{kind.Title}：新增{accepted.Count}行，已有{counts.Known}行，失败{session.FaultyCount}行", written, Digest(accepted, read)));
        await db.SaveChangesAsync(ct);
        await db.ImportFiles.Where(file => file.ImportId == session.Id).ExecuteDeleteAsync(ct);
        return ImportSummary.Of(session, kind);
    }

    // the community's first import is locked by whoever commits, so that two files with the same rows go in one after the other
    private async Task WaitForTurnAsync(Guid importId, CancellationToken ct)
    {
        var first = await db.ImportSessions.Where(x => db.ImportSessions.Any(own => own.Id == importId && own.CommunityId == x.CommunityId))
            .OrderBy(x => x.MadeAt).ThenBy(x => x.Id).Select(x => x.Id).FirstOrDefaultAsync(ct);
        await db.ImportSessions.Where(x => x.Id == first).ExecuteUpdateAsync(set => set.SetProperty(x => x.MadeByName, x => x.MadeByName), ct);
    }

    private async Task RestageAsync(Guid importId, List<ImportRow> changed, CancellationToken ct)
    {
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var numbers in changed.Select(row => row.RowNumber).Chunk(500))
        {
            await db.ImportRows.Where(row => row.ImportId == importId && numbers.Contains(row.RowNumber)).ExecuteDeleteAsync(ct);
        }

        await bulk.InsertAsync(changed, ct);
    }

    private static string Digest(List<ImportLine> accepted, SheetLines read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var numbers = accepted.Select(line => line.RowNumber).ToHashSet();
        foreach (var row in read.Rows.Where(row => numbers.Contains(row.Number)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(ImportJson.WriteCells(row, row.Cells.Count)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
