using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>Which sheets a person looks at.</summary>
public enum SheetView
{
    /// <summary>Everything in scope.</summary>
    All,

    /// <summary>待办: the caller could give the next signature.</summary>
    Waiting,

    /// <summary>已办: signed or sent back by the caller.</summary>
    Done,

    /// <summary>我发起的: made by the caller.</summary>
    Started,
}

/// <summary>Sheets, newest first.</summary>
[RequiresPermission(Permissions.Signing.Read)]
public sealed record ListSheetsQuery(SheetView View, SheetState? State, SignedKind? Kind, Guid? CommunityId, string? Search, PageRequest Page) : IRequest<Result<Page<SignatureSheetRow>>>;

public sealed record SignatureSheetRow(
    Guid Id, SignedKind Kind, Guid SubjectId, Guid CommunityId, string CommunityName, string Title, string Number, long AmountFen, int Count, SheetState State, SigningStep? Next,
    string MakerName, DateTimeOffset OpenedAt, string? FirstName, DateTimeOffset? FirstAt, string? SecondName, DateTimeOffset? SecondAt, VoidReason? VoidedBecause, string? VoidNote, string Link);

internal sealed class ListSheetsHandler(IAppDbContext db, ICurrentUser user, Signatories signatories) : IRequestHandler<ListSheetsQuery, Result<Page<SignatureSheetRow>>>
{
    public async Task<Result<Page<SignatureSheetRow>>> Handle(ListSheetsQuery query, CancellationToken ct)
    {
        var (reach, person) = (await signatories.ReachAsync(ct), user.Person);
        var sheets = db.SheetsIn(user, reach).AsNoTracking();
        sheets = query.View switch
        {
            SheetView.Waiting => sheets.WaitingFor(person, reach),
            SheetView.Done => sheets.Where(x => x.Signatures.Any(signature => signature.Person == person) || (x.VoidedBecause == VoidReason.Returned && x.VoidedBy == person)),
            SheetView.Started => sheets.Where(x => x.Maker == person),
            _ => sheets,
        };
        if (query.State is { } state)
        {
            sheets = sheets.Where(x => x.State == state);
        }

        if (query.Kind is { } kind)
        {
            sheets = sheets.Where(x => x.Kind == kind);
        }

        if (query.CommunityId is { } community)
        {
            sheets = sheets.Where(x => x.CommunityId == community);
        }

        if (query.Search?.Trim() is { Length: > 0 } search)
        {
            sheets = sheets.Where(x => x.Title.Contains(search) || x.Number.Contains(search));
        }

        var total = await sheets.CountAsync(ct);
        var sum = await sheets.SumAsync(x => x.AmountFen, ct);
        var rows = await sheets.OrderByDescending(x => x.OpenedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new
        {
            Sheet = x,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            Signatures = x.Signatures.Select(s => new { s.Step, s.Name, s.At }).ToList(),
        }).ToListAsync(ct);
        return query.Page.Of<SignatureSheetRow>([.. rows.Select(x =>
        {
            var (first, second) = (x.Signatures.Find(s => s.Step == SigningStep.First), x.Signatures.Find(s => s.Step == SigningStep.Second));
            SigningStep? next = x.Sheet.State != SheetState.Open ? null : first is null ? SigningStep.First : SigningStep.Second;
            return new SignatureSheetRow(x.Sheet.Id, x.Sheet.Kind, x.Sheet.SubjectId, x.Sheet.CommunityId, x.Community, x.Sheet.Title, x.Sheet.Number, x.Sheet.AmountFen, x.Sheet.Count, x.Sheet.State, next,
                x.Sheet.MakerName, x.Sheet.OpenedAt, first?.Name, first?.At, second?.Name, second?.At, x.Sheet.VoidedBecause, x.Sheet.VoidNote, x.Sheet.Link);
        })], total, sum);
    }
}
