using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class FeeSourceTests
{
    [Test]
    public void A_new_source_is_active_until_it_is_changed()
    {
        var source = FeeSource.Create(Guid.Empty, "WY01", "新天地物业");
        Assert.That((source.Code, source.Name, source.IsActive, source.Version), Is.EqualTo(("WY01", "新天地物业", true, 1)));

        source.Change("新天地物业公司", false);
        Assert.That((source.Code, source.Name, source.IsActive, source.Version), Is.EqualTo(("WY01", "新天地物业公司", false, 2)));
    }

    [Test]
    public void A_new_price_is_a_change_of_the_source()
    {
        var source = FeeSource.Create(Guid.Empty, "WY01", "新天地物业");

        source.PricesChanged();

        Assert.That(source.Version, Is.EqualTo(2), "two clerks who add prices at once meet here");
    }

    [Test]
    public void A_declaration_covers_the_days_of_its_quarter()
    {
        var declaration = new SourceDeclaration { Quarter = new Quarter(2026, 3) };

        Assert.That((declaration.PaidFrom, declaration.PaidUntil), Is.EqualTo((new DateOnly(2026, 7, 1), new DateOnly(2026, 10, 1))));
    }
}
