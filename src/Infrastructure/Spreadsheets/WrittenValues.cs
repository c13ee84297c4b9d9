using System.Globalization;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Values as text.</summary>
internal static class WrittenValues
{
    public static string Shown(SheetColumnType type, object? value) => (type, value) switch
    {
        (_, null) => "",
        (SheetColumnType.Money, long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        (_, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
