using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;

/// <summary>Values as Microsoft.Data.Sqlite and the model store them: ids in capitals, days and instants as ISO text, truth as 0 and 1.</summary>
internal static class SqliteBinding
{
    private const int Short = 512;

    /// <returns>The result code of the library.</returns>
    public static int Bind(sqlite3_stmt statement, int position, object? value)
    {
        switch (value)
        {
            case null:
                return raw.sqlite3_bind_null(statement, position);
            case string text:
                return Bind(statement, position, text);
            case Guid id:
                return Bind(statement, position, id);
            case DateOnly day:
                Span<byte> date = stackalloc byte[10];
                day.TryFormat(date, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                return raw.sqlite3_bind_text(statement, position, date);
            case DateTime time:
                Span<byte> instant = stackalloc byte[27];
                time.TryFormat(instant, out var length, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
                return raw.sqlite3_bind_text(statement, position, instant[..length]);
            case long number:
                return raw.sqlite3_bind_int64(statement, position, number);
            case int number:
                return raw.sqlite3_bind_int64(statement, position, number);
            case bool truth:
                return raw.sqlite3_bind_int64(statement, position, truth ? 1 : 0);
            case byte[] bytes:
                return raw.sqlite3_bind_blob(statement, position, bytes);
            default:
                throw new NotSupportedException($"No column of the model holds a {value.GetType().Name}.");
        }
    }

    private static int Bind(sqlite3_stmt statement, int position, string text)
    {
        if (text.Length == 0)
        {
            // an empty span has no address, and without one NULL would be stored
            return raw.sqlite3_bind_text(statement, position, text);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= Short ? stackalloc byte[Short] : new byte[most];
        return raw.sqlite3_bind_text(statement, position, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static int Bind(sqlite3_stmt statement, int position, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        Utf8Formatter.TryFormat(id, text, out _);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= (byte)'a')
            {
                text[i] -= 'a' - 'A';
            }
        }

        return raw.sqlite3_bind_text(statement, position, text);
    }
}
