using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class ResultTests
{
    private static readonly Error Known = Error.Conflict("test.known", "已经登记过。");

    [Test]
    public void A_failure_has_no_value() =>
        Assert.That(() => Result<int>.Fail(Known).Value, Throws.InvalidOperationException.With.Message.Contains("test.known"));

    [Test]
    public void A_value_is_a_success()
    {
        Result<int> result = 7;

        Assert.That((result.IsSuccess, result.Error, result.Value), Is.EqualTo((true, (Error?)null, 7)));
    }

    [Test]
    public void A_failure_can_be_blamed_on_a_field_and_stays_the_same_failure()
    {
        var blamed = Known.ForField("number");

        Assert.That((blamed.Code, blamed.Kind, blamed.Message), Is.EqualTo((Known.Code, Known.Kind, Known.Message)));
        Assert.That(blamed.Fields, Is.EquivalentTo(new Dictionary<string, string[]> { ["number"] = [Known.Message] }));
    }
}
