using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Domain.UnitTests.Payroll;

/// <summary>People, posts and rates that the tests of the payroll share.</summary>
internal static class PayFacts
{
    public static readonly Guid Community = NewId.Next();
    public static readonly DateTimeOffset Noon = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);

    public static PayMonth Month(int year, int month) => PayMonth.Of(new(year, month, 1));

    public static PayActor By(string person) => new(new(person), person, Noon);

    public static HeldPost Post(Guid holder, PostKind post, string from, string? until = null, bool serving = false, Guid? appointment = null, string name = "张建国") =>
        new(appointment ?? NewId.Next(), holder, name, post, new(Day(from), until is null ? null : Day(until)), serving);

    public static PayStandard Standard(long secretary = 310_000, long director = 300_000, string from = "2020-01-01", int number = 1, bool paysServing = false)
    {
        var standard = PayStandard.Propose(new(new("夏组发〔2020〕1号", "村级干部报酬标准", new(2020, 1, 1), "第二条"), Day(from), secretary, director, paysServing), number, By("maker")).Value;
        Assert.That(standard.Publish(By("other")).Error, Is.Null);
        return standard;
    }

    public static PayTerms Terms(PayStandard? standard, params (HeldPost Post, long Fen)[] approved) => new(
        standard, approved.ToDictionary(x => x.Post.AppointmentId, x => new PayRate(x.Fen, PayBasis.Proposal, NewId.Next(), "纪要1", null, null, new(2020, 1, 1))), new HashSet<Guid>());

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static PayrollSheet First(PayMonth month, PayTerms terms, params HeldPost[] posts)
    {
        var (people, omissions) = PayrollCalculator.Compute(month, posts, terms);
        return PayrollSheet.Build(month, people, omissions, new Dictionary<PayMonth, IReadOnlyList<PersonMonth>>(), new Dictionary<(Guid, PayMonth), long>(), new Dictionary<Guid, string>());
    }
}
