using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>What the file says about itself. Days are null where it does not say.</summary>
/// <param name="AccountNumber">In full, spaces removed.</param>
public sealed record StatementFileHead(string AccountNumber, DateOnly? From, DateOnly? To, long OpeningFen, long ClosingFen);

/// <summary>One movement as it stands in the file.</summary>
/// <param name="AmountFen">Above zero: money came in.</param>
public sealed record StatementFileLine(int Line, DateOnly Day, long AmountFen, long? BalanceFen, string Serial, string? Reference, string Memo, string Counterpart);

/// <summary>Something in a statement that cannot be: where, and what.</summary>
public sealed record StatementFault(int Line, string Message);

/// <summary>A statement while it is read: first its head, then its lines, once from begin to end.</summary>
public abstract class StatementFile
{
    /// <summary>More than this many are not collected.</summary>
    public const int MaxFaults = 200;

    private readonly List<StatementFault> _faults = [];

    public abstract StatementFormat Format { get; }

    /// <summary>Goes through the file once. Throws <see cref="StatementException"/> when it cannot be read as a whole.</summary>
    public abstract StatementFileHead Head();

    /// <summary>Streams the lines that can be read; what cannot be is among the faults.</summary>
    public abstract IEnumerable<StatementFileLine> Lines();

    /// <summary>Known when all lines were read.</summary>
    public IReadOnlyList<StatementFault> Faults => _faults;

    public void Fault(int line, string message)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new(line, message));
        }
    }
}

/// <summary>Ends the reading of a statement.</summary>
public sealed class StatementException : Exception
{
    public StatementException(Error error)
        : base(error?.Code) => Error = error!;

    public Error Error { get; }
}

/// <summary>Reads CSV, XLSX and camt.053 (by local names) by content.</summary>
public interface IStatementReader
{
    /// <param name="content">Can be read more than once; stays open as long as the lines are read.</param>
    Result<StatementFile> Open(Stream content, string fileName);
}

public static class StatementFileErrors
{
    public const int MaxBytes = 64 * 1024 * 1024;

    public static readonly Error FileMissing = Error.Invalid("statements.file-missing", "没有收到文件，请选择银行对账单文件。", "file");
    public static readonly Error TooLarge = new("statements.too-large", ErrorKind.TooLarge, "对账单超过64 MB，请向银行索取按期拆分的文件。");
    public static readonly Error Empty = Error.Unprocessable("statements.empty", "文件是空的，没有作任何改动。");
    public static readonly Error NotXml = Error.Unprocessable("statements.not-xml", "文件不完整或不是有效的XML，没有作任何改动，请向银行重新索取。");
    public static readonly Error Forbidden = Error.Unprocessable("statements.forbidden-content", "文件含有不允许的声明（DOCTYPE），没有作任何改动。");
    public static readonly Error NotCamt = Error.Unprocessable("statements.not-camt", "这不是 camt.053 对账单，或一个文件中有不止一份对账单，没有作任何改动。");
    public static readonly Error ColumnsMissing = Error.Unprocessable("statements.columns-missing",
        "没有找到对账单的表头，应有“交易日期”，“收入金额、支出金额”两列（或“借贷标志、金额”），可另有“余额、流水号、摘要、附言、对方户名、支付编号”。");

    public static readonly Error HeadMissing = Error.Unprocessable("statements.head-missing", "对账单应写明“账号”“期初余额”“期末余额”（在表头之上或明细之下），没有作任何改动。");

    /// <summary>The faults by line; nothing was changed.</summary>
    public static Error Refused(IReadOnlyList<StatementFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var first = string.Join("；", faults.Take(3).Select(x => x.Line > 0 ? $"第{x.Line}行{x.Message}" : x.Message));
        return Error.Unprocessable("statements.refused", $"对账单有{faults.Count}处问题，没有作任何改动：{first}。") with
        {
            Fields = faults.GroupBy(x => $"line:{x.Line}").ToDictionary(group => group.Key, group => group.Select(x => x.Message).ToArray()),
        };
    }
}
