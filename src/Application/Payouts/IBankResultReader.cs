using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>What the bank says about one order.</summary>
/// <param name="Line">Line of the file; of XML the number of the transaction.</param>
/// <param name="AmountFen">Null where the format does not repeat it.</param>
public sealed record BankResultRow(int Line, string FileNumber, string EndToEndId, long? AmountFen, OrderState State, string? ReasonCode, string? Reason, string? BankReference);

/// <summary>What the bank says about a whole file: its status holds for every order that is not listed by itself.</summary>
/// <param name="State">Null when nothing is said of the orders that are not listed.</param>
/// <param name="Count">How many orders the bank says the file has.</param>
public sealed record BankGroupResult(string FileNumber, OrderState? State, string? ReasonCode, string? Reason, int? Count, long? SumFen);

/// <summary>Something in a result file that cannot be: where, and what.</summary>
public sealed record ResultFault(int Line, string? EndToEndId, string Message);

/// <summary>A result file while it is read, once, from begin to end.</summary>
public abstract class BankResults
{
    /// <summary>More than this many are not collected.</summary>
    public const int MaxFaults = 200;

    private readonly List<ResultFault> _faults = [];

    public abstract ResultFormat Format { get; }

    /// <summary>Streams the rows that can be read; what cannot be is among the faults. Throws <see cref="BankResultException"/> when the file as a whole cannot be read.</summary>
    public abstract IEnumerable<BankResultRow> Rows();

    /// <summary>Known when all rows were read.</summary>
    public virtual IReadOnlyList<BankGroupResult> Groups => [];

    /// <summary>Known when all rows were read.</summary>
    public IReadOnlyList<ResultFault> Faults => _faults;

    protected void Fault(int line, string? endToEndId, string message)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new(line, endToEndId, message));
        }
    }
}

/// <summary>Ends the reading of a result file.</summary>
public sealed class BankResultException : Exception
{
    public BankResultException(Error error)
        : base(error?.Code) => Error = error!;

    public Error Error { get; }
}

/// <summary>Reads CSV, XLSX and pain.002 (versions 03 to 14, by local names) by content.</summary>
public interface IBankResultReader
{
    /// <param name="content">Can be read more than once; stays open as long as the rows are read.</param>
    Result<BankResults> Open(Stream content, string fileName);
}

public static class ResultErrors
{
    public const int MaxBytes = 64 * 1024 * 1024;

    public static readonly Error FileMissing = Error.Invalid("results.file-missing", "没有收到文件，请选择银行的回盘文件。", "file");
    public static readonly Error TooLarge = new("results.too-large", ErrorKind.TooLarge, "回盘文件超过64 MB，请向银行索取拆分后的文件。");
    public static readonly Error NotXml = Error.Unprocessable("results.not-xml", "文件不完整或不是有效的XML，没有作任何改动，请向银行重新索取。");
    public static readonly Error Forbidden = Error.Unprocessable("results.forbidden-content", "文件含有不允许的声明（DOCTYPE），没有作任何改动。");
    public static readonly Error NotPain002 = Error.Unprocessable("results.not-pain002", "这不是 pain.002 回执（支持03至14版），没有作任何改动。");
    public static readonly Error ColumnsMissing = Error.Unprocessable("results.columns-missing", "没有找到回盘文件的表头，应有“文件编号、支付编号、金额、结果”各列，可另有“原因代码、原因、银行流水号”。");
    public static readonly Error Truncated = Error.Unprocessable("results.truncated", "文件末尾没有“合计”行，或合计的笔数、金额与明细不符，文件可能不完整，没有作任何改动。");
    public static readonly Error Empty = Error.Unprocessable("results.empty", "文件中没有任何支付结果，没有作任何改动。");

    /// <summary>The faults by line; nothing was changed.</summary>
    public static Error Refused(IReadOnlyList<ResultFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var first = string.Join("；", faults.Take(3).Select(x => x.Line > 0 ? $"第{x.Line}行{x.Message}" : x.Message));
        return Error.Unprocessable("results.refused", $"回盘文件有{faults.Count}处与系统记录不符，没有作任何改动：{first}。") with
        {
            Fields = faults.GroupBy(x => $"line:{x.Line}").ToDictionary(group => group.Key, group => group.Select(x => x.EndToEndId is null ? x.Message : $"{x.EndToEndId} {x.Message}").ToArray()),
        };
    }
}
