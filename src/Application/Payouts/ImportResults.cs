using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// Takes back a result file of the bank: staged and checked as a whole, then applied in the same transaction or not at all.
/// The same file again changes nothing and gets the first answer.
/// </summary>
/// <param name="Sha256">Of the content; with it the repeat is told from another file.</param>
[RequiresPermission(Permissions.Payouts.ImportResults)]
[Idempotent]
public sealed record ImportResultsCommand(string FileName, string Sha256, [property: JsonIgnore] Stream Content) : IRequest<Result<ResultsImported>>;

/// <param name="AlreadyApplied">The file had been taken in before; nothing changed now.</param>
public sealed record ResultsImported(
    Guid Id, string FileName, int Rows, int Paid, long PaidFen, int Failed, long FailedFen, int Returned, long ReturnedFen, int Waiting, string ImportedByName, DateTimeOffset ImportedAt, bool AlreadyApplied)
{
    internal static ResultsImported Of(ResultImport import, bool alreadyApplied) => new(import.Id, import.FileName, import.Rows, import.Paid, import.PaidFen, import.Failed, import.FailedFen,
        import.Returned, import.ReturnedFen, import.Waiting, import.ImportedByName, import.ImportedAt, alreadyApplied);
}

internal sealed class ImportResultsHandler(IAppDbContext db, IBankResultReader reader, ResultStaging staging, ResultDesk desk, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ImportResultsCommand, Result<ResultsImported>>
{
    private const int MaxFileName = 200;

    public async Task<Result<ResultsImported>> Handle(ImportResultsCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.ImportResults).WholeCounty)
        {
            return PayoutErrors.ImportNotFound;
        }

        if (await db.ResultImports.AsNoTracking().SingleOrDefaultAsync(x => x.Sha256 == command.Sha256, ct) is { } known)
        {
            return ResultsImported.Of(known, alreadyApplied: true);
        }

        var opened = reader.Open(command.Content, command.FileName);
        if (opened.Error is { } fault)
        {
            return fault;
        }

        return await db.InTransactionAsync<Result<ResultsImported>>(async token =>
        {
            var name = Path.GetFileName(command.FileName);
            var import = ResultImport.Start(name.Length > MaxFileName ? name[^MaxFileName..] : name, command.Sha256, opened.Value.Format, user.Person, user.DisplayName, clock.GetUtcNow());
            // first of all: of two who bring the same file at once one waits here and finds it taken in
            db.ResultImports.Add(import);
            await db.SaveChangesAsync(token);

            if ((await staging.StageAsync(import.Id, opened.Value, token)).Error is { } refused)
            {
                return refused;
            }

            var applied = await desk.ApplyAsync(import, token);
            return applied.Error is { } error ? error : ResultsImported.Of(import, alreadyApplied: false);
        }, ct);
    }
}
