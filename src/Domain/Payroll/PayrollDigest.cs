using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Resettlement.Domain.Payroll;

/// <summary>The content hash of a payroll: SHA-256 over month, lines, the days and versions behind them, and who is left out.</summary>
public static class PayrollDigest
{
    public static string Of(Guid communityId, PayrollSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder(4_096);
        Row(text, "payroll", communityId, sheet.Month, sheet.TotalFen);
        foreach (var line in sheet.Lines)
        {
            Row(text, "line", line.Kind, line.Person.Month, line.Person.HolderId, line.Person.HolderName, line.EntitledFen, line.PaidBeforeFen, line.AmountFen);
            foreach (var x in line.Person.Segments)
            {
                Row(text, "days", x.Post.AppointmentId, x.Post.Post, x.FirstDay.DayNumber, x.LastDay.DayNumber, x.Rate.MonthlyFen, x.Rate.Basis, x.Rate.BasisId);
            }
        }

        foreach (var x in sheet.Omissions)
        {
            Row(text, "omitted", x.HolderId, x.HolderName, x.Post?.AppointmentId, x.Post?.Post, x.Reason, x.ForMonth.DayNumber, x.AmountFen);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // every field carries its length, so that no two contents give the same text
    private static void Row(StringBuilder text, params ReadOnlySpan<object?> fields)
    {
        foreach (var field in fields)
        {
            var value = Convert.ToString(field, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:").Append(value).Append('|');
        }

        text.Append('\n');
    }
}
