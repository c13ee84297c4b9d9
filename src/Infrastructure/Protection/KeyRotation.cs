using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Protection;

/// <summary>What a rotation did.</summary>
internal sealed record Rotated(int Values, int Others, bool Swapped);

/// <summary>
/// Brings everything that is encrypted under the current data key and, when a coming index key is there, puts its indexes in the place of the old ones.
/// In chunks, each a transaction: broken off anywhere it goes on where it stopped. The swap is one transaction; the server stands still meanwhile.
/// </summary>
internal sealed class KeyRotation(AppDbContext db, FieldProtector protector)
{
    private const int Chunk = 500;

    public async Task<Rotated> RunAsync(CancellationToken ct)
    {
        var columns = ProtectedColumn.In(db.Model);
        var values = 0;
        foreach (var column in columns)
        {
            values += await CallAsync<int>(nameof(EncryptAsync), column, ct);
        }

        var others = await EncryptAnswersAsync(ct) + await EncryptImportRowsAsync(ct) + await EncryptImportFilesAsync(ct) + await EncryptPhotosAsync(ct) + await EncryptContactsAsync(ct) + await EncryptKeyRingAsync(ct);
        if (protector.HasNextIndex)
        {
            await SwapAsync(columns, ct);
        }

        return new(values, others, protector.HasNextIndex);
    }

    private async Task<int> EncryptAsync<T>(ProtectedColumn column, CancellationToken ct)
        where T : class
    {
        var prefix = protector.CurrentPrefix;
        var withNext = protector.HasNextIndex;
        var due = db.Set<T>().AsNoTracking().Where(x => EF.Property<string?>(x, column.Cipher) != null && EF.Property<string?>(x, column.Cipher) != ""
            && (!EF.Property<string>(x, column.Cipher).StartsWith(prefix) || (withNext && EF.Property<string?>(x, column.IndexNext) == null)));
        var count = 0;
        while (true)
        {
            var done = await db.InTransactionAsync(async token =>
            {
                var rows = await due.OrderBy(x => EF.Property<Guid>(x, "Id")).Take(Chunk)
                    .Select(x => new { Id = EF.Property<Guid>(x, "Id"), Cipher = EF.Property<string>(x, column.Cipher) }).ToListAsync(token);
                foreach (var row in rows)
                {
                    var value = protector.Unseal(row.Cipher);
                    var (cipher, next) = (protector.Seal(value), withNext ? protector.NextIndex(column.Purpose, value) : null);
                    // a value that was changed meanwhile carries the new key and both indexes already
                    await db.Set<T>().Where(x => EF.Property<Guid>(x, "Id") == row.Id && EF.Property<string>(x, column.Cipher) == row.Cipher).ExecuteUpdateAsync(
                        set => set.SetProperty(x => EF.Property<string>(x, column.Cipher), cipher).SetProperty(x => EF.Property<string?>(x, column.IndexNext), next), token);
                }

                return rows.Count;
            }, ct);
            count += done;
            if (done < Chunk)
            {
                return count;
            }
        }
    }

    private async Task<int> EncryptAnswersAsync(CancellationToken ct)
    {
        var prefix = protector.CurrentPrefix;
        var records = db.Set<IdempotencyRecord>();
        var due = await records.AsNoTracking().Where(x => x.Answer != null && !x.Answer.StartsWith(prefix)).ToListAsync(ct);
        foreach (var record in due)
        {
            var answer = protector.Seal(protector.Unseal(record.Answer!));
            await records.Where(x => x.Caller == record.Caller && x.Route == record.Route && x.Key == record.Key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Answer, answer), ct);
        }

