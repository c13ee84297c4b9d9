using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party.Imports;

/// <summary>Members of a branch from its own register. The rules are those of a typed member; who is registered here with the same name is known already.</summary>
internal sealed class MemberImport(IAppDbContext db, MemberIntake intake, IFieldProtector protector) : IImportKind
{
    private const string Name = "name";
    private const string IdNumber = "idNumber";
    private const string Phone = "phone";
    private const string JoinedOn = "joinedOn";
    private const string FullOn = "fullOn";
    private const string Relation = "relation";
    private const string Since = "since";
    private const string EmblemOn = "emblemOn";

    private static readonly ImportColumn[] All =
    [
        new(Name, "姓名") { Synonyms = ["党员姓名"], MustExist = true, MustBeFilled = true, MaxLength = 50, Width = 10 },
        new(IdNumber, "身份证号", ImportColumnType.Identifier) { Synonyms = ["身份证号码", "公民身份号码", "身份证"], MustExist = true, MustBeFilled = true, Mask = ImportMask.IdNumber, Width = 22 },
        new(Phone, "联系电话", ImportColumnType.Identifier) { Synonyms = ["电话", "手机", "手机号", "手机号码", "联系方式"], Mask = ImportMask.Phone, Width = 16 },
        new(JoinedOn, "入党日期", ImportColumnType.Date) { Synonyms = ["入党时间", "入党年月"], MustExist = true, MustBeFilled = true },
        new(FullOn, "转正日期", ImportColumnType.Date) { Synonyms = ["转正时间"], Hint = "预备党员不填。" },
        ImportColumn.OfWords(Relation, "组织关系", PartyWordTables.Relations) with { Synonyms = ["组织关系状态", "管理方式"], MustExist = true, MustBeFilled = true, Hint = "原籍管理、双重管理或社区单一管理。", Width = 16 },
        new(Since, "登记日期", ImportColumnType.Date) { Synonyms = ["到本支部日期", "转入日期", "报到日期"], MustExist = true, MustBeFilled = true, Hint = "由本支部登记管理的第一天，不早于入党日期。" },
        new(EmblemOn, "党徽发放日期", ImportColumnType.Date) { Synonyms = ["党徽", "发放党徽日期"] },
        new("remark", "备注") { Synonyms = ["说明"], MaxLength = 500 },
    ];

    public ImportKind Kind => ImportKind.PartyMembers;

    public string Title => "党员名册";

    public string Permission => Permissions.Party.Write;

    public bool NeedsSource => false;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => All;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每行一名党员；性别和出生日期由身份证号得出，不用填写。",
        "同一身份证号已登记在本支部的不再登记，也不改动；要改正请在系统中办理。",
        "校验位不符但证件确实如此的号码，请在系统中逐人登记并写明理由。",
    ];

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var read = lines.Select(line => (Line: line, Draft: Read(line, context.Today))).ToList();
        var known = await intake.KnownAsync([.. read.Where(x => x.Draft is not null).Select(x => x.Draft!.IdNumber)], ct);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, draft) in read)
        {
            if (draft is null)
            {
                continue;
            }

            if (!seen.Add(draft.IdNumber.Value))
            {
                line.Fail(IdNumber, PartyErrors.MemberTwice);
                continue;
            }

            var joined = intake.Join(draft, context.CommunityId, known, context.Today);
            if (joined.Error is not { } error)
            {
                line.Accept(joined.Value);
            }
            else if (error == PartyErrors.AlreadyMember)
            {
                line.AcceptKnown();
            }
            else
            {
                line.Fail(ColumnOf(error), error);
            }
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        foreach (var joined in accepted.Select(line => (Joined)line.Item!))
        {
            if (joined.IsNewMember)
            {
                db.PartyMembers.Add(joined.Member);
            }

            db.PartyMemberships.Add(joined.Membership);
        }

        await db.SaveChangesAsync(ct);
        return accepted.Count;
    }

    private MemberDraft? Read(ImportLine line, DateOnly today)
    {
        var name = Take(line, Name, PersonName.Parse(line.Text(Name)));
        var id = Take(line, IdNumber, Domain.Registry.IdNumber.Parse(line.Text(IdNumber), today));
        var phone = line.Text(Phone) is { } text ? Take(line, Phone, PhoneNumber.Parse(text)) : null;
        return line.IsFaulty || name is null || id is null ? null : new MemberDraft(name.Value, id, null, phone is null ? null : protector.Protect(FieldPurpose.Phone, phone.Value, phone.Masked),
            new(line.Date(JoinedOn)!.Value, line.Date(FullOn), line.Date(EmblemOn)), line.Word<MembershipRelation>(Relation)!.Value, line.Date(Since)!.Value);
    }

    private static T? Take<T>(ImportLine line, string key, Result<T> result)
        where T : class
    {
        if (result.Error is { } error)
        {
            // what could not be read at all was said before
            if (line.Text(key) is not null)
            {
                line.Fail(key, error);
            }

            return null;
        }

        return result.Value;
    }

    private static string ColumnOf(Error error) =>
        error == PartyErrors.KnownOtherName ? Name :
        error == PartyErrors.JoinedTooYoung ? JoinedOn :
        error == PartyErrors.FullBeforeJoined ? FullOn :
        error == PartyErrors.SingleElsewhere ? Relation : Since;
}
