using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>What can be wrong with a row of a sheet of buildings.</summary>
public static class BuildingSheetErrors
{
    public static readonly Error Name = Error.Invalid("building-sheet.name", "楼栋（片）名称应为1至20个字，不能有“/”和“\\”。");
    public static readonly Error Storeys = Error.Invalid("building-sheet.storeys", "楼房必须填写层数，应为1至60的整数。");
    public static readonly Error Units = Error.Invalid("building-sheet.units", "单元数应为0至30的整数；填写了每层户数就必须填写单元数。");
    public static readonly Error PerFloor = Error.Invalid("building-sheet.per-floor", "每单元每层户数应为0至40的整数。");
    public static readonly Error Lift = Error.Invalid("building-sheet.lift", "楼房必须填写电梯，可填写：有、无。");
    public static readonly Error Courtyards = Error.Invalid("building-sheet.courtyards", "院落社区必须填写院落数，应为1至500的整数。");
    public static readonly Error NotForCourtyards = Error.Invalid("building-sheet.not-for-courtyards", "院落社区的片不分层、单元，也没有电梯，此项不填，请填写院落数。");
    public static readonly Error NotForBuildings = Error.Invalid("building-sheet.not-for-buildings", "楼房社区不填院落数，请填写层数、单元数和每单元每层户数。");
    public static readonly Error TooLarge = Error.Invalid("building-sheet.too-large", "一栋最多2000套房屋，请核对层数、单元数和户数。");

    public static Error Twice(int firstRow) => Error.Invalid("building-sheet.twice", $"该楼栋（片）在第{firstRow}行已出现，一栋只填一行。");

    /// <param name="stored">What the register says, as people read it.</param>
    public static Error Differs(string stored) => Error.Invalid("building-sheet.differs", $"系统中已登记为{stored}，与本行不同；登记有误的请在社区的“楼栋”中修改，否则请删去或改正本行。");
}
