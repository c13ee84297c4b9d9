using Resettlement.Domain.Common;

namespace Resettlement.Domain.Imports;

public enum ImportKind
{
    Roster,
    Receipts,
    Tariffs,
    Bills,
    PaperSettlements,
    Appointments,
    PartyMembers,
    DoorPlates,
    Buildings,
}

public enum ImportState
{
    Uploaded,
    Checked,
    Committed,
    Cancelled,
}

public enum SheetLayout
{
    /// <summary>One row per item; the fee is named in a column.</summary>
    Long,

    /// <summary>One column per fee.</summary>
    Wide,
}

/// <summary>What a reading of the file found, by sheet row.</summary>
/// <param name="Rows">Rows that are items.</param>
/// <param name="Blank">Blank rows between and among them.</param>
/// <param name="Ignored">Totals, repeated headings, footers.</param>
/// <param name="Valid">New and without fault.</param>
/// <param name="Known">Already stored with the same content.</param>
/// <param name="Faulty">With at least one fault.</param>
/// <param name="SumFen">Money of the valid rows, in fen.</param>
public sealed record ImportCounts(int Rows, int Blank, int Ignored, int Valid, int Known, int Faulty, long SumFen);

/// <summary>One file on its way in: uploaded, read under a mapping, every row checked, then all good rows committed in one transaction. Also the import log.</summary>
public sealed class ImportSession : AggregateRoot, ICommunityOwned, IAudited
{
    private ImportSession()
    {
    }

    public ImportKind Kind { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid? SourceId { get; private init; }

    public string FileName { get; private init; } = "";

    public string FileSha256 { get; private init; } = "";

    public long FileBytes { get; private init; }

    public ImportState State { get; private set; }

    /// <summary>Sheet, header row, layout and columns as JSON; a proposal until the first check.</summary>
    public string? Mapping { get; private set; }

    public int RowCount { get; private set; }

    public int BlankCount { get; private set; }

    /// <summary>Rows that are no items, such as totals.</summary>
    public int IgnoredCount { get; private set; }

    public int ValidCount { get; private set; }

    public int FaultyCount { get; private set; }

    /// <summary>Already stored with the same content; committed again they change nothing.</summary>
    public int KnownCount { get; private set; }

    /// <summary>Sum of the money column of the valid rows, in fen.</summary>
    public long SumFen { get; private set; }

    /// <summary>Items written by the commit.</summary>
    public int? WrittenCount { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public DateTimeOffset? CommittedAt { get; private set; }

    public static ImportSession Upload(ImportKind kind, Guid communityId, Guid? sourceId, string fileName, string sha256, long bytes, string proposedMapping,
        PersonKey by, string byName, DateTimeOffset at) => new()
        {
            Kind = kind,
            CommunityId = communityId,
            SourceId = sourceId,
            FileName = fileName,
            FileSha256 = sha256,
            FileBytes = bytes,
            Mapping = proposedMapping,
            MadeBy = by,
            MadeByName = byName,
            MadeAt = at,
        };

    /// <summary>The whole file was read under a mapping; may be repeated until the commit.</summary>
    public Result Check(string mapping, ImportCounts counts)
    {
        if (State is not (ImportState.Uploaded or ImportState.Checked))
        {
            return ImportErrors.Closed;
        }

        (State, Mapping) = (ImportState.Checked, mapping);
        Count(counts);
        Touch();
        return Result.Success;
    }

    /// <summary>The good rows are in; counts are those of the last check, made in the transaction of the commit.</summary>
    public Result Commit(ImportCounts counts, int written, DateTimeOffset at)
    {
        if (State != ImportState.Checked)
        {
            return State == ImportState.Uploaded ? ImportErrors.NotChecked : ImportErrors.Closed;
        }

        (State, WrittenCount, CommittedAt) = (ImportState.Committed, written, at);
        Count(counts);
        Touch();
        return Result.Success;
    }

    public Result Cancel()
    {
        if (State is not (ImportState.Uploaded or ImportState.Checked))
        {
            return ImportErrors.Closed;
        }

        State = ImportState.Cancelled;
        Touch();
        return Result.Success;
    }

    private void Count(ImportCounts counts) => (RowCount, BlankCount, IgnoredCount, ValidCount, KnownCount, FaultyCount, SumFen) = counts;
}

/// <summary>The uploaded file, encrypted; removed when the import ends.</summary>
public sealed class ImportFile
{
    public Guid ImportId { get; init; }

    public required byte[] Content { get; init; }
}

public enum ImportRowState
{
    /// <summary>Without fault and new.</summary>
    Valid,

    /// <summary>Already stored with the same content.</summary>
    Known,

    Faulty,
}

/// <summary>A row of the file as the user sees it, with the verdict on it.</summary>
public sealed class ImportRow : Entity
{
    public Guid ImportId { get; init; }

    /// <summary>Row number as the spreadsheet shows it.</summary>
    public int RowNumber { get; init; }

    public ImportRowState State { get; init; }

    /// <summary>Cells by column key as JSON; sensitive columns are masked.</summary>
    public required string Cells { get; init; }

    /// <summary>Faults as JSON: column, value (masked where sensitive), code, reason.</summary>
    public string? Faults { get; init; }

    /// <summary>Every cell of the row as it was read, encrypted: the commit and the workbook of failed rows start from it.</summary>
    public required string Payload { get; init; }
}

/// <summary>A mapping remembered for a kind and source (or community), found again by the header's signature.</summary>
public sealed class ImportProfile : AggregateRoot, ICommunityOwned, IAudited
{
    private ImportProfile()
    {
    }

    public ImportKind Kind { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid? SourceId { get; private init; }

    public string Name { get; private set; } = "";

    public string HeaderSignature { get; private init; } = "";

    public string Mapping { get; private set; } = "";

    public static ImportProfile Create(ImportKind kind, Guid communityId, Guid? sourceId, string name, string headerSignature, string mapping) =>
        new() { Kind = kind, CommunityId = communityId, SourceId = sourceId, Name = name, HeaderSignature = headerSignature, Mapping = mapping };

    public void Change(string name, string mapping)
    {
        (Name, Mapping) = (name, mapping);
        Touch();
    }
}
