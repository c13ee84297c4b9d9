using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Domain.UnitTests.Ledger;

internal sealed class BankStatementRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly StatementVerdict Verdict = new(100, 90, -10, 1, -10);

    [Test]
    public void A_statement_is_confirmed_once_by_somebody_who_had_nothing_to_do_with_it()
    {
        var statement = Start();
        statement.Fill(new(3, 1, 500, 20));
        Assert.That((statement.Lines, statement.KnownLines, statement.InFen, statement.OutFen), Is.EqualTo((3, 1, 500L, 20L)));
        Assert.That(statement.Confirm(Verdict, [], new("one"), "甲", Now).Error, Is.EqualTo(StatementErrors.OwnStatement));
        Assert.That(statement.Confirm(Verdict, [new("two")], new("two"), "乙", Now).Error, Is.EqualTo(StatementErrors.OwnStatement));
        Assert.That(statement.Work().IsSuccess, Is.True);
        Assert.That(statement.Confirm(Verdict, [new("two")], new("three"), "丙", Now).IsSuccess, Is.True);
        Assert.That((statement.State, statement.BookFen, statement.BankFen, statement.DifferenceFen, statement.UnmatchedLines, statement.UnmatchedFen),
            Is.EqualTo((StatementState.Confirmed, (long?)100, (long?)90, (long?)-10, (int?)1, (long?)-10)));
        Assert.That((statement.DecidedBy, statement.DecidedByName, statement.DecidedAt), Is.EqualTo(((PersonKey?)new PersonKey("three"), "丙", (DateTimeOffset?)Now)));
        Assert.That(statement.Confirm(Verdict, [], new("four"), "丁", Now).Error, Is.EqualTo(StatementErrors.Decided));
        Assert.That(statement.Withdraw("误", new("four"), "丁", Now).Error, Is.EqualTo(StatementErrors.Decided));
        Assert.That(statement.Work().Error, Is.EqualTo(StatementErrors.Decided));
    }

    [Test]
    public void One_that_was_withdrawn_is_not_worked_on_any_more()
    {
        var statement = Start();
        var version = statement.Version;
        Assert.That(statement.Withdraw("导错文件", new("one"), "甲", Now).IsSuccess, Is.True);
        Assert.That((statement.State, statement.WithdrawnReason, statement.Version), Is.EqualTo((StatementState.Withdrawn, "导错文件", version + 1)));
        Assert.That(statement.Work().Error, Is.EqualTo(StatementErrors.Decided));
        Assert.That(statement.Confirm(Verdict, [], new("two"), "乙", Now).Error, Is.EqualTo(StatementErrors.Decided));
    }

    [Test]
    public void A_movement_is_known_by_the_number_of_the_bank_or_by_everything_else()
    {
        var day = new DateOnly(2026, 11, 25);
        string Of(string serial, long fen = 100, long? balance = 5, string memo = "a", string name = "b", int occurrence = 1) => StatementLine.IdentityOf(serial, day, fen, balance, memo, name, occurrence);
        Assert.That(Of("S1", balance: null, memo: "x", name: "y", occurrence: 2), Is.EqualTo(Of("S1")));
        Assert.That(new[] { Of("S1"), Of("S2"), Of("S1", 101), StatementLine.IdentityOf("S1", day.AddDays(1), 100, 5, "a", "b", 1), Of(""), Of("", 101), Of("", balance: 6), Of("", memo: "x"), Of("", name: "x"), Of("", occurrence: 2) }, Is.Unique);
        Assert.That(Of(""), Has.Length.EqualTo(64));
    }

    private static BankStatement Start() => BankStatement.Start(new(Guid.Empty, Guid.Empty, "NX银行", "****0001", 1, new(2026, 11, 1), new(2026, 11, 30), 0, 480), "对账单.csv", "00", StatementFormat.Csv, new("one"), "甲", Now);
}
