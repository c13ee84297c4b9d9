using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

/// <summary>What a line of a statement is found to be.</summary>
public enum LineMatch
{
    /// <summary>拨款.</summary>
    Appropriation,

    /// <summary>A payment file: debited as a whole or by payment, or a payment that came back.</summary>
    PayoutFile,

    /// <summary>追回.</summary>
    Recovery,

    /// <summary>Interest of the bank; booked when the statement is confirmed.</summary>
    Interest,

    /// <summary>A charge of the bank; booked when the statement is confirmed.</summary>
    Charge,
}

public enum MatchRule
{
    /// <summary>The bank repeats the number that one payment or recovery has here.</summary>
    OurNumber,

    /// <summary>The bank repeats the number of the file.</summary>
    FileNumber,

    /// <summary>One thing alone has this amount at about this day.</summary>
    AmountAndDay,

    /// <summary>A person said so.</summary>
    Hand,
}

/// <summary>One movement on an account, as the bank states it. Written in bulk; what it was matched with is set afterwards, set-based or by hand.</summary>
public sealed class StatementLine : Entity
{
    public required Guid StatementId { get; init; }

    public required Guid BookId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Line of the file that the user sees; of XML the number of the entry.</summary>
    public required int Line { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Above zero: money came in. Never zero.</summary>
    public required long AmountFen { get; init; }

    public long? BalanceFen { get; init; }

    /// <summary>The bank's own number of the movement.</summary>
    public required string Serial { get; init; }

    /// <summary>Tells the movement from every other of the account; a line with a known one is not stored again.</summary>
    public required string Identity { get; init; }

    /// <summary>A number of ours that the line carries.</summary>
    public string? Reference { get; init; }

    public required string Memo { get; init; }

    public required string Counterpart { get; init; }

    /// <summary>False while the file is checked, and once its statement was withdrawn.</summary>
    public required bool IsCurrent { get; init; }

    public LineMatch? Match { get; init; }

    public Guid? MatchId { get; init; }

    /// <summary>The one payment of the file, when the line is about one.</summary>
    public Guid? OrderId { get; init; }

    public MatchRule? Rule { get; init; }

    public PersonKey? WorkedBy { get; init; }

    public string? WorkedByName { get; init; }

    public DateTimeOffset? WorkedAt { get; init; }

    /// <summary>Why a line that is matched with nothing is there.</summary>
    public string? Explanation { get; init; }

    /// <summary>By the number of the bank; movements without one that are alike in everything else are counted 1, 2, 3 ….</summary>
    public static string IdentityOf(string serial, DateOnly day, long amountFen, long? balanceFen, string memo, string counterpart, int occurrence)
    {
        var text = serial.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{serial}|{day:yyyyMMdd}|{amountFen}")
            : string.Create(CultureInfo.InvariantCulture, $"|{day:yyyyMMdd}|{amountFen}|{balanceFen}|{memo}|{counterpart}|{occurrence}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

public static class StatementWords
{
    public static readonly WordTable<StatementState> States = new("statements.unknown-state", "对账单状态",
        (StatementState.Imported, ["待复核"]), (StatementState.Confirmed, ["已对账"]), (StatementState.Withdrawn, ["已撤回"]));

    public static readonly WordTable<LineMatch> Matches = new("statements.unknown-match", "对应业务",
        (LineMatch.Appropriation, ["拨款"]), (LineMatch.PayoutFile, ["银行文件"]), (LineMatch.Recovery, ["追回"]), (LineMatch.Interest, ["银行利息"]), (LineMatch.Charge, ["银行手续费"]));

    public static readonly WordTable<MatchRule> Rules = new("statements.unknown-rule", "匹配依据",
        (MatchRule.OurNumber, ["支付编号"]), (MatchRule.FileNumber, ["文件编号"]), (MatchRule.AmountAndDay, ["金额和日期"]), (MatchRule.Hand, ["人工"]));
}
