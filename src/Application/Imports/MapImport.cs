using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Reads the whole file under the mapping the clerk decided, judges every row and stages the result. May be repeated until the confirmation.</summary>
/// <param name="SaveAs">Remembers the mapping for files with the same headings.</param>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record MapImportCommand(Guid Id, string Sheet, int HeaderRow, SheetLayout Layout, IReadOnlyList<ColumnChoice> Columns, string? SaveAs) : IRequest<Result<ImportSummary>>;

/// <summary>A column of the file, from 0, and what it means; without a key it is left out.</summary>
public sealed record ColumnChoice(int Index, string? Key);

internal sealed class MapImportValidator : AbstractValidator<MapImportCommand>
{
    public MapImportValidator()
    {
        RuleFor(x => x.Sheet).NotNull().WithMessage("请选择工作表。");
        RuleFor(x => x.HeaderRow).GreaterThan(0).WithMessage("请选择表头所在的行。");
        RuleFor(x => x.Columns).NotEmpty().WithMessage("请选择各列的对应关系。");
        RuleFor(x => x.SaveAs).MaximumLength(50).WithMessage("方案名称最多50个字。");
    }
}

internal sealed class MapImportHandler(
    IAppDbContext db, ImportKinds kinds, ISpreadsheetReader reader, IFieldProtector protector, IBulkWriter bulk, TimeProvider clock)
    : IRequestHandler<MapImportCommand, Result<ImportSummary>>
{
    public async Task<Result<ImportSummary>> Handle(MapImportCommand command, CancellationToken ct)
    {
        if (await kinds.FindAsync(command.Id, ct) is not var (session, kind))
        {
            return ImportErrors.NotFound;
        }

        if (session.State is not (ImportState.Uploaded or ImportState.Checked)
            || await db.ImportFiles.AsNoTracking().SingleOrDefaultAsync(x => x.ImportId == command.Id, ct) is not { } stored)
        {
            return ImportErrors.Closed;
        }

        if (reader.Open(protector.UnsealBytes(stored.Content), session.FileName) is var opened && opened.Error is { } fault)
        {
            return fault;
        }

        var decided = Decide(command, opened.Value, kind);
        if (decided.Error is { } error)
        {
            return error;
        }

        var mapping = decided.Value;
        var read = SheetLines.Read(opened.Value, mapping, kind);
        if (read.Lines.Count == 0)
        {
            return SpreadsheetErrors.Empty;
        }

        var context = session.Context(mapping, clock);
        await kind.CheckAsync(context, read.Lines, ct);
        var staging = new ImportStaging(protector);
        var checkedIn = await db.InTransactionAsync(async token =>
        {
            if (session.Check(ImportJson.Write(mapping), ImportStaging.Count(read)).Error is { } closed)
            {
                return closed;
            }

            if (command.SaveAs is { Length: > 0 } name)
            {
                await RememberAsync(session, mapping, name, token);
            }

            await db.SaveChangesAsync(token);
            await db.ImportRows.Where(row => row.ImportId == session.Id).ExecuteDeleteAsync(token);
            await bulk.InsertAsync(staging.Rows(session.Id, read, mapping), token);
            return Result.Success;
        }, ct);
        return checkedIn.Error is { } refused ? refused : ImportSummary.Of(session, kind);
    }

    private static Result<SheetMapping> Decide(MapImportCommand command, Spreadsheet file, IImportKind kind)
    {
        if (!file.Sheets.Contains(command.Sheet))
        {
            return ImportErrors.SheetUnknown(command.Sheet);
        }

        if (!kind.Layouts.Contains(command.Layout))
        {
            return ImportErrors.LayoutUnknown(command.Layout);
        }

        if (Headings.HeadersAt(Headings.FirstRows(file, command.Sheet), command.HeaderRow) is not { } headers)
        {
            return ImportErrors.HeaderRowUnknown(command.HeaderRow);
        }

        var known = kind.Columns(command.Layout).ToDictionary(column => column.Key);
        var keys = new Dictionary<int, string>();
        foreach (var choice in command.Columns.Where(choice => !string.IsNullOrEmpty(choice.Key)))
        {
            if (!known.TryGetValue(choice.Key!, out var column) || choice.Index < 0 || choice.Index >= headers.Count)
            {
                return ImportErrors.ColumnUnknown(choice.Key!);
            }

            if (keys.ContainsValue(choice.Key!) || !keys.TryAdd(choice.Index, choice.Key!))
            {
                return ImportErrors.ColumnTwice(column.Label);
            }
        }

        var mapping = new SheetMapping(command.Sheet, command.HeaderRow, command.Layout, [.. headers.Select((header, i) => new MappedColumn(i, header, keys.GetValueOrDefault(i)))]);
        return Headings.Missing(kind, mapping) is { Count: > 0 } missing
            ? ImportErrors.ColumnsMissing(missing, command.HeaderRow, headers.Where(header => header.Length > 0))
            : mapping;
    }

    private async Task RememberAsync(ImportSession session, SheetMapping mapping, string name, CancellationToken ct)
    {
        var signature = ImportJson.Signature(mapping.Columns.Select(column => column.Header));
        var text = ImportJson.Write(mapping);
        var profile = await db.ImportProfiles.SingleOrDefaultAsync(
            x => x.CommunityId == session.CommunityId && x.Kind == session.Kind && x.SourceId == session.SourceId && x.HeaderSignature == signature, ct);
        if (profile is null)
        {
            db.ImportProfiles.Add(ImportProfile.Create(session.Kind, session.CommunityId, session.SourceId, name, signature, text));
        }
        else
        {
            profile.Change(name, text);
        }
    }
}

internal static class ImportSessionExtensions
{
    /// <summary>Whoever brought the file made what it says, also when a colleague confirms it: the second person is never the one who wrote the rows.</summary>
    public static ImportContext Context(this ImportSession session, SheetMapping mapping, TimeProvider clock)
    {
        var keys = mapping.Columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        return new(session.Id, session.CommunityId, session.SourceId, mapping.Layout, clock.LocalToday(), clock.GetUtcNow(), session.MadeBy, session.MadeByName, keys.Contains);
    }
}
