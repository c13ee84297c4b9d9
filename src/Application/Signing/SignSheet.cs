using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>Gives the next signature on what the signer has seen, with the password once more.</summary>
[Idempotent]
[RequiresPermission(Permissions.Signing.Sign)]
public sealed record SignSheetCommand(Guid Id, string ContentHash, long AmountFen, int Count, [property: JsonIgnore] string Password)
    : IRequest<Result<SheetSigned>>, IProvesPassword;

/// <summary>What became of the sheet. Without <paramref name="Signed"/> the content had changed: the sheet is void, and the answer says so.</summary>
public sealed record SheetSigned(Guid Id, SheetState State, SigningStep? Signed, SigningStep? Next);

internal sealed class SignSheetValidator : AbstractValidator<SignSheetCommand>
{
    public SignSheetValidator()
    {
        RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请带上所核对内容的摘要。").MaximumLength(64).WithMessage("内容摘要过长。");
        RuleFor(x => x.Password).IsGiven();
    }
}

internal sealed class SignSheetHandler(IAppDbContext db, ICurrentUser user, Signatories signatories, IEnumerable<ISignedSubject> subjects, TimeProvider clock)
    : IRequestHandler<SignSheetCommand, Result<SheetSigned>>
{
    private const string ChangedNote = "签字时发现内容已变化，签批单作废";

    public async Task<Result<SheetSigned>> Handle(SignSheetCommand command, CancellationToken ct)
    {
        var sheet = await db.SheetsIn(user, await signatories.ReachAsync(ct)).Include(x => x.Signatures).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (sheet is null)
        {
            return SigningErrors.NotFound;
        }

        var (signatory, now, today) = (await signatories.CallerAsync(sheet.CommunityId, ct), clock.GetUtcNow(), clock.LocalToday());
        if (sheet.CheckSigner(signatory, today).Error is { } refusal)
        {
            return refusal;
        }

        var subject = subjects.Single(x => x.Kind == sheet.Kind);
        var live = await subject.DescribeAsync(sheet.SubjectId, ct);
        if (live.Error is { } unfit)
        {
            return unfit;
        }

        if (live.Value.Maker == signatory.Person)
        {
            return SigningErrors.OwnRequest;
        }

        if (live.Value.Content() != sheet.Content)
        {
            sheet.Void(VoidReason.ContentChanged, ChangedNote, signatory.Person, signatory.Name, now);
            await db.SaveChangesAsync(ct);
            return (await subject.ReturnedAsync(sheet.SubjectId, ChangedNote, ct)).Error is { } stuck ? stuck : new SheetSigned(sheet.Id, sheet.State, null, null);
        }

        var signed = sheet.Sign(signatory, new(command.ContentHash, command.AmountFen, command.Count), now, today);
        if (signed.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return (await subject.SignedAsync(sheet.SubjectId, signed.Value, sheet.State == SheetState.Complete, ct)).Error is { } refused
            ? refused
            : new SheetSigned(sheet.Id, sheet.State, signed.Value, sheet.Next);
    }
}
