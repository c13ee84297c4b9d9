using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

internal sealed class DwellingLabelTests
{
    [TestCase(BuildingKind.Building, "3", "2", "501", "3号楼2单元501")]
    [TestCase(BuildingKind.Building, "3", null, "5-1-501", "3号楼5-1-501")]
    [TestCase(BuildingKind.Building, "幸福楼", "东单元", "101", "幸福楼东单元101")]
    [TestCase(BuildingKind.Building, "A", "1", "101A", "A号楼1单元101A")]
    [TestCase(BuildingKind.Row, "东片", null, "12", "东片12号")]
    [TestCase(BuildingKind.Row, "东片", null, "大院", "东片大院")]
    [TestCase(BuildingKind.Building, "", "", "101", "101")]
    [TestCase(BuildingKind.Row, "2", null, "东1", "2片东1号")]
    public void A_door_is_written_as_people_read_it(BuildingKind kind, string building, string? unit, string room, string expected) =>
        Assert.That(DwellingLabel.Of(kind, building, unit, room), Is.EqualTo(expected));
}
