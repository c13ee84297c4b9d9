using System.Globalization;
using System.Text;
using System.Xml;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>
/// ISO 20022 pain.001.001.09, customer credit transfer initiation: one payment information block, batch booking, CNY, accounts as other ids, banks by CNAPS code.
/// Written by hand rather than through generated classes, because a hundred thousand transactions must stream.
/// </summary>
internal sealed class Pain001BankFile : IBankFileFormat
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const int MaxRemittance = 140;

    public BankFileFormat Format => BankFileFormat.Pain001;

    public string ContentType => "application/xml";

    public string Extension => ".xml";

    public void Write(Stream target, BankFileHeader header, IEnumerable<BankFileLine> lines)
    {
        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", Namespace);
        xml.WriteStartElement("CstmrCdtTrfInitn");
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", header.Number);
        xml.WriteElementString("CreDtTm", header.ReleasedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteTotals(xml, header);
        xml.WriteStartElement("InitgPty");
        xml.WriteElementString("Nm", header.DebtorName);
        xml.WriteEndElement();
        xml.WriteEndElement();
        WritePayments(xml, header, lines);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WritePayments(XmlWriter xml, BankFileHeader header, IEnumerable<BankFileLine> lines)
    {
        xml.WriteStartElement("PmtInf");
        xml.WriteElementString("PmtInfId", header.Number);
        xml.WriteElementString("PmtMtd", "TRF");
        xml.WriteElementString("BtchBookg", "true");
        WriteTotals(xml, header);
        xml.WriteStartElement("PmtTpInf");
        xml.WriteStartElement("CtgyPurp");
        xml.WriteElementString("Cd", CategoryOf(header.Purpose));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("ReqdExctnDt");
        xml.WriteElementString("Dt", header.ExecuteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteStartElement("Dbtr");
        xml.WriteElementString("Nm", header.DebtorName);
        xml.WriteEndElement();
        WriteAccount(xml, "DbtrAcct", header.DebtorAccount, "CNY");
        WriteAgent(xml, "DbtrAgt", header.DebtorBankCode, null);
        foreach (var line in lines)
        {
            xml.WriteStartElement("CdtTrfTxInf");
            xml.WriteStartElement("PmtId");
            xml.WriteElementString("InstrId", line.EndToEndId);
            xml.WriteElementString("EndToEndId", line.EndToEndId);
            xml.WriteEndElement();
            xml.WriteStartElement("Amt");
            xml.WriteStartElement("InstdAmt");
            xml.WriteAttributeString("Ccy", "CNY");
            xml.WriteString(Yuan(line.AmountFen));
            xml.WriteEndElement();
            xml.WriteEndElement();
            WriteAgent(xml, "CdtrAgt", line.BankCode, line.BankName);
            xml.WriteStartElement("Cdtr");
            xml.WriteElementString("Nm", line.PayeeName);
            xml.WriteEndElement();
            WriteAccount(xml, "CdtrAcct", line.AccountNumber, null);
            xml.WriteStartElement("RmtInf");
            var purpose = CanonicalTable.PurposeOf(header, line);
            xml.WriteElementString("Ustrd", purpose.Length > MaxRemittance ? purpose[..MaxRemittance] : purpose);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, BankFileHeader header)
    {
        xml.WriteElementString("NbOfTxs", header.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", Yuan(header.AmountFen));
    }

    private static void WriteAccount(XmlWriter xml, string element, string number, string? currency)
    {
        xml.WriteStartElement(element);
        xml.WriteStartElement("Id");
        xml.WriteStartElement("Othr");
        xml.WriteElementString("Id", number);
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (currency is not null)
        {
            xml.WriteElementString("Ccy", currency);
        }

        xml.WriteEndElement();
    }

    private static void WriteAgent(XmlWriter xml, string element, string? code, string? name)
    {
        xml.WriteStartElement(element);
        xml.WriteStartElement("FinInstnId");
        if (code is not null)
        {
            xml.WriteStartElement("ClrSysMmbId");
            xml.WriteStartElement("ClrSysId");
            xml.WriteElementString("Cd", "CNAPS");
            xml.WriteEndElement();
            xml.WriteElementString("MmbId", code);
            xml.WriteEndElement();
        }

        if (!string.IsNullOrEmpty(name))
        {
            xml.WriteElementString("Nm", name);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string CategoryOf(PayoutPurpose purpose) => purpose switch
    {
        PayoutPurpose.Subsidy => "GOVT",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
