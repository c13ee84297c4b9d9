using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class WordTableTests
{
    private enum Light
    {
        Red,
        Green,
    }

    // made anew by every test, so that each sees how it is made
    private static WordTable<Light> Lights => new("test.light", "灯色", (Light.Green, ["绿灯", "绿"]), (Light.Red, ["红灯", "红"]));

    [TestCase("绿灯", "Green")]
    [TestCase(" 红 ", "Red")]
    [TestCase("green", "Green")]
    [TestCase("RED", "Red")]
    public void Every_word_and_the_English_name_are_read(string text, string value) => Assert.That(Lights.Parse(text).Value.ToString(), Is.EqualTo(value));

    [Test]
    public void An_unknown_word_is_refused_with_those_that_may_be_written()
    {
        var error = Lights.Parse("黄灯").Error!;

        Assert.That((error.Code, error.Kind, error.Message), Is.EqualTo(("test.light", ErrorKind.Validation, "灯色不在字典内，可填写：绿灯、红灯。")));
    }

    [Test]
    public void The_first_word_is_shown_in_the_order_of_the_dictionary()
    {
        Assert.That(Lights.Values, Is.EqualTo(new[] { Light.Green, Light.Red }));
        Assert.That(Lights.Shown, Is.EqualTo(new[] { "绿灯", "红灯" }));
        Assert.That((Lights.WordOf(Light.Red), Lights.WordsOf(Light.Red)[1]), Is.EqualTo(("红灯", "红")));
    }

    [Test]
    public void A_word_for_two_values_or_a_value_without_a_word_is_no_dictionary()
    {
        Assert.That(() => new WordTable<Light>("x", "x", (Light.Green, ["灯"]), (Light.Red, ["灯"])), Throws.ArgumentException);
        Assert.That(() => new WordTable<Light>("x", "x", (Light.Green, ["绿灯"])), Throws.ArgumentException.With.Message.Contains("Red"));
    }
}