        return due.Count;
    }

    private async Task<int> EncryptImportRowsAsync(CancellationToken ct)
    {
        var prefix = protector.CurrentPrefix;
        var count = 0;
        while (true)
        {
            var done = await db.InTransactionAsync(async token =>
            {
                var rows = await db.ImportRows.AsNoTracking().Where(x => !x.Payload.StartsWith(prefix)).OrderBy(x => x.Id).Take(Chunk).Select(x => new { x.Id, x.Payload }).ToListAsync(token);
                foreach (var row in rows)
                {
                    var payload = protector.Seal(protector.Unseal(row.Payload));
                    await db.ImportRows.Where(x => x.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Payload, payload), token);
                }

                return rows.Count;
            }, ct);
            count += done;
            if (done < Chunk)
            {
                return count;
            }
        }
    }

    private async Task<int> EncryptContactsAsync(CancellationToken ct)
    {
        var prefix = protector.CurrentPrefix;
        var due = await db.Objections.AsNoTracking().Where(x => x.SealedContact != null && !x.SealedContact.StartsWith(prefix)).Select(x => new { x.Id, x.SealedContact }).ToListAsync(ct);
        foreach (var row in due)
        {
            var contact = protector.Seal(protector.Unseal(row.SealedContact!));
            await db.Objections.Where(x => x.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.SealedContact, contact), ct);
        }

        return due.Count;
    }

    /// <summary>One at a time: a workbook is large.</summary>
    private async Task<int> EncryptPhotosAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var id in await db.ActivityPhotoContents.Select(x => x.PhotoId).ToListAsync(ct))
        {
            var content = await db.ActivityPhotoContents.AsNoTracking().Where(x => x.PhotoId == id).Select(x => x.Content).SingleAsync(ct);
            if (!protector.IsCurrent(content))
            {
                var again = protector.SealBytes(protector.UnsealBytes(content));
                await db.ActivityPhotoContents.Where(x => x.PhotoId == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Content, again), ct);
                count++;
            }
        }

        return count;
    }

    private async Task<int> EncryptImportFilesAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var id in await db.ImportFiles.Select(x => x.ImportId).ToListAsync(ct))
        {
            var content = await db.ImportFiles.AsNoTracking().Where(x => x.ImportId == id).Select(x => x.Content).SingleAsync(ct);
            if (!protector.IsCurrent(content))
            {
                var again = protector.SealBytes(protector.UnsealBytes(content));
                await db.Set<ImportFile>().Where(x => x.ImportId == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Content, again), ct);
                count++;
            }
        }

        return count;
    }

    private async Task<int> EncryptKeyRingAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var key in await db.Set<DataProtectionKey>().AsNoTracking().ToListAsync(ct))
        {
            var xml = XElement.Parse(key.Xml!);
            var sealedElements = xml.Descendants(KeyRingEncryptor.Element).Where(x => !x.Value.StartsWith(protector.CurrentPrefix, StringComparison.Ordinal)).ToList();
            foreach (var element in sealedElements)
            {
                element.Value = protector.Seal(protector.Unseal(element.Value));
            }

            if (sealedElements.Count > 0)
            {
                var text = xml.ToString(SaveOptions.DisableFormatting);
                await db.Set<DataProtectionKey>().Where(x => x.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Xml, text), ct);
                count++;
            }
        }

        return count;
    }

    private Task<bool> SwapAsync(List<ProtectedColumn> columns, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        foreach (var column in columns)
        {
            if (await CallAsync<int>(nameof(MissingAsync), column, token) is > 0 and var missing)
            {
                throw new InvalidOperationException($"{missing} rows of {column.Entity.Name} have no index under the coming key. Is a server still running? Run the rotation again.");
            }
        }

        // who entered and who confirmed stays comparable: the person keys stored beside decisions go with their accounts
        var keys = await RenamePersonsAsync(token);
        var rows = 0;
        foreach (var column in columns)
        {
            rows += await CallAsync<int>(nameof(ReplaceAsync), column, token);
        }

        db.Record(new AuditNote("rotate-keys", "Protection", protector.CurrentPrefix.TrimEnd(':'), null, $"更换加密与索引密钥；人员标识换新{keys}处，此前审计记录中的人员标识不变", rows));
        return true;
    }, ct);

    private Task<int> MissingAsync<T>(ProtectedColumn column, CancellationToken ct)
        where T : class =>
        db.Set<T>().CountAsync(x => EF.Property<string?>(x, column.Cipher) != null && EF.Property<string?>(x, column.Cipher) != "" && EF.Property<string?>(x, column.IndexNext) == null, ct);

    private Task<int> ReplaceAsync<T>(ProtectedColumn column, CancellationToken ct)
        where T : class =>
        db.Set<T>().Where(x => EF.Property<string?>(x, column.IndexNext) != null).ExecuteUpdateAsync(
            set => set.SetProperty(x => EF.Property<string?>(x, column.Index), x => EF.Property<string?>(x, column.IndexNext)).SetProperty(x => EF.Property<string?>(x, column.IndexNext), (string?)null), ct);

    private async Task<int> RenamePersonsAsync(CancellationToken ct)
    {
        var renamed = (await db.Users.AsNoTracking().Where(x => x.PersonIndexNext != null).Select(x => new { x.PersonIndex, Next = x.PersonIndexNext! }).Distinct().ToListAsync(ct))
            .ToDictionary(x => x.PersonIndex, x => x.Next, StringComparer.Ordinal);
        var count = 0;
        foreach (var property in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(PersonKey)))
        {
            var rename = typeof(KeyRotation).GetMethod(nameof(RenameAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(property.DeclaringType.ClrType, property.ClrType);
            count += await (Task<int>)rename.Invoke(this, [property.Name, renamed, ct])!;
        }

        return count;
    }

    // few people write in a register, so one update for each of them is set-based enough
    private async Task<int> RenameAsync<TEntity, TKey>(string property, Dictionary<string, string> renamed, CancellationToken ct)
        where TEntity : class
    {
        var rows = 0;
        foreach (var key in await db.Set<TEntity>().Select(x => EF.Property<TKey>(x, property)).Distinct().ToListAsync(ct))
        {
            if (key is PersonKey person && renamed.TryGetValue(person.Value, out var next))
            {
                var newKey = (TKey)(object)new PersonKey(next);
                rows += await db.Set<TEntity>().Where(x => EF.Property<TKey>(x, property)!.Equals(key)).ExecuteUpdateAsync(set => set.SetProperty(x => EF.Property<TKey>(x, property), newKey), ct);
            }
        }

        return rows;
    }

    private Task<TAnswer> CallAsync<TAnswer>(string method, ProtectedColumn column, CancellationToken ct) =>
        (Task<TAnswer>)typeof(KeyRotation).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(column.Entity).Invoke(this, [column, ct])!;
}
