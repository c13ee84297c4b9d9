using Resettlement.Domain.Common;

namespace Resettlement.Domain.Imports;

public enum ImportKind
{
    Roster,
    Receipts,
    Tariffs,
    Bills,
    PaperSettlements,
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

    /// <summary>Sheet, header row, layout and columns as JSON; null until the first reading.</summary>
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
}

/// <summary>The uploaded bytes.</summary>
public sealed class ImportFile
{
    public Guid ImportId { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>A row of the file as the user sees it, with what it will become or why not.</summary>
public sealed class ImportRow : Entity
{
    public Guid ImportId { get; init; }

    /// <summary>Row number as the spreadsheet shows it.</summary>
    public int RowNumber { get; init; }

    public bool IsValid { get; init; }

    /// <summary>Cells by column key as JSON; sensitive columns are encrypted.</summary>
    public required string Cells { get; init; }

    /// <summary>Faults as JSON: column, value, code, reason.</summary>
    public string? Faults { get; init; }

    /// <summary>What the commit will write, encrypted.</summary>
    public string? Payload { get; init; }
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
