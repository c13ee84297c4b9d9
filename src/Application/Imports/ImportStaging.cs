using Resettlement.Application.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Rows on their way between file, staging table and lines.</summary>
internal sealed class ImportStaging(IFieldProtector protector)
{
    /// <summary>Streams the staged rows of a reading.</summary>
    public IEnumerable<ImportRow> Rows(Guid importId, SheetLines read, SheetMapping mapping) => Enumerable.Range(0, read.Lines.Count).Select(i => Row(importId, read, i, mapping));

    public ImportRow Row(Guid importId, SheetLines read, int i, SheetMapping mapping)
    {
        var line = read.Lines[i];
        return new()
        {
            ImportId = importId,
            RowNumber = line.RowNumber,
            State = StateOf(line),
            Cells = ImportJson.Write(line.ShownCells()),
            Faults = line.IsFaulty ? ImportJson.Write(line.Faults) : null,
            Payload = protector.Seal(ImportJson.WriteCells(read.Rows[i], mapping.Columns.Count)),
        };
    }

    public SheetRow Restore(ImportRow row) => ImportJson.ReadCells(row.RowNumber, protector.Unseal(row.Payload));

    public static ImportRowState StateOf(ImportLine line) =>
        line.IsFaulty ? ImportRowState.Faulty :
        line.IsKnown ? ImportRowState.Known :
        line.Item is not null ? ImportRowState.Valid :
        throw new InvalidOperationException($"Row {line.RowNumber} was not judged.");

    public static ImportCounts Count(SheetLines read)
    {
        var (known, faulty, sum) = (0, 0, 0L);
        foreach (var line in read.Lines)
        {
            known += line.IsKnown ? 1 : 0;
            faulty += line.IsFaulty ? 1 : 0;
            sum += line.SumFen;
        }

        return new(read.Lines.Count, read.Blank, read.Ignored, read.Lines.Count - known - faulty, known, faulty, sum);
    }
}
