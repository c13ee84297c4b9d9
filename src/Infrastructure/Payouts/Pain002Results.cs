using System.Globalization;
using System.Xml;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>
/// ISO 20022 pain.002, customer payment status report, versions 03 to 14: elements are found by their local names, whatever the namespace.
/// A status of the group or of the payment block holds for every transaction that is not listed.
/// </summary>
internal sealed class Pain002Results(Stream content) : BankResults
{
    private const int MaxText = 2_000;

    private readonly List<BankGroupResult> _groups = [];

    public override ResultFormat Format => ResultFormat.Pain002;

    public override IReadOnlyList<BankGroupResult> Groups => _groups;

    public override IEnumerable<BankResultRow> Rows()
    {
        content.Position = 0;
        using var xml = ForeignXml.Open(content, ResultErrors.MaxBytes, closeInput: false, ignoreWhitespace: true);
        var group = new Block();
        var payment = new Block();
        var (number, isReport) = (0, false);
        while (Next(xml))
        {
            switch (xml)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "CstmrPmtStsRpt" }:
                    isReport = true;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "OrgnlGrpInfAndSts" }:
                    group = ReadBlock(xml, "GrpSts", "OrgnlMsgId");
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "OrgnlPmtInfAndSts" }:
                    payment = new Block();
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "OrgnlPmtInfId" or "PmtInfSts" or "StsRsnInf" }:
                    ReadInto(payment, xml);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "TxInfAndSts" }:
                    if (ReadTransaction(xml, ++number, group) is { } row)
                    {
                        yield return row;
                    }

                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "OrgnlPmtInfAndSts" }:
                    Close(payment, group);
                    break;
                default:
                    break;
            }
        }

        if (!isReport || group.Id is null)
        {
            throw new BankResultException(ResultErrors.NotPain002);
        }

        Close(group, group);
    }

    private void Close(Block block, Block group)
    {
        if (group.Id is null || _groups.Exists(x => x.FileNumber == group.Id))
        {
            return;
        }

        // a group whose payment block has a status of its own is closed with that one
        if (!ReferenceEquals(block, group) && block.Status is null)
        {
            return;
        }

        OrderState? state = null;
        if (block.Status is { } code && code != ResultCodes.Partly)
        {
            if (!ResultCodes.TryGet(code, out var known))
            {
                Fault(0, null, $"文件状态 {code} 无法识别，可为：{ResultCodes.All}、{ResultCodes.Partly}");
                return;
            }

            state = known;
        }

        _groups.Add(new(group.Id, state, block.ReasonCode, block.Reason, group.Count, group.SumFen));
    }

    private BankResultRow? ReadTransaction(XmlReader xml, int number, Block group)
    {
        var (block, amount) = (new Block(), (long?)null);
        Walk(xml, name =>
        {
            switch (name)
            {
                case "OrgnlEndToEndId":
                    block.Id = Text(xml);
                    return true;
                case "TxSts":
                    block.Status = Text(xml);
                    return true;
                case "AcctSvcrRef":
                    block.Reference = Text(xml);
                    return true;
                case "StsRsnInf":
                    ReadReason(block, xml);
                    return true;
                case "InstdAmt":
                    amount = Money.TryParseYuan(Text(xml), out var yuan) ? yuan.Fen : -1;
                    return true;
                default:
                    return false;
            }
        });
        if (block.Id is not { Length: > 0 and <= 35 } id)
        {
            Fault(number, null, "没有支付编号（OrgnlEndToEndId），或超过35个字符");
            return null;
        }

        if (group.Id is not { } file)
        {
            Fault(number, id, "没有原文件编号（OrgnlMsgId）");
            return null;
        }

        if (amount < 0)
        {
            Fault(number, id, "金额不是最多两位小数的数字");
            return null;
        }

        if (block.Status is null || !ResultCodes.TryGet(block.Status, out var state))
        {
            Fault(number, id, $"状态 {block.Status} 无法识别，可为：{ResultCodes.All}");
            return null;
        }

        return new(number, file, id, amount, state, Cut(block.ReasonCode, 40), Cut(block.Reason, 400), Cut(block.Reference, 200));
    }

    private static Block ReadBlock(XmlReader xml, string status, string id)
    {
        var block = new Block();
        Walk(xml, name =>
        {
            if (name == id)
            {
                block.Id = Text(xml);
            }
            else if (name == status)
            {
                block.Status = Text(xml);
            }
            else if (name == "OrgnlNbOfTxs")
            {
                block.Count = int.TryParse(Text(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
            }
            else if (name == "OrgnlCtrlSum")
            {
                block.SumFen = Money.TryParseYuan(Text(xml), out var sum) ? sum.Fen : -1;
            }
            else if (name == "StsRsnInf")
            {
                ReadReason(block, xml);
            }
            else
            {
                return false;
            }

            return true;
        });
        return block;
    }

    private static void ReadInto(Block payment, XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "PmtInfSts":
                payment.Status = Text(xml);
                break;
            case "StsRsnInf":
                ReadReason(payment, xml);
                break;
            default:
                payment.Id = Text(xml);
                break;
        }
    }

    private static void ReadReason(Block block, XmlReader xml)
    {
        var texts = new List<string>();
        Walk(xml, name =>
        {
            if (name is "Cd" or "Prtry")
            {
                block.ReasonCode ??= Text(xml);
                return true;
            }

            if (name == "AddtlInf")
            {
                texts.Add(Text(xml));
                return true;
            }

            return false;
        });
        block.Reason ??= texts.Count == 0 ? null : string.Join(' ', texts);
    }

    /// <summary>Visits the elements below the current one; the reader ends on its end. A visitor that has read an element's text says so.</summary>
    private static void Walk(XmlReader xml, Func<string, bool> visit)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                visit(xml.LocalName);
            }
        }
    }

    /// <summary>The text of an element; the reader ends on its end tag.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (depth, text) = (xml.Depth, "");
        while (Next(xml) && xml.Depth > depth)
        {
            // in pieces without end it would be copied for each of them
            text += xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < MaxText ? xml.Value : "";
        }

        return text.Trim();
    }

    private static string? Cut(string? text, int length) => text is { Length: > 0 } ? text[..Math.Min(text.Length, length)] : null;

    private static bool Next(XmlReader xml)
    {
        try
        {
            return ForeignXml.Step(xml);
        }
        catch (XmlException exception)
        {
            throw new BankResultException(exception.Message.Contains("DTD", StringComparison.Ordinal) ? ResultErrors.Forbidden : ResultErrors.NotXml);
        }
    }

    private sealed class Block
    {
        public string? Id { get; set; }

        public string? Status { get; set; }

        public string? ReasonCode { get; set; }

        public string? Reason { get; set; }

        public string? Reference { get; set; }

        public int? Count { get; set; }

        public long? SumFen { get; set; }
    }
}
