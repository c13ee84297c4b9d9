using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>Opens again what was exported.</summary>
internal static class Workbooks
{
    /// <summary>The texts of each sheet, row by row, the heading first; empty cells at the end are filled up to the heading.</summary>
    public static async Task<Dictionary<string, List<string[]>>> ReadAsync(HttpResponseMessage answer)
    {
        var app = await TestApp.SharedAsync();
        var book = app.Services.GetRequiredService<ISpreadsheetReader>().Open(await answer.Content.ReadAsByteArrayAsync(), "export.xlsx").Value;
        return book.Sheets.ToDictionary(sheet => sheet, sheet =>
        {
            var rows = book.Rows(sheet).ToList();
            return rows.ConvertAll(row => Enumerable.Range(0, rows[0].Cells.Count).Select(column => row[column].Text).ToArray());
        }, StringComparer.Ordinal);
    }
}
