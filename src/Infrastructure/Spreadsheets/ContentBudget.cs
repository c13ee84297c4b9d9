using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>What the rows of a file hold once they stand in memory: a few bytes of a packed file can stand for a cell far to the right or for a long text in every cell.</summary>
internal sealed class ContentBudget
{
    private long _cells = SpreadsheetLimits.MaxCells;
    private long _characters = SpreadsheetLimits.MaxCharacters;

    public void Spend(SheetRow row)
    {
        _cells -= row.Cells.Count;
        foreach (var cell in row.Cells)
        {
            _characters -= cell.Text.Length;
        }

        if (_cells < 0 || _characters < 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.TooMuchContent);
        }
    }
}
