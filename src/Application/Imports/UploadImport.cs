using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Takes a file in, judges it as a whole and proposes how to read it. A faulty file leaves nothing behind.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record UploadImportCommand(ImportKind Kind, Guid CommunityId, Guid? SourceId, string FileName, byte[] Content) : IRequest<Result<ImportProposal>>;

internal sealed class UploadImportHandler(
    IAppDbContext db, ImportKinds kinds, ISpreadsheetReader reader, IFieldProtector protector, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadImportCommand, Result<ImportProposal>>
{
    public async Task<Result<ImportProposal>> Handle(UploadImportCommand command, CancellationToken ct)
    {
        if (kinds.Find(command.Kind) is not { } kind)
        {
            return AccessErrors.Forbidden(Permissions.Imports.Use);
        }

        if (!kinds.MayUse(kind, command.CommunityId))
        {
            return ImportErrors.CommunityNotFound;
        }

        if (kind.NeedsSource && command.SourceId is null)
        {
            return ImportErrors.SourceRequired;
        }

        var sourceId = kind.NeedsSource ? command.SourceId : null;
        if (await kind.AdmitAsync(command.CommunityId, sourceId, ct) is { } refusal)
        {
            return refusal;
        }

        if (reader.Open(command.Content, command.FileName) is var opened && opened.Error is { } fault)
        {
            return fault;
        }

        var file = opened.Value;
        var (mapping, profile) = await ProposeAsync(file, kind, command.CommunityId, sourceId, ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        var before = await db.ImportSessions.AsNoTracking()
            .Where(x => x.FileSha256 == hash && x.CommunityId == command.CommunityId && x.Kind == command.Kind && x.State == ImportState.Committed)
            .OrderByDescending(x => x.CommittedAt).ThenBy(x => x.Id).Select(x => x.CommittedAt).FirstOrDefaultAsync(ct);
        var session = ImportSession.Upload(command.Kind, command.CommunityId, sourceId, FileNames.Tidy(command.FileName), hash, command.Content.Length,
            ImportJson.Write(mapping), user.Person, user.DisplayName, clock.GetUtcNow());
        db.ImportSessions.Add(session);
        db.ImportFiles.Add(new ImportFile { ImportId = session.Id, Content = protector.SealBytes(command.Content) });
        await db.SaveChangesAsync(ct);
        return ImportViews.Propose(session, file, mapping, kind, profile, before);
    }

    private async Task<(SheetMapping Mapping, string? Profile)> ProposeAsync(Spreadsheet file, IImportKind kind, Guid communityId, Guid? sourceId, CancellationToken ct)
    {
        var profiles = await db.ImportProfiles.AsNoTracking().Where(x => x.CommunityId == communityId && x.Kind == kind.Kind && x.SourceId == sourceId)
            .Select(x => new { x.HeaderSignature, x.Name, x.Mapping }).ToDictionaryAsync(x => x.HeaderSignature, ct);
        foreach (var sheet in profiles.Count == 0 ? [] : file.Sheets)
        {
            var rows = Headings.FirstRows(file, sheet);
            foreach (var row in rows)
            {
                var headers = Headings.HeadersAt(rows, row.Number)!;
                if (profiles.TryGetValue(ImportJson.Signature(headers), out var known))
                {
                    var remembered = ImportJson.Read<SheetMapping>(known.Mapping);
                    var keys = remembered.Columns.ToDictionary(column => column.Index, column => column.Key);
                    return (remembered with { Sheet = sheet, HeaderRow = row.Number, Columns = [.. headers.Select((header, i) => new MappedColumn(i, header, keys.GetValueOrDefault(i)))] }, known.Name);
                }
            }
        }

        return (Headings.Propose(file, kind)!, null);
    }
}
