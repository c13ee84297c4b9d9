namespace Resettlement.Infrastructure.Ledger;

/// <summary>Follows the balance that a statement shows beside each line, listed from the oldest or from the newest. A line that was left out shows at the next.</summary>
internal sealed class RunningBalance(long openingFen, long closingFen)
{
    private (long Balance, long Amount)? _previous;
    private bool _oldestFirst = true;
    private bool _newestFirst = true;
    private bool _silent;

    /// <returns>False once, at the line where it breaks.</returns>
    public bool Agrees(long amountFen, long? balanceFen)
    {
        if (_silent || balanceFen is not { } balance)
        {
            _silent = true;
            return true;
        }

        _oldestFirst &= balance == (_previous?.Balance ?? openingFen) + amountFen;
        _newestFirst &= _previous is { } before ? balance == before.Balance - before.Amount : balance == closingFen;
        _previous = (balance, amountFen);
        _silent = !_oldestFirst && !_newestFirst;
        return !_silent;
    }
}
