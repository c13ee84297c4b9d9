using Resettlement.Application.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>How the room would read a file; the wizard shows it and sends back what the clerk decides.</summary>
/// <param name="ProfileApplied">Name of the remembered mapping that was found by the headings.</param>
/// <param name="ImportedBefore">When the same file was imported into this community before.</param>
public sealed record ImportProposal(
    Guid Id, ImportKind Kind, ImportState State, string FileName, IReadOnlyList<string> Sheets, string Sheet, int HeaderRow, SheetLayout Layout,
    IReadOnlyList<ProposedColumn> Columns, IReadOnlyList<PreviewRow> Rows, string? ProfileApplied, DateTimeOffset? ImportedBefore);

/// <summary>A column from 0 with its heading, some of its values and the key that is proposed for it.</summary>
public sealed record ProposedColumn(int Index, string Header, IReadOnlyList<string> Samples, string? ProposedKey);

public sealed record PreviewRow(int Row, IReadOnlyList<string> Cells);

/// <summary>An import with the counts of its last check.</summary>
public sealed record ImportSummary(
    Guid Id, ImportKind Kind, string Title, Guid CommunityId, Guid? SourceId, ImportState State, string FileName, long FileBytes, ImportTotals Totals,
    string? Sheet, int? HeaderRow, SheetLayout? Layout, IReadOnlyList<MappedColumn> Columns, IReadOnlyList<string> UnknownColumns,
    string MadeByName, DateTimeOffset MadeAt, DateTimeOffset? CommittedAt)
{
    internal static ImportSummary Of(ImportSession session, IImportKind kind)
    {
        var mapping = session.Mapping is null ? null : ImportJson.Read<SheetMapping>(session.Mapping);
        return new(session.Id, session.Kind, kind.Title, session.CommunityId, session.SourceId, session.State, session.FileName, session.FileBytes, ImportTotals.Of(session),
            mapping?.Sheet, mapping?.HeaderRow, mapping?.Layout, mapping?.Columns ?? [], mapping?.UnknownColumns ?? [], session.MadeByName, session.MadeAt, session.CommittedAt);
    }
}

/// <summary>总计 rows, 成功 written rows after the commit, 跳过 skipped = known, 失败 faulty; blank and ignored rows (totals, footers) are no items.</summary>
/// <param name="WrittenItems">Items written; a row of a wide sheet may hold several.</param>
public sealed record ImportTotals(int Rows, int Blank, int Ignored, int Valid, int Faulty, int Skipped, int? WrittenItems, long SumFen)
{
    internal static ImportTotals Of(ImportSession session) => new(
        session.RowCount, session.BlankCount, session.IgnoredCount, session.ValidCount, session.FaultyCount, session.KnownCount, session.WrittenCount, session.SumFen);
}

/// <summary>Builds what the wizard shows.</summary>
internal static class ImportViews
{
    private const int PreviewRows = 12;
    private const int Samples = 3;

    public static ImportProposal Propose(ImportSession session, Spreadsheet file, SheetMapping mapping, IImportKind kind, string? profile, DateTimeOffset? importedBefore)
    {
        var rows = Headings.FirstRows(file, mapping.Sheet);
        var columns = kind.Columns(mapping.Layout);
        var masks = mapping.Columns.Select(column => columns.FirstOrDefault(known => known.Key == column.Key)?.Mask).ToList();
        return new(session.Id, session.Kind, session.State, session.FileName, file.Sheets, mapping.Sheet, mapping.HeaderRow, mapping.Layout,
            [.. mapping.Columns.Select((column, i) => new ProposedColumn(column.Index, column.Header, SamplesOf(rows, mapping.HeaderRow, column.Index, masks[i]), column.Key))],
            [.. rows.Take(PreviewRows).Select(row => new PreviewRow(row.Number, [.. row.Cells.Select((cell, i) => Shown(cell, i < masks.Count && row.Number > mapping.HeaderRow ? masks[i] : null))]))],
            profile, importedBefore);
    }

    private static IReadOnlyList<string> SamplesOf(List<SheetRow> rows, int headerRow, int column, ImportMask? mask) =>
        [.. rows.Where(row => row.Number > headerRow && !row[column].IsEmpty).Select(row => Shown(row[column], mask)).Distinct().Take(Samples)];

    // what looks like an identity, account or mobile number is masked also where no column is known yet
    private static string Shown(SheetCell cell, ImportMask? mask)
    {
        var text = cell.Text.Length > 40 ? cell.Text[..40] + "…" : cell.Text;
        return mask is { } known ? known.Apply(text) : Headings.Conceal(text);
    }
}
