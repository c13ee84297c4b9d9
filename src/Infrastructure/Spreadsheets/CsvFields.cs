namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>The fields of a CSV file that is opened in a spreadsheet program.</summary>
internal static class CsvFields
{
    /// <summary>Which texts a program would take for a formula; Chinese and Japanese editions take the wide signs too.</summary>
    public static bool StartsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];

    public static string Write(string value, bool isText)
    {
        var guarded = isText && StartsFormula(value) ? "'" + value : value;
        return guarded.AsSpan().ContainsAny("\",\r\n") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
