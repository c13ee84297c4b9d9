using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Ledger;

namespace Resettlement.Domain.UnitTests.Ledger;

internal sealed class LedgerRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [TestCase(EntryKind.Appropriation, 100, 0)]
    [TestCase(EntryKind.AppropriationReversed, -100, 0)]
    [TestCase(EntryKind.Reservation, 0, 100)]
    [TestCase(EntryKind.Payment, -100, -100)]
    [TestCase(EntryKind.ReservationReturned, 0, -100)]
    [TestCase(EntryKind.PaymentReturned, 100, 0)]
    [TestCase(EntryKind.Recovery, 100, 0)]
    [TestCase(EntryKind.BankInterest, 100, 0)]
    [TestCase(EntryKind.BankCharge, -100, 0)]
    public void Every_kind_moves_bank_and_payable_like_this(EntryKind kind, long bank, long payable)
    {
        var sides = EntrySides.Of(kind);
        Assert.That((sides.BankEffect(100), sides.PayableEffect(100)), Is.EqualTo((bank, payable)));
    }

    [TestCase(EntryKind.Appropriation, EntryKind.AppropriationReversed)]
    [TestCase(EntryKind.Reservation, EntryKind.ReservationReturned)]
    public void A_thing_and_its_opposite_are_nothing(EntryKind kind, EntryKind opposite) => AssertNothing(kind, opposite);

    [Test]
    public void Setting_aside_paying_and_the_return_of_the_payment_are_nothing() => AssertNothing(EntryKind.Reservation, EntryKind.Payment, EntryKind.PaymentReturned);

    [Test]
    public void Setting_aside_paying_and_taking_the_payment_back_are_nothing() => AssertNothing(EntryKind.Reservation, EntryKind.Payment, EntryKind.Recovery);

    [Test]
    public void An_entry_has_two_equal_sides_and_an_amount()
    {
        var entry = JournalEntry.Write(Guid.Empty, 1, new(2026, 11, 25), EntryKind.Reservation, 500, "", EntryReference.Release, Guid.Empty, new("a"), "甲", Now);
        var postings = entry.Postings();
        Assert.That((postings.Sum(x => x.DebitFen), postings.Sum(x => x.CreditFen), entry.Year), Is.EqualTo((500L, 500L, 2026)));
        Assert.That(() => JournalEntry.Write(Guid.Empty, 1, new(2026, 11, 25), EntryKind.Reservation, 0, "", EntryReference.Release, Guid.Empty, new("a"), "甲", Now), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Whatever_is_posted_debits_are_credits_and_available_is_bank_less_set_aside() => Prop.ForAll<(int Kind, int Fen)[]>(steps =>
    {
        var (bank, payable, available) = (0L, 0L, 0L);
        var accounts = Enum.GetValues<LedgerAccount>().ToDictionary(x => x, _ => 0L);
        foreach (var (number, size) in steps)
        {
            var kind = (EntryKind)(Math.Abs((long)number) % Enum.GetValues<EntryKind>().Length);
            var fen = (Math.Abs((long)size) % 1_000) + 1;
            var sides = EntrySides.Of(kind);
            var (b, p) = (sides.BankEffect(fen), sides.PayableEffect(fen));
            if (bank + b < 0 || payable + p < 0 || available + b - p < 0)
            {
                continue;
            }

            (bank, payable, available) = (bank + b, payable + p, available + b - p);
            accounts[sides.Debit] += fen;
            accounts[sides.Credit] -= fen;
        }

        return accounts.Values.Sum() == 0 && accounts[LedgerAccount.BankDeposit] == bank && accounts[LedgerAccount.SubsidyPayable] == -payable && available == bank - payable;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void An_appropriation_goes_its_way_only_once_and_by_two_people()
    {
        var one = Recorded();
        Assert.That(one.Confirm(new("a"), "甲", Now).Error, Is.EqualTo(LedgerErrors.OwnRequest));
        Assert.That(one.RequestReversal(new("a"), "甲", "误").Error?.Code, Is.EqualTo("ledger.appropriation-state"));
        Assert.That(one.Confirm(new("b"), "乙", Now).IsSuccess, Is.True);
        Assert.That(one.Confirm(new("c"), "丙", Now).Error?.Code, Is.EqualTo("ledger.appropriation-state"));
        Assert.That(one.RequestReversal(new("a"), "甲", "误").IsSuccess, Is.True);
        Assert.That(one.DecideReversal(true, new("a"), "甲", Now).Error, Is.EqualTo(LedgerErrors.OwnRequest));
        Assert.That(one.DecideReversal(false, new("b"), "乙", Now).IsSuccess, Is.True);
        Assert.That((one.State, one.ReversalBy), Is.EqualTo((AppropriationState.Confirmed, (Domain.Common.PersonKey?)null)));
        Assert.That(one.RequestReversal(new("a"), "甲", "误").IsSuccess && one.DecideReversal(true, new("b"), "乙", Now).IsSuccess, Is.True);
        Assert.That(one.State, Is.EqualTo(AppropriationState.Reversed));
    }

    private static Appropriation Recorded() => Appropriation.Record(Guid.Empty, "文1", new(2026, 11, 1), 100, "", new(2026, 11, 25), new("a"), "甲", Now).Value;

    private static void AssertNothing(params EntryKind[] kinds)
    {
        var accounts = Enum.GetValues<LedgerAccount>().ToDictionary(x => x, _ => 0L);
        foreach (var sides in kinds.Select(EntrySides.Of))
        {
            accounts[sides.Debit] += 100;
            accounts[sides.Credit] -= 100;
        }

        Assert.That(accounts.Values, Is.All.Zero);
    }
}
