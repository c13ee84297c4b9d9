using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>Facts for tables and random households for properties.</summary>
internal static class SubsidyFacts
{
    public static readonly Quarter Q3 = new(2026, 3);

    public static readonly EligibilityFacts Always = new([new(new(2019, 10, 15), null)], 1, 1);

    public static readonly SubsidyTerms Terms = Make();

    public static SubsidyTerms Make(int basisPoints = 2_000, MixedHouseholdRule mixed = MixedHouseholdRule.Whole, params FeeType[] types) =>
        SubsidyTerms.Create(new(basisPoints), new HashSet<FeeType>(types.Length == 0 ? SubsidyTerms.Subsidisable : types), mixed).Value;

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static ReceiptFact Paid(int id, string on, long fen, FeeType type = FeeType.Property, PayerKind payer = PayerKind.Own, string from = "2026-07-01", string to = "2026-09-30") =>
        new(Id(id), type, ReceiptKind.Payment, payer, DateOnly.Parse(on), DateOnly.Parse(from), DateOnly.Parse(to), fen);

    public static ReceiptFact Refunded(int id, int of, string on, long fen, FeeType type = FeeType.Property) =>
        new(Id(id), type, ReceiptKind.Refund, PayerKind.Own, DateOnly.Parse(on), new(2026, 7, 1), new(2026, 9, 30), fen, Id(of));

    public static Entitlement Calculate(params ReceiptFact[] receipts) => EntitlementCalculator.Calculate(Q3, receipts, Always, Terms);

    public static Arbitrary<Case> Cases => (
        from payments in Gen.Choose(0, 14)
        from facts in Gen.ArrayOf(Payment, payments)
        from refunds in Gen.Choose(0, payments == 0 ? 0 : 5)
        from picks in Gen.ArrayOf(
            from of in Gen.Choose(0, Math.Max(0, payments - 1))
            from permille in Gen.Choose(1, 1_000)
            from day in Day
            select (of, permille, day), refunds)
        from fromDay in Gen.Choose(-200, 60)
        from length in Gen.Choose(1, 400)
        from open in Gen.Elements(true, false)
        from living in Gen.Choose(1, 7)
        from eligible in Gen.Choose(1, living)
        from rate in Gen.Frequency((2, Gen.Constant(2_000)), (1, Gen.Choose(1, 10_000)))
        from mixed in Gen.Elements(MixedHouseholdRule.Whole, MixedHouseholdRule.ProRataPersons)
        select Build(facts, picks, Q3.Start.AddDays(fromDay), open ? null : length, eligible, living, rate, mixed)).ToArbitrary();

    private static Gen<DateOnly> Day => Gen.Frequency(
        (4, Gen.Choose(0, 91).Select(Q3.Start.AddDays)),
        (1, Gen.Elements(Q3.Start.AddDays(-1), Q3.Start, Q3.LastDay, Q3.EndExclusive)),
        (1, Gen.Choose(-100, 200).Select(Q3.Start.AddDays)));

    private static Gen<ReceiptFact> Payment =>
        from type in Gen.Frequency((5, Gen.Elements(SubsidyTerms.Subsidisable.ToArray())), (1, Gen.Elements(Enum.GetValues<FeeType>())))
        from payer in Gen.Frequency((5, Gen.Constant(PayerKind.Own)), (1, Gen.Elements(Enum.GetValues<PayerKind>())))
        from paidOn in Day
        from serviceFrom in Gen.Choose(-300, 150)
        from serviceDays in Gen.Choose(0, 360)
        from fen in Gen.Frequency((3, Gen.Choose(1, 40_000)), (1, Gen.Choose(1, 9)))
        select new ReceiptFact(default, type, ReceiptKind.Payment, payer, paidOn, Q3.Start.AddDays(serviceFrom), Q3.Start.AddDays(serviceFrom + serviceDays), fen);

    private static Case Build(
        ReceiptFact[] facts, (int Of, int Permille, DateOnly Day)[] refunds, DateOnly from, int? length, int eligible, int living, int rate, MixedHouseholdRule mixed)
    {
        var all = facts.Select((fact, i) => fact with { Id = Id(i + 1) }).ToList();
        var number = 1_000;
        foreach (var (of, permille, day) in refunds)
        {
            var paid = all[of];
            all.Add(paid with { Id = Id(number++), Kind = ReceiptKind.Refund, PaidOn = day, AmountFen = Math.Max(1, paid.AmountFen * permille / 1_000), RefundOf = paid.Id });
        }

        DayRange range = new(from, length is { } days ? from.AddDays(days) : null);
        return new(all.ToArray(), new([range], eligible, living), Make(rate, mixed));
    }

    internal sealed record Case(ReceiptFact[] Receipts, EligibilityFacts Eligibility, SubsidyTerms Terms)
    {
        public Entitlement Calculate() => Calculate(Receipts);

        public Entitlement Calculate(ReceiptFact[] receipts, Quarter? quarter = null) => EntitlementCalculator.Calculate(quarter ?? Q3, receipts, Eligibility, Terms);

        public override string ToString() => $"{string.Join("\n", Receipts)}\n{string.Join(",", Eligibility.EligibleRanges)} {Eligibility.EligibleMembers}/{Eligibility.LivingMembers} {Terms.Rate} {Terms.Mixed}";
    }
}
