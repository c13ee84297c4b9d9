using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The import a check or commit belongs to.</summary>
/// <param name="Today">The local day.</param>
/// <param name="By">Who uploaded the file, whoever confirms it.</param>
public sealed record ImportContext(
    Guid ImportId, Guid CommunityId, Guid? SourceId, SheetLayout Layout, DateOnly Today, DateTimeOffset Now, PersonKey By, string ByName, Func<string, bool> HasColumn);

/// <summary>
/// A register that can be filled from files. The room finds the header, maps columns, reads cells, stages rows, asks for confirmation and keeps the log;
/// a kind knows its columns, judges rows and writes them. Implementations are internal sealed, scoped and found by a scan.
/// </summary>
public interface IImportKind
{
    ImportKind Kind { get; }

    /// <summary>As people call it, e.g. 缴费收据; names the template file.</summary>
    string Title { get; }

    /// <summary>The write permission on the register, needed on the community beside the use of the room.</summary>
    string Permission { get; }

    /// <summary>The upload must name a fee source.</summary>
    bool NeedsSource { get; }

    /// <summary>The rows count as money, so that somebody else than who brought the file confirms them.</summary>
    bool NeedsSecondPerson => false;

    /// <summary>The first one is that of the template.</summary>
    IReadOnlyList<SheetLayout> Layouts { get; }

    IReadOnlyList<ImportColumn> Columns(SheetLayout layout);

    /// <summary>Sentences for the sheet 填写说明 of the template, after the general ones.</summary>
    IReadOnlyList<string> Instructions { get; }

    /// <summary>Whether the community and the source exist and may take such an import; called at the upload and again before the commit.</summary>
    Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct);

    /// <summary>
    /// Judges every line against the file and the database: <see cref="ImportLine.Accept"/>, <see cref="ImportLine.AcceptKnown"/> or
    /// <see cref="ImportLine.Fail(string, Error, string?)"/>. Lines come in file order; some may carry faults of their cells already. Called after the upload and
    /// again inside the transaction of the commit, where what was new before may have become known. Reads set-based.
    /// </summary>
    Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct);

    /// <summary>Writes the items of the accepted lines set-based, inside the open transaction; returns how many items were written.</summary>
    Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct);
}
