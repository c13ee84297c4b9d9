using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Protection;

internal enum KeyState
{
    /// <summary>The database holds nothing that is encrypted.</summary>
    Nothing,

    Fits,

    /// <summary>The coming index key is in force already: a rotation ended before its keys were put in place.</summary>
    Rotated,

    Wrong,
}

/// <summary>With wrong keys every look-up would miss and people be entered twice without anybody noticing: one stored value is tried.</summary>
internal sealed class KeyCheck(AppDbContext db, FieldProtector protector)
{
    public async Task<KeyState> LookAsync(CancellationToken ct)
    {
        foreach (var column in ProtectedColumn.In(db.Model))
        {
            var look = GetType().GetMethod(nameof(SampleAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(column.Entity);
            if (await (Task<Stored?>)look.Invoke(this, [column, ct])! is not { } stored)
            {
                continue;
            }

            try
            {
                var value = protector.Unseal(stored.Cipher);
                return stored.Index == protector.Index(column.Purpose, value) ? KeyState.Fits :
                    protector.HasNextIndex && stored.Index == protector.NextIndex(column.Purpose, value) ? KeyState.Rotated : KeyState.Wrong;
            }
            catch (CryptographicException)
            {
                return KeyState.Wrong;
            }
        }

        return KeyState.Nothing;
    }

    /// <exception cref="InvalidOperationException">The keys do not belong to the database.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        switch (await LookAsync(ct))
        {
            case KeyState.Wrong:
                throw new InvalidOperationException("The protection keys do not belong to this database: its values cannot be read or found with them. See docs/operations.md, keys.");
            case KeyState.Rotated:
                throw new InvalidOperationException("The keys were rotated: make Protection:NextIndexKey the index key (a key file: run 'keys rotate' once more). See docs/operations.md, keys.");
            default:
                break;
        }
    }

    private async Task<Stored?> SampleAsync<T>(ProtectedColumn column, CancellationToken ct)
        where T : class =>
        await db.Set<T>().AsNoTracking().Where(x => EF.Property<string?>(x, column.Cipher) != null && EF.Property<string?>(x, column.Cipher) != "")
            .OrderBy(x => EF.Property<string?>(x, column.Cipher)).Select(x => new Stored(EF.Property<string>(x, column.Cipher), EF.Property<string?>(x, column.Index))).FirstOrDefaultAsync(ct);

    private sealed record Stored(string Cipher, string? Index);
}
