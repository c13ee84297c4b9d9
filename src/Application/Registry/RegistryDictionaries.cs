using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Every code list of the product with Chinese and English words, by name.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListDictionariesQuery : IRequest<Result<IReadOnlyDictionary<string, IReadOnlyList<CodeEntry>>>>;

internal sealed class ListDictionariesHandler(IEnumerable<IDictionarySource> sources) : IRequestHandler<ListDictionariesQuery, Result<IReadOnlyDictionary<string, IReadOnlyList<CodeEntry>>>>
{
    public Task<Result<IReadOnlyDictionary<string, IReadOnlyList<CodeEntry>>>> Handle(ListDictionariesQuery request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<IReadOnlyDictionary<string, IReadOnlyList<CodeEntry>>>>(
            sources.SelectMany(source => source.Lists).OrderBy(list => list.Name, StringComparer.Ordinal).ToDictionary(list => list.Name, list => list.Entries));
}

/// <summary>Chinese words of the registry's own enums.</summary>
internal static class RegistryWords
{
    public static readonly (AccountState Value, string Word)[] AccountStates = [(AccountState.Pending, "待核验"), (AccountState.Verified, "已核验"), (AccountState.Rejected, "已退回")];

    public static readonly (HouseholdState Value, string Word)[] HouseholdStates =
        [(HouseholdState.Active, "在住"), (HouseholdState.Pending, "待复核"), (HouseholdState.MovedOut, "已迁出"), (HouseholdState.Ended, "已销户"), (HouseholdState.Rejected, "已驳回")];

    public static string Of(AccountState state) => AccountStates.First(x => x.Value == state).Word;

    public static string Of(HouseholdState state) => HouseholdStates.First(x => x.Value == state).Word;
}

internal sealed class RegistryDictionaries : IDictionarySource
{
    private static readonly Dictionary<string, string> RelationEnglish = new(StringComparer.Ordinal)
    {
        ["02"] = "Head",
        ["10"] = "Spouse",
        ["11"] = "Husband",
        ["12"] = "Wife",
        ["20"] = "Son",
        ["21"] = "Only son",
        ["22"] = "First son",
        ["23"] = "Second son",
        ["24"] = "Third son",
        ["25"] = "Fourth son",
        ["26"] = "Fifth son",
        ["27"] = "Adopted son or stepson",
        ["28"] = "Son-in-law",
        ["29"] = "Other son",
        ["30"] = "Daughter",
        ["31"] = "Only daughter",
        ["32"] = "First daughter",
        ["33"] = "Second daughter",
        ["34"] = "Third daughter",
        ["35"] = "Fourth daughter",
        ["36"] = "Fifth daughter",
        ["37"] = "Adopted daughter or stepdaughter",
        ["38"] = "Daughter-in-law",
        ["39"] = "Other daughter",
        ["40"] = "Grandchild",
        ["41"] = "Grandson (son's son)",
        ["42"] = "Granddaughter (son's daughter)",
        ["43"] = "Grandson (daughter's son)",
        ["44"] = "Granddaughter (daughter's daughter)",
        ["45"] = "Grandson's wife",
        ["46"] = "Granddaughter's husband",
        ["47"] = "Great-grandson",
        ["48"] = "Great-granddaughter",
        ["49"] = "Other grandchild",
        ["50"] = "Parent",
        ["51"] = "Father",
        ["52"] = "Mother",
        ["53"] = "Husband's father",
        ["54"] = "Husband's mother",
        ["55"] = "Wife's father",
        ["56"] = "Wife's mother",
        ["57"] = "Stepfather or adoptive father",
        ["58"] = "Stepmother or adoptive mother",
        ["59"] = "Other parent",
        ["60"] = "Grandparent",
        ["61"] = "Paternal grandfather",
        ["62"] = "Paternal grandmother",
        ["63"] = "Maternal grandfather",
        ["64"] = "Maternal grandmother",
        ["65"] = "Spouse's grandparent",
        ["66"] = "Great-grandfather",
        ["67"] = "Great-grandmother",
        ["68"] = "Spouse's great-grandparent",
        ["69"] = "Other grandparent",
        ["70"] = "Sibling",
        ["71"] = "Elder brother",
        ["72"] = "Elder brother's wife",
        ["73"] = "Younger brother",
        ["74"] = "Younger brother's wife",
        ["75"] = "Elder sister",
        ["76"] = "Elder sister's husband",
        ["77"] = "Younger sister",
        ["78"] = "Younger sister's husband",
        ["79"] = "Other sibling",
        ["80"] = "Other",
        ["81"] = "Father's elder brother",
        ["82"] = "His wife",
        ["83"] = "Father's younger brother",
        ["84"] = "Younger uncle's wife",
        ["85"] = "Mother's brother",
        ["86"] = "Mother's brother's wife",
        ["87"] = "Mother's sister's husband",
        ["88"] = "Mother's sister",
        ["89"] = "Father's sister's husband",
        ["90"] = "Father's sister",
        ["91"] = "Cousin (father's brothers)",
        ["92"] = "Cousin (others)",
        ["93"] = "Nephew",
        ["94"] = "Niece",
        ["95"] = "Sister's son",
        ["96"] = "Sister's daughter",
        ["97"] = "Other relative",
        ["99"] = "Not related",
    };

