using System.Globalization;
using System.Text;

namespace Resettlement.EndToEnd.Common;

/// <summary>A payment as the bank reads it from its file.</summary>
internal sealed record BankLine(string File, string Id, string Payee, string Account, string Fen)
{
    public long AmountFen => Workbooks.Fen(Fen);
}

/// <summary>What a bank does: opens the file it was given and answers it.</summary>
internal static class BankFiles
{
    /// <summary>The canonical CSV in the encoding of the sample's bank.</summary>
    public static List<BankLine> ReadCsv(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = File.ReadAllLines(path, Encoding.GetEncoding("GB18030")).Where(x => x.Length > 0).Select(x => x.Split(',')).ToList();
        int At(string heading) => Array.IndexOf(rows[0], heading) is >= 0 and var at ? at : throw new InvalidOperationException($"No column {heading} among {string.Join('、', rows[0])}.");
        var (file, id, payee, account, amount) = (At("文件编号"), At("支付编号"), At("收款人"), At("收款账号"), At("金额"));
        return [.. rows.Skip(1).Select(x => new BankLine(x[file], x[id], x[payee], x[account], x[amount]))];
    }

    /// <summary>The answer as a table; lines named in <paramref name="failed"/> could not be paid.</summary>
    public static string Answer(string fileName, IReadOnlyList<BankLine> lines, params string[] failed)
    {
        var text = new StringBuilder("文件编号,支付编号,金额,结果,原因代码,原因,银行流水号\r\n");
        foreach (var (line, i) in lines.Select((x, i) => (x, i)))
        {
            var fails = failed.Contains(line.Id);
            text.Append(CultureInfo.InvariantCulture, $"{line.File},{line.Id},{line.Fen},{(fails ? "失败" : "成功")},{(fails ? "E105" : "")},{(fails ? "账号与户名不符" : "")},{(fails ? "" : $"LS{i + 1:000000}")}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"合计,{lines.Count},{lines.Sum(x => x.AmountFen) / 100m:0.00},,,,\r\n");
        var path = Scratch.File(fileName);
        File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return path;
    }
}
