using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public static class RegistryErrors
{
    public static readonly Error HouseholdNotFound = Error.NotFound("registry.household-not-found", "没有找到该户，可能不存在或不在您的管理范围内。");
    public static readonly Error ResidentNotFound = Error.NotFound("registry.resident-not-found", "没有找到该居民，可能不存在或不在您的管理范围内。");
    public static readonly Error CommunityNotFound = Error.NotFound("registry.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
    public static readonly Error OwnEntry = Error.Forbidden("registry.own-entry", "本人录入的内容须由另一人复核，请换人办理。");
    public static readonly Error AccountDecided = Error.Conflict("registry.account-decided", "该账户已经复核过，请刷新后查看。");
    public static readonly Error ChangeDecided = Error.Conflict("registry.change-decided", "该变更已经复核过，请刷新后查看。");

    public static readonly Error HouseholdEnded = Error.Conflict("registry.household-ended", "该户已合并、迁销或被驳回，不能再变更，请在现存的户上办理。");
    public static readonly Error AlreadyMember = Error.Conflict("registry.already-member", "该居民在这一天或之后已是本户成员，请核对日期。");
    public static readonly Error NotMember = Error.Conflict("registry.not-member", "该居民在这一天不是本户成员，请核对人员和日期。");
    public static readonly Error AlreadyHead = Error.Conflict("registry.already-head", "该居民在这一天已是户主，无需变更。");
    public static readonly Error HeadNotMember = Error.Conflict("registry.head-not-member", "户主必须自生效日起一直是本户成员，请核对人员和日期。");
    public static readonly Error HeadCannotLeave = Error.Conflict("registry.head-cannot-leave", "户主不能直接离开本户，请先办理户主变更。");
    public static readonly Error RelationOfHead = Error.Conflict("registry.relation-of-head", "“户主”只能是户主本人的关系，其他成员请填写与户主的关系。");
    public static readonly Error AlreadyThere = Error.Conflict("registry.already-there", "该户在这一天已住在这套房屋，无需变更。");
    public static readonly Error NotLivingHere = Error.Conflict("registry.not-living-here", "该户目前没有在住记录，不能办理迁出。");
    public static readonly Error SamePoverty = Error.Conflict("registry.same-poverty", "该户在这一天已是这种脱贫状态，无需变更。");

    public static readonly Error TownshipUnknown = Error.Unprocessable("registry.township-unknown", "所选乡镇不在乡镇名录内，请重新选择。");
    public static readonly Error TownshipExists = Error.Conflict("registry.township-exists", "该乡镇代码已经存在，请核对。");
    public static readonly Error CommunityManagedAbove = Error.Forbidden("registry.community-managed-above", "社区的名称、代码和乡镇归属由县或牵头乡镇维护，请联系上级办理。");
    public static readonly Error CommunityExists = Error.Conflict("registry.community-exists", "同名或同代码的社区已经存在，请核对。");
    public static readonly Error CommunityInUse = Error.Conflict("registry.community-in-use", "该社区还有楼栋、有过住户或仍有人员授权，不能删除。");
    public static readonly Error BuildingNotFound = Error.NotFound("registry.building-not-found", "没有找到该楼栋，可能不存在或不在您的管理范围内。");
    public static readonly Error BuildingExists = Error.Conflict("registry.building-exists", "本社区已有同名的楼栋（片），请换一个名称。");
    public static readonly Error BuildingKind = Error.Unprocessable("registry.building-kind", "楼房社区只能建楼栋，院落社区只能建片，请核对类型。");
    public static readonly Error UnitNotFound = Error.NotFound("registry.unit-not-found", "该楼栋没有这个单元，请核对。");
    public static readonly Error UnitExists = Error.Conflict("registry.unit-exists", "本楼栋已有同名的单元，请换一个名称。");
    public static readonly Error UnitRequired = Error.Unprocessable("registry.unit-required", "该楼栋设有单元，请选择房屋所在的单元。");
    public static readonly Error RowHasNoUnits = Error.Unprocessable("registry.row-has-no-units", "院落的片不设单元。");
    public static readonly Error DwellingNotFound = Error.NotFound("registry.dwelling-not-found", "没有找到该房屋，可能不存在或不在您的管理范围内。");
    public static readonly Error DwellingExists = Error.Conflict("registry.dwelling-exists", "同一单元（片）内已有同号的房屋，请核对房号。");
    public static readonly Error DwellingInUse = Error.Conflict("registry.dwelling-in-use", "该房屋有过住户，不能删除；空置的房屋保留即可。");

    public static readonly Error NumberTaken = Error.Conflict("registry.number-taken", "该户编号已被使用（户编号全县唯一），请换一个编号。");
    public static readonly Error OriginNotParticipating = Error.Unprocessable("registry.origin-not-participating", "该乡镇不是本社区的迁出地乡镇，请核对或先在社区资料中添加。");
    public static readonly Error OneHead = Error.Unprocessable("registry.one-head", "一户必须有且只有一名户主，请核对“与户主关系”。");
    public static readonly Error HouseholdPending = Error.Conflict("registry.household-pending", "该户尚待另一人复核，复核后才能分户、合户。");
    public static readonly Error SplitAll = Error.Unprocessable("registry.split-all", "分出的成员须至少一人，且不能是全部成员。");
    public static readonly Error HeadNotAmongSplit = Error.Unprocessable("registry.head-not-among-split", "新户的户主必须在分出的成员之中。");
    public static readonly Error MergeIntoItself = Error.Unprocessable("registry.merge-into-itself", "不能并入本户，请选择另一户。");
    public static readonly Error PendingChanges = Error.Conflict("registry.pending-changes", "该户还有待复核的变更，请先复核或驳回。");
    public static readonly Error PersonDied = Error.Conflict("registry.person-died", "该居民已登记死亡，不能再办理，请核对人员。");
    public static readonly Error DeathPending = Error.Conflict("registry.death-pending", "该居民的死亡登记已提交，正等待复核。");
    public static readonly Error PovertyPending = Error.Conflict("registry.poverty-pending", "该户已有待复核的脱贫状态变更，请先复核或驳回。");
    public static readonly Error BeforeBirth = Error.Unprocessable("registry.before-birth", "日期早于出生日期，请核对。");
    public static readonly Error IdKnown = Error.Conflict("registry.id-known", "该身份证号已登记在另一户，一人只能在一户；如属迁入，请先由原户办理离户。");
    public static readonly Error IdKnownOtherName = Error.Conflict("registry.id-known-other-name", "该身份证号已登记在另一姓名下，请对照证件核对姓名和号码。");
    public static readonly Error IdTwice = Error.Invalid("registry.id-twice", "同一身份证号填写了两次，请核对。");
    public static readonly Error MaskedValue = Error.Invalid("registry.masked-value", "带星号的是遮掩后的号码，不能保存；不修改请留空，修改请填写完整号码。");
    public static readonly Error BirthRequired = Error.Invalid("registry.birth-required", "没有身份证号时须填写出生日期和性别。");
    public static readonly Error CodeUnknown = Error.Invalid("registry.code-unknown", "所选内容不在字典内，请重新选择。");
    public static readonly Error AccountNotFound = Error.NotFound("registry.account-not-found", "没有找到该账户，可能不存在或不在您的管理范围内。");
    public static readonly Error ChangeNotFound = Error.NotFound("registry.change-not-found", "没有找到该变更，可能不存在或不在您的管理范围内。");
    public static readonly Error HolderNotMember = Error.Unprocessable("registry.holder-not-member", "账户持有人必须是本户在册成员，请核对。");
    public static readonly Error HolderName = Error.Unprocessable("registry.holder-name", "户名与持有人姓名不一致，补贴只能发到本人账户，请核对存折或银行卡。");
    public static readonly Error SameAccount = Error.Conflict("registry.same-account", "该户当前就是这个账户，无需变更。");
    public static readonly Error NothingToReveal = Error.Conflict("registry.nothing-to-reveal", "该居民没有登记这项内容。");
    public static readonly Error ExportTooLarge = new("registry.export-too-large", ErrorKind.TooLarge, "符合条件的数据超过20万行，请缩小范围后分次导出。");

    public static Error IdKnownIn(string householdNumber) =>
        Error.Conflict("registry.id-known", $"该身份证号已登记在{householdNumber}户，一人只能在一户；如属迁入，请先在原户办理离户。");

    public static Error BuildingInUse(int units, int dwellings) =>
        Error.Conflict("registry.building-in-use", $"该楼栋还有{units}个单元、{dwellings}套房屋，请先逐一删除；有过住户的房屋不能删除。");

    public static Error UnitInUse(int dwellings) => Error.Conflict("registry.unit-in-use", $"该单元还有{dwellings}套房屋，请先逐一删除。");

    public static Error FutureDay(DateOnly today) =>
        Error.Unprocessable("registry.future-day", $"日期不能晚于今天（{today:yyyy-MM-dd}），请核对。");

    public static Error BeforeFormed(DateOnly formedOn) =>
        Error.Conflict("registry.before-formed", $"生效日期早于立户日期{formedOn:yyyy-MM-dd}，请核对。");

    public static Error LaterChangeExists(DateOnly from) =>
        Error.Conflict("registry.later-change", $"{from:yyyy-MM-dd}已有生效的记录，生效日期不能早于它，请核对。");
}
