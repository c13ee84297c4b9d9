using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation.Imports;

/// <summary>A row that may be written.</summary>
internal sealed record AppointmentItem(
    IdNumber Id, ProtectedText Number, string Name, ProtectedText? Phone, PostKind Post, Building? Building, BuildingUnit? Unit, DateOnly From, DateOnly? TermEnd, AppointmentBasis Basis, string? OverQuotaReason);

/// <summary>The columns of the roster, and the judgement of its rows one after the other.</summary>
internal sealed class AppointmentSheet(
    ImportContext context, StaffPicture picture, IFieldProtector protector, Dictionary<string, ProtectedText> numbers, Dictionary<string, (Guid Id, string Name)> holders,
    Dictionary<string, string> residents, List<Building> buildings, List<BuildingUnit> units, Dictionary<BodyKind, Body> bodies)
{
    public const string Id = "idNumber";
    private const string Name = "name";
    private const string Phone = "phone";
    private const string Post = "post";
    private const string HouseKey = "building";
    private const string UnitKey = "unit";
    private const string Way = "way";
    private const string Source = "source";
    private const string OriginUnit = "originUnit";
    private const string Document = "documentNumber";
    private const string From = "from";
    private const string TermEnd = "termEnd";
    private const string Reason = "overQuotaReason";

    /// <summary>People of the file that the county does not know yet.</summary>
    private readonly Dictionary<string, (Guid Id, string Name)> _new = new(StringComparer.Ordinal);

    public static IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Name, "姓名") { MustExist = true, MustBeFilled = true, MaxLength = 50, Synonyms = ["任职人", "人员姓名"], RepeatsWhenMerged = true },
        new(Id, "身份证号", ImportColumnType.Identifier) { MustExist = true, MustBeFilled = true, MaxLength = 30, Width = 22, Synonyms = ["证件号码", "公民身份号码", "身份证号码", "身份证"], Mask = ImportMask.IdNumber, RepeatsWhenMerged = true },
        new(Phone, "联系电话", ImportColumnType.Identifier) { MaxLength = 30, Width = 16, Synonyms = ["电话", "手机", "手机号", "手机号码"], Mask = ImportMask.Phone, RepeatsWhenMerged = true, Hint = "可不填。" },
        ImportColumn.OfWords(Post, "职务", OrganisationWords.Posts) with { MustExist = true, MustBeFilled = true, Synonyms = ["任职职务", "岗位", "职位"], Width = 18 },
        new(HouseKey, "楼栋") { Synonyms = ["楼号", "楼栋号", "片区", "片"], Hint = "楼长、片长、单元长填写，例如 3。", Width = 8 },
        new(UnitKey, "单元") { Synonyms = ["单元号"], Hint = "单元长填写，例如 1。", Width = 8 },
        ImportColumn.OfWords(Way, "任职方式", AppointmentWords.Ways) with { MustExist = true, MustBeFilled = true, Synonyms = ["产生方式", "方式"] },
        ImportColumn.OfWords(Source, "干部来源", AppointmentWords.Sources) with { Synonyms = ["来源"], Hint = "选派的填写。" },
        new(OriginUnit, "原单位") { Synonyms = ["原工作单位", "派出单位", "工作单位"], MaxLength = 100, Width = 18, Hint = "选派的填写。" },
        new(Document, "文号") { Synonyms = ["任职文号", "文件编号", "备案文号", "合同编号"], MaxLength = 100, Width = 20, Hint = "选派文件、选举备案或聘用合同的编号；楼长、片长、单元长可不填。" },
        new(From, "任职日期", ImportColumnType.Date) { MustExist = true, MustBeFilled = true, Synonyms = ["任职时间", "任职起日", "到任日期"] },
        new(TermEnd, "任期届满", ImportColumnType.Date) { Synonyms = ["届满日期", "任期止日", "任期届满日"], Hint = "含当日；没有任期的不填。" },
        new(Reason, "超配理由") { MaxLength = 500, Width = 24, Hint = "超出配备标准时填写。" },
    ];

    public void Judge(ImportLine line)
    {
        var person = ReadPerson(line);
        var phone = line.Text(Phone) is { } text ? PhoneNumber.Parse(text) : (Result<PhoneNumber>?)null;
        if (phone?.Error is { } badPhone)
        {
            line.Fail(Phone, badPhone);
        }

        if (line.Date(From) is { } begin && line.Date(TermEnd) < begin)
        {
            line.Fail(TermEnd, OrganisationErrors.AppointmentTerm);
        }

        if (line.IsFaulty || person is not { } holder || line.Word<PostKind>(Post) is not { } post || line.Word<AppointmentWay>(Way) is not { } way || line.Date(From) is not { } from)
        {
            return;
        }

        if (ReadHouse(line, post) is not { } house)
        {
            return;
        }

        var basis = new AppointmentBasis(way, line.Word<CadreSource>(Source), line.Text(OriginUnit), line.Text(Document));
        if (AgainstBody(post, from) is { } noBody)
        {
            line.Fail(noBody == OrganisationErrors.BeforeFounded ? From : Post, noBody);
            return;
        }

        if (AppointmentBases.Check(basis, house.Building is null) is { } baseless)
        {
            line.Fail(baseless == AppointmentErrors.DocumentMissing ? Document : baseless == AppointmentErrors.SourceMissing ? OriginUnit : Source, baseless);
            return;
        }

        var wanted = new StaffPost(NewId.Next(), holder.HolderId, context.CommunityId, post, way, house.Building?.Id, house.Unit?.Id, from, null, IsProposed: false);
        var against = picture.Against(wanted);
        if (against == OrganisationErrors.AlreadyInPost || against == AppointmentErrors.Waiting)
        {
            line.AcceptKnown();
            return;
        }

        var reason = line.Text(Reason);
        var beyond = against is null ? picture.IsBeyondQuota(wanted, ReasonShape.IsReason(reason)) : against;
        if (beyond.Error is { } error)
        {
            line.Fail(ColumnOf(error), error);
            return;
        }

        picture.Add(wanted with { IsProposed = beyond.Value });
        var number = numbers[holder.Id.Value];
        var protectedPhone = phone is { IsSuccess: true } given ? protector.Protect(FieldPurpose.Phone, given.Value.Value, given.Value.Masked) : null;
        line.Accept(new AppointmentItem(holder.Id, number, holder.Name, protectedPhone, post, house.Building, house.Unit, from, line.Date(TermEnd), basis, beyond.Value ? reason : null));
    }

    private static string ColumnOf(Error error) =>
        error.Code == AppointmentErrors.OverQuotaReason.Code ? Reason :
        error.Code is "appointment.wrong-way" or "appointment.no-maturity" ? Way :
        error.Code == "appointment.future-day" ? From : Post;

    private (Guid HolderId, IdNumber Id, string Name)? ReadPerson(ImportLine line)
    {
        if (line.Text(Id) is not { } text || line.Text(Name) is not { } typed)
        {
            return null;
        }

        var (id, name) = (IdNumber.Parse(text, context.Today), PersonName.Parse(typed));
        if (id.Error is { } badId)
        {
            line.Fail(Id, badId);
        }

        if (name.Error is { } badName)
        {
            line.Fail(Name, badName);
        }

        if (line.IsFaulty)
        {
            return null;
        }

        var index = numbers[id.Value.Value].Index;
        if (holders.TryGetValue(index, out var known) || _new.TryGetValue(index, out known))
        {
            if (known.Name != name.Value.Value)
            {
                line.Fail(Name, OrganisationErrors.HolderOtherName);
                return null;
            }
        }
        else if (residents.TryGetValue(index, out var resident) && resident != name.Value.Value)
        {
            line.Fail(Name, OrganisationErrors.HolderOtherName);
            return null;
        }
        else
        {
            _new.Add(index, known = (NewId.Next(), name.Value.Value));
        }

        return (known.Id, id.Value, name.Value.Value);
    }

    /// <summary>The house of a head; nothing for posts of bodies; null after the row was failed.</summary>
    private (Building? Building, BuildingUnit? Unit)? ReadHouse(ImportLine line, PostKind post)
    {
        if (post is not (PostKind.BuildingHead or PostKind.UnitHead))
        {
            return (null, null);
        }

        var building = buildings.Find(x => x.Number == ChineseText.Compact(line.Text(HouseKey)));
        if (building is null)
        {
            line.Fail(HouseKey, AppointmentErrors.HouseNotFound);
            return null;
        }

        if (post == PostKind.BuildingHead)
        {
            return (building, null);
        }

        if (units.Find(x => x.BuildingId == building.Id && x.Number == ChineseText.Compact(line.Text(UnitKey))) is { } unit)
        {
            return (building, unit);
        }

        line.Fail(UnitKey, AppointmentErrors.HouseNotFound);
        return null;
    }

    private Error? AgainstBody(PostKind post, DateOnly from) =>
        PostCatalogue.Of(post).Body is not { } kind ? null : !bodies.TryGetValue(kind, out var body) ? OrganisationErrors.BodyNotFound : from < body.EstablishedOn ? OrganisationErrors.BeforeFounded : null;
}
