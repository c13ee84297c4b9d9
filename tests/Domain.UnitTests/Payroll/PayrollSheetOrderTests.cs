using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

/// <summary>In which order a sheet stands, and whom it finds who is only on one side of the comparison.</summary>
internal sealed class PayrollSheetOrderTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 4).Select(x => new Guid(x, 0, 0, new byte[8]))];
    private static readonly PayMonth November = Month(2026, 11);
    private static readonly Dictionary<Guid, string> Names = Ids.ToDictionary(x => x, _ => "乙");

    [Test]
    public void Lines_stand_by_post_then_name_then_id()
    {
        PersonMonth[] people =
        [
            Person(Ids[0], "甲", November, PostKind.Cashier), Person(Ids[1], "B", November, PostKind.BranchMember), Person(Ids[3], "A", November, PostKind.BranchMember), Person(Ids[2], "A", November, PostKind.BranchMember),
        ];
        var expected = new[] { Ids[2], Ids[3], Ids[1], Ids[0] };
        Assert.That(Sheet(people).Lines.Select(x => x.Person.HolderId), Is.EqualTo(expected));
        Assert.That(Sheet([.. people.Reverse()]).Lines.Select(x => x.Person.HolderId), Is.EqualTo(expected), "in whatever order they were read");
    }

    [Test]
    public void The_month_stands_before_differences_and_those_by_month()
    {
        var earlier = Earlier((Month(2026, 10), [Person(Ids[0], "甲", Month(2026, 10), PostKind.Cashier)]), (Month(2026, 9), [Person(Ids[0], "甲", Month(2026, 9), PostKind.Cashier)]));
        var sheet = Sheet([Person(Ids[0], "甲", November, PostKind.Cashier)], earlier);
        Assert.That(sheet.Lines.Select(x => (x.Kind, x.Person.Month)), Is.EqualTo(new[] { (PayLineKind.Month, November), (PayLineKind.Difference, Month(2026, 9)), (PayLineKind.Difference, Month(2026, 10)) }));
    }

    [Test]
    public void Whom_an_earlier_payroll_did_not_know_gets_the_whole_month()
    {
        var sheet = Sheet([], Earlier((Month(2026, 10), [Person(Ids[0], "甲", Month(2026, 10), PostKind.Cashier)])));
        Assert.That(sheet.Lines.Select(x => (x.Kind, x.EntitledFen, x.PaidBeforeFen, x.AmountFen)), Is.EqualTo(new[] { (PayLineKind.Difference, 200_000L, 0L, 200_000L) }));
    }

    [Test]
    public void Who_was_paid_and_is_due_nothing_owes_all_of_it_for_that_month_only()
    {
        var paid = new Dictionary<(Guid, PayMonth), long> { [(Ids[0], Month(2026, 10))] = 200_000 };
        var sheet = Sheet([], Earlier((Month(2026, 10), []), (Month(2026, 9), [])), paid);
        Assert.That(sheet.Lines, Is.Empty, "there is nothing to withhold it from");
        Assert.That(sheet.Omissions.Select(x => (x.HolderId, x.HolderName, x.Post, x.Reason, x.ForMonth, x.AmountFen)), Is.EqualTo(new[] { (Ids[0], "乙", (HeldPost?)null, OmissionReason.Overpaid, new DateOnly(2026, 10, 1), 200_000L) }));
    }

    /// <summary>Of 2 000.00 in November all goes to September, whose 1 500.00 were too much; October gets what is left.</summary>
    [Test]
    public void What_was_paid_too_much_is_withheld_the_oldest_month_first()
    {
        var paid = new Dictionary<(Guid, PayMonth), long> { [(Ids[0], Month(2026, 10))] = 120_000, [(Ids[0], Month(2026, 9))] = 150_000 };
        var sheet = Sheet([Person(Ids[0], "甲", November, PostKind.Cashier)], Earlier((Month(2026, 10), []), (Month(2026, 9), [])), paid);
        Assert.That(sheet.Lines.Select(x => (x.Person.Month, x.AmountFen)), Is.EqualTo(new[] { (November, 200_000L), (Month(2026, 9), -150_000), (Month(2026, 10), -50_000) }));
        Assert.That((sheet.TotalFen, sheet.Omissions.Single().AmountFen, sheet.Omissions.Single().ForMonth), Is.EqualTo((0L, 70_000L, new DateOnly(2026, 10, 1))));
    }

    [Test]
    public void Who_is_left_out_stands_by_month_then_post_then_name_then_id_then_appointment()
    {
        PayOmission[] expected =
        [
            Left(Ids[3], "Z", PostKind.Cashier, 9, Ids[3], new(2026, 10, 1)),
            Left(Ids[3], "Z", PostKind.BranchMember, 8),
            Left(Ids[3], "A", PostKind.Cashier, 7),
            Left(Ids[0], "B", PostKind.Cashier, 6),
            Left(Ids[1], "B", PostKind.Cashier, 5, Ids[0]),
            Left(Ids[1], "B", PostKind.Cashier, 4, Ids[1]),
        ];
        Assert.That(Sheet([], omissions: expected).Omissions.Select(x => x.AmountFen), Is.EqualTo(new[] { 9L, 8, 7, 6, 5, 4 }));
        Assert.That(Sheet([], omissions: [.. expected.Reverse()]).Omissions.Select(x => x.AmountFen), Is.EqualTo(new[] { 9L, 8, 7, 6, 5, 4 }), "in whatever order it was found");
    }

    /// <summary>The amount serves to tell one from another.</summary>
    private static PayOmission Left(Guid holder, string name, PostKind post, long fen, Guid? appointment = null, DateOnly? month = null) =>
        new(holder, name, Post(holder, post, "2025-01-01", appointment: appointment, name: name), OmissionReason.NotProposed, month ?? November.First, fen);

    private static PersonMonth Person(Guid holder, string name, PayMonth month, PostKind post) =>
        new(holder, name, month, [new(Post(holder, post, "2025-01-01", name: name), new(200_000, PayBasis.Proposal, Guid.Empty, "纪要1", null, null, new(2020, 1, 1)), month.First, month.Last)]);

    private static Dictionary<PayMonth, IReadOnlyList<PersonMonth>> Earlier(params (PayMonth Month, PersonMonth[] People)[] months) => months.ToDictionary(x => x.Month, x => (IReadOnlyList<PersonMonth>)x.People);

    private static PayrollSheet Sheet(PersonMonth[] current, Dictionary<PayMonth, IReadOnlyList<PersonMonth>>? earlier = null, Dictionary<(Guid, PayMonth), long>? paid = null, PayOmission[]? omissions = null) =>
        PayrollSheet.Build(November, current, omissions ?? [], earlier ?? [], paid ?? [], Names);
}
