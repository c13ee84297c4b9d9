using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Ledger;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api;

/// <summary>`ledger verify`: counts every book again from its entries, says what is wrong, and ends with 1 if anything is.</summary>
internal static class LedgerCommand
{
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
        var (entries, faults) = (0, 0);
        foreach (var book in await scope.ServiceProvider.GetRequiredService<LedgerVerifier>().VerifyAsync(ct))
        {
            entries += book.Entries;
            faults += book.Faults.Count;
            await output.WriteLineAsync($"{book.Name}  {book.Entries}  {new Money(book.BankFen)} - {new Money(book.PayableFen)} = {new Money(book.AvailableFen)}");
            foreach (var fault in book.Faults)
            {
                await output.WriteLineAsync($"  {fault.Zh} / {fault.En}");
            }
        }

        await output.WriteLineAsync(faults == 0
            ? $"账簿完整，共{entries}张凭证 / The books are right: {entries} entries."
            : $"账簿有{faults}处问题，共{entries}张凭证 / The books have {faults} faults among {entries} entries.");
        return faults == 0 ? 0 : 1;
    }
}
