using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Notices;

/// <summary>Publishes a masked copy of the lines for the days of the policy. From then on neither lines nor days change.</summary>
/// <param name="ContentHash">Of what the publisher has looked at.</param>
[Idempotent]
[RequiresPermission(Permissions.Notices.Publish)]
public sealed record PublishNoticeCommand(NoticeKind Kind, Guid SubjectId, string ContentHash, string ContactName, string ContactPhone) : IRequest<Result<NoticePublished>>;

public sealed record NoticePublished(Guid Id, string Number, string Code, DateOnly FirstDay, DateOnly LastDay, int LineCount, long SumFen);

internal sealed class PublishNoticeValidator : AbstractValidator<PublishNoticeCommand>
{
    public PublishNoticeValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().WithMessage("请选择公示种类。");
        RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请带上所核对内容的摘要。").MaximumLength(64).WithMessage("内容摘要过长。");
        RuleFor(x => x.ContactName).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写联系人或联系部门。").MaximumLength(50).WithMessage("联系人过长。");
        RuleFor(x => x.ContactPhone).NotEmpty().WithMessage("请填写办公电话。").MaximumLength(30).WithMessage("电话过长。");
    }
}

internal sealed class PublishNoticeHandler(IAppDbContext db, ICurrentUser user, NoticeDrafts drafts, IBulkWriter bulk, IFieldProtector protector, TimeProvider clock)
    : IRequestHandler<PublishNoticeCommand, Result<NoticePublished>>
{
    // without the signs that are taken for one another
    private const string CodeSigns = "23456789abcdefghjkmnpqrstuvwxyz";

    public async Task<Result<NoticePublished>> Handle(PublishNoticeCommand command, CancellationToken ct)
    {
        var contact = await ReadContactAsync(command, ct);
        if (contact.Error is { } unfit)
        {
            return unfit;
        }

        var prepared = await drafts.PrepareAsync(command.Kind, command.SubjectId, ct);
        if (prepared.Error is { } error)
        {
            return error;
        }

        var (subject, draft, policy, rules, period) = prepared.Value;
        if (draft.ContentHash != command.ContentHash)
        {
            return NoticeErrors.DraftChanged;
        }

        if ((await PolicyLookup.UseAsync(db, policy, clock.LocalToday(), ct)).Error is { } unusable)
        {
            return unusable;
        }

        // looked at as a whole before anything of it is written
        var lines = await NoticeDrafts.ScanAsync(subject, command.SubjectId, null, ct);
        return NoticeDrafts.Check(draft, lines) is { } refusal ? refusal : await WriteAsync(subject, draft, rules, period, contact.Value, lines, ct);
    }

    private async Task<Result<NoticePublished>> WriteAsync(
        INoticeSubject subject, NoticeDraft draft, NoticeRules rules, NoticePeriod period, NoticeContact contact, ScannedLines lines, CancellationToken ct)
    {
        var earlier = await db.PublicNotices.CountAsync(x => x.Kind == subject.Kind && x.SubjectId == draft.SubjectId, ct);
        var number = $"{draft.Number}-{(subject.Kind == NoticeKind.SubsidyPlan ? "GS" : "JG")}{earlier + 1}";
        var content = new NoticeContent(subject.Kind, draft.SubjectId, draft.CommunityId, number, draft.Title, draft.ContentHash, lines.Count, lines.SumFen, draft.Maker, draft.Link);
        var notice = PublicNotice.Publish(NewId.Next(), content, RandomNumberGenerator.GetString(CodeSigns, 10), lines.CopyHash, period, rules, contact, user.Person, user.DisplayName, clock.GetUtcNow());
        db.PublicNotices.Add(notice);
        await db.SaveChangesAsync(ct);

        var written = await NoticeDrafts.ScanAsync(subject, draft.SubjectId, (chunk, before) => bulk.InsertAsync(chunk.Select((line, i) => new NoticeLine
        {
            NoticeId = notice.Id,
            Order = before + i + 1,
            LineId = line.LineId,
            MaskedName = NoticeDrafts.Mask(line.Name),
            Building = line.Building,
            AmountFen = line.AmountFen,
        }), ct), ct);
        if (written.CopyHash != lines.CopyHash)
        {
            return NoticeErrors.DraftChanged;
        }

        db.Record(new AuditNote("bulk-create", nameof(NoticeLine), notice.Id.ToString(), notice.CommunityId, $"公示 {number}", written.Count, lines.CopyHash));
        return (await subject.PublishedAsync(draft.SubjectId, new(notice.Id, number, notice.FirstDay, notice.LastDay), ct)).Error is { } refused
            ? refused
            : new NoticePublished(notice.Id, number, notice.Code, notice.FirstDay, notice.LastDay, notice.LineCount, notice.SumFen);
    }

    private async Task<Result<NoticeContact>> ReadContactAsync(PublishNoticeCommand command, CancellationToken ct)
    {
        var name = ChineseText.Normalise(command.ContactName);
        var phone = PhoneNumber.Parse(command.ContactPhone);
        if (phone.Error is not null)
        {
            return NoticeErrors.ContactPhone;
        }

        if (PublicText.HasPersonalNumber(name))
        {
            return NoticeErrors.PersonalNumber;
        }

        var index = protector.Index(FieldPurpose.Phone, phone.Value.Value);
        return await db.Residents.AnyAsync(x => x.PhoneIndex == index, ct) ? NoticeErrors.ResidentPhone.ForField("contactPhone") : new NoticeContact(name, phone.Value.Value);
    }
}