    public IEnumerable<CodeList> Lists =>
    [
        new("relationToHead", [.. RelationToHead.All.Select(x => new CodeEntry(x.Code, x.Word, RelationEnglish.GetValueOrDefault(x.Code, x.Word)))]),
        Of("ethnicGroup", ResidentCodes.EthnicGroup),
        Of("education", ResidentCodes.Education),
        Of("politicalStatus", ResidentCodes.PoliticalStatus),
        Of("health", ResidentCodes.Health),
        Of("labourAbility", ResidentCodes.LabourAbility),
        CodeList.Of("sex", SexWords.Table),
        CodeList.Of("relocationKind", RelocationKindWords.Table),
        CodeList.Of("povertyStatus", PovertyStatusWords.Table),
        CodeList.Of("accountState", RegistryWords.AccountStates),
        CodeList.Of("householdState", RegistryWords.HouseholdStates),
        CodeList.Of("householdEnd", (HouseholdEnd.Merged, "合户"), (HouseholdEnd.MovedAway, "迁离"), (HouseholdEnd.Extinct, "户内无人"), (HouseholdEnd.Rejected, "复核未通过")),
        CodeList.Of("confirmation", (Confirmation.Pending, "待复核"), (Confirmation.Confirmed, "已复核"), (Confirmation.Rejected, "已驳回")),
        CodeList.Of("changeKind", (ChangeKind.NewHousehold, "新增户"), (ChangeKind.PovertyStatus, "脱贫状态变更"), (ChangeKind.Death, "死亡登记"), (ChangeKind.Account, "收款账户")),
        CodeList.Of("verificationMethod", (VerificationMethod.Township, "乡镇核验"), (VerificationMethod.BankPreCheck, "银行预校验")),
        CodeList.Of("accountFilter", (AccountFilter.Verified, "有已核验账户"), (AccountFilter.Pending, "有待核验账户"), (AccountFilter.None, "没有账户")),
        CodeList.Of("communityForm", (CommunityForm.Buildings, "楼房"), (CommunityForm.Courtyards, "院落")),
        CodeList.Of("buildingKind", (BuildingKind.Building, "楼栋"), (BuildingKind.Row, "片")),
        CodeList.Of("warningKind", (WarningKind.HeadDied, "户主已死亡"), (WarningKind.MissingIdNumber, "缺身份证号"), (WarningKind.SharedAccount, "多户同一账户"),
            (WarningKind.SharedDwelling, "一房多户"), (WarningKind.SharedPhone, "多人同一电话")),
    ];

    private static CodeList Of(string name, PersonCodeList list) => new(name, [.. list.Entries.Select(x => new CodeEntry(x.Code, x.Zh, x.En))]);
}
