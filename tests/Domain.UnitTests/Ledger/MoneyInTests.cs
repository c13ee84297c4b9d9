using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Domain.UnitTests.Ledger;

/// <summary>What an appropriation and a statement of the bank keep, refuse and count.</summary>
internal sealed class MoneyInTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Book = NewId.Next();
    private static readonly Guid Account = NewId.Next();

    [TestCase(-1, 0, "ledger.amount-not-positive")]
    [TestCase(0, 0, "ledger.amount-not-positive")]
    [TestCase(1, 0, null)]
    [TestCase(1, -1, null)]
    [TestCase(1, 1, "ledger.received-in-future")]
    public void An_appropriation_is_of_some_money_that_has_come(long fen, int days, string? code) => Assert.That(Record(fen, Today.AddDays(days)).Error?.Code, Is.EqualTo(code));

    [Test]
    public void An_appropriation_keeps_its_document_and_who_recorded_it()
    {
        var one = Record(100, Today).Value;
        Assert.That((one.BookId, one.DocumentNumber, one.ReceivedOn, one.AmountFen, one.Memo), Is.EqualTo((Book, "夏财〔2026〕9号", Today, 100L, "三季度")));
        Assert.That((one.State, one.MadeBy, one.MadeByName, one.MadeAt), Is.EqualTo((AppropriationState.Recorded, new PersonKey("a"), "甲", Now)));
    }

    [Test]
    public void Every_step_of_an_appropriation_says_who_and_raises_the_version()
    {
        var one = Record(100, Today).Value;
        Assert.That(one.DecideReversal(true, new("b"), "乙", Now).Error?.Code, Is.EqualTo("ledger.appropriation-state"));
        Assert.That(one.Confirm(new("b"), "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((one.State, one.DecidedBy, one.DecidedByName, one.DecidedAt, one.RejectedReason, one.Version),
            Is.EqualTo((AppropriationState.Confirmed, (PersonKey?)new PersonKey("b"), "乙", (DateTimeOffset?)Now.AddDays(1), (string?)null, 2)));
        Assert.That(one.DecideReversal(true, new("b"), "乙", Now).Error?.Code, Is.EqualTo("ledger.appropriation-state"), "nobody has asked for it");
        Assert.That(one.RequestReversal(new("c"), "丙", "重复登记").IsSuccess, Is.True);
        Assert.That((one.State, one.ReversalBy, one.ReversalByName, one.ReversalReason, one.Version), Is.EqualTo((AppropriationState.ReversalRequested, (PersonKey?)new PersonKey("c"), "丙", "重复登记", 3)));
        Assert.That(one.RequestReversal(new("c"), "丙", "重复登记").Error?.Code, Is.EqualTo("ledger.appropriation-state"));
        Assert.That(one.DecideReversal(true, new("d"), "丁", Now.AddDays(2)).IsSuccess, Is.True);
        Assert.That((one.State, one.ReversedBy, one.ReversedByName, one.ReversedAt, one.Version), Is.EqualTo((AppropriationState.Reversed, (PersonKey?)new PersonKey("d"), "丁", (DateTimeOffset?)Now.AddDays(2), 4)));
        Assert.That(one.DecideReversal(false, new("b"), "乙", Now).Error?.Code, Is.EqualTo("ledger.appropriation-state"));
    }

    [Test]
    public void An_appropriation_that_was_refused_keeps_the_reason_and_is_not_confirmed()
    {
        var one = Record(100, Today).Value;
        Assert.That(one.Reject(new("a"), "甲", "文号不符", Now).Error, Is.EqualTo(LedgerErrors.OwnRequest));
        Assert.That(one.Reject(new("b"), "乙", "文号不符", Now).IsSuccess, Is.True);
        Assert.That((one.State, one.RejectedReason, one.Version), Is.EqualTo((AppropriationState.Rejected, "文号不符", 2)));
        Assert.That(one.Confirm(new("c"), "丙", Now).Error?.Code, Is.EqualTo("ledger.appropriation-state"));
        Assert.That(one.RequestReversal(new("c"), "丙", "误").Error?.Code, Is.EqualTo("ledger.appropriation-state"));
    }

    [Test]
    public void A_statement_keeps_its_head_its_file_and_who_brought_it()
    {
        var statement = Start();
        Assert.That((statement.BookId, statement.AccountId, statement.AccountName, statement.AccountMasked, statement.Sequence), Is.EqualTo((Book, Account, "NX银行", "****0001", 4)));
        Assert.That((statement.From, statement.To, statement.OpeningFen, statement.ClosingFen), Is.EqualTo((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), 20L, 500L)));
        Assert.That((statement.FileName, statement.Sha256, statement.Format, statement.State), Is.EqualTo(("对账单.xml", "ab12", StatementFormat.Camt053, StatementState.Imported)));
        Assert.That((statement.ImportedBy, statement.ImportedByName, statement.ImportedAt), Is.EqualTo((new PersonKey("one"), "甲", Now)));
    }

    [Test]
    public void Every_step_of_a_statement_raises_the_version()
    {
        var statement = Start();
        statement.Fill(new(3, 1, 500, 20));
        Assert.That(statement.Version, Is.EqualTo(2));
        Assert.That((statement.Work().IsSuccess, statement.Version), Is.EqualTo((true, 3)));
        Assert.That((Confirm(statement).IsSuccess, statement.Version), Is.EqualTo((true, 4)));
    }

    [Test]
    public void Who_withdrew_a_statement_and_when_is_kept()
    {
        var statement = Start();
        Assert.That(statement.Withdraw("导错文件", new("one"), "甲", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((statement.DecidedBy, statement.DecidedByName, statement.DecidedAt), Is.EqualTo(((PersonKey?)new PersonKey("one"), "甲", (DateTimeOffset?)Now.AddDays(1))));
        Assert.That(statement.FindLater(1, [], new("x"), new("y")).Error, Is.EqualTo(StatementErrors.Decided));
    }

    // one 导入, three 核对, two 逐笔匹配
    [TestCase("four", "five", true)]
    [TestCase("one", "five", true)]
    [TestCase("two", "five", true)]
    [TestCase("four", "three", true)]
    [TestCase("four", "four", false)]
    [TestCase("three", "five", false)]
    [TestCase("four", "one", false)]
    [TestCase("four", "two", false)]
    public void A_line_found_out_later_is_said_by_one_and_agreed_by_another_who_had_nothing_to_do_with_it(string said, string agreed, bool allowed)
    {
        var statement = Start();
        Assert.That(statement.FindLater(70, [], new(said), new(agreed)).Error, Is.EqualTo(StatementErrors.Decided), "not before it is confirmed");
        Assert.That(Confirm(statement).IsSuccess, Is.True);
        var version = statement.Version;
        Assert.That(statement.FindLater(70, [new("two")], new(said), new(agreed)).Error, Is.EqualTo(allowed ? null : StatementErrors.OwnStatement));
        Assert.That((statement.FoundLaterLines, statement.FoundLaterFen, statement.Version), Is.EqualTo(allowed ? (1, 70L, version + 1) : (0, 0L, version)));
    }

    [Test]
    public void What_is_found_out_later_adds_up_beside_what_was_confirmed()
    {
        var statement = Start();
        Assert.That(Confirm(statement).IsSuccess && statement.FindLater(70, [], new("four"), new("five")).IsSuccess && statement.FindLater(-20, [], new("four"), new("five")).IsSuccess, Is.True);
        Assert.That((statement.FoundLaterLines, statement.FoundLaterFen, statement.UnmatchedLines, statement.UnmatchedFen), Is.EqualTo((2, 50L, (int?)1, (long?)-10)));
        Assert.That(() => statement.FindLater(long.MaxValue, [], new("four"), new("five")), Throws.InstanceOf<OverflowException>(), "a sum that does not fit is no sum");
    }

    private static Result<Appropriation> Record(long fen, DateOnly receivedOn) => Appropriation.Record(Book, "夏财〔2026〕9号", receivedOn, fen, "三季度", Today, new("a"), "甲", Now);

    private static Domain.Common.Result Confirm(BankStatement statement) => statement.Confirm(new(100, 90, -10, 1, -10), [new("two")], new("three"), "丙", Now);

    private static BankStatement Start() =>
        BankStatement.Start(new(Book, Account, "NX银行", "****0001", 4, new(2026, 11, 1), new(2026, 11, 30), 20, 500), "对账单.xml", "ab12", StatementFormat.Camt053, new("one"), "甲", Now);
}
