using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>The same work without the product: one loop over a reader, one statement per step. Nothing is hashed, logged, locked or checked twice.</summary>
internal static class PlainWays
{
    /// <summary>The CSV of all files, as anybody would write it; account numbers are encrypted in the database and come out by the same protector.</summary>
    public static async Task ExportCsvAsync(BenchmarkApp app, string folder, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var (db, protector) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<IFieldProtector>());
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT f."Number", o."Sequence", o."EndToEndId", o."PayeeName", a."AccountCipher", o."BankName", o."BankCode", o."AmountFen", o."HouseholdNumber", o."Period"
            FROM "PaymentOrders" o JOIN "PayoutFiles" f ON f."Id" = o."FileId" JOIN "PayoutAccounts" a ON a."Id" = o."AccountId" ORDER BY f."Number", o."Sequence"
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        await using var text = new StreamWriter(Path.Combine(folder, "plain.csv"), append: false, BankRepertoires.EncodingOf(BankEncoding.Gb18030), 64 * 1024) { NewLine = "\r\n" };
        while (reader.Read())
        {
            text.Write(reader.GetString(0));
            text.Write(',');
            text.Write(reader.GetInt32(1).ToString(CultureInfo.InvariantCulture));
            text.Write(',');
            text.Write(reader.GetString(2));
            text.Write(',');
            text.Write(reader.GetString(3));
            text.Write(',');
            text.Write(protector.Reveal(reader.GetString(4)));
            text.Write(',');
            text.Write(reader.GetString(5));
            text.Write(',');
            text.Write(reader.GetString(6));
            text.Write(',');
            text.Write((reader.GetInt64(7) / 100m).ToString("0.00", CultureInfo.InvariantCulture));
            text.Write(',');
            text.Write(reader.GetString(9));
            text.Write("补贴,");
            text.Write(reader.GetString(8));
            text.Write(',');
            text.WriteLine(reader.GetString(9));
        }
    }

    /// <summary>Rows of the table into the table of results, one join that looks for what is wrong, one update; entries and balance with one statement each.</summary>
    public static async Task ReconcileAsync(BenchmarkApp app, string file, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var (db, bulk) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<IBulkWriter>());
        var import = ResultImport.Start("results.csv", new string('0', 64), ResultFormat.Csv, new("importer"), "回盘员", app.Clock.GetUtcNow());
        await db.InTransactionAsync(async token =>
        {
            db.ResultImports.Add(import);
            await db.SaveChangesAsync(token);
            await bulk.InsertAsync(Read(import.Id, file), token);
            var connection = db.Database.GetDbConnection();
            await RequireNoneAsync(connection, db, $"""
                SELECT count(*) FROM "ResultRows" r LEFT JOIN "PaymentOrders" o ON o."EndToEndId" = r."EndToEndId"
                WHERE r."ImportId" = {Id(db, import.Id)} AND (o."Id" IS NULL OR o."State" <> 'Sent' OR o."AmountFen" <> r."AmountFen")
                """, token);
            await ExecuteAsync(connection, db, $"""
                UPDATE "PaymentOrders" SET "State" = r."State", "ReasonCode" = r."ReasonCode", "Reason" = r."Reason", "BankReference" = r."BankReference", "ResultImportId" = r."ImportId"
                FROM "ResultRows" r WHERE r."EndToEndId" = "PaymentOrders"."EndToEndId" AND r."ImportId" = {Id(db, import.Id)}
                """, token);
            await ExecuteAsync(connection, db, $"""
                UPDATE "LedgerBalances" SET
                "BankFen" = "BankFen" - (SELECT sum("AmountFen") FROM "PaymentOrders" WHERE "State" = 'Paid'),
                "PayableFen" = "PayableFen" - (SELECT sum("AmountFen") FROM "PaymentOrders" WHERE "ResultImportId" = {Id(db, import.Id)}),
                "AvailableFen" = "AvailableFen" + (SELECT sum("AmountFen") FROM "PaymentOrders" WHERE "State" = 'Failed')
                """, token);
            return true;
        }, ct);
    }

    private static IEnumerable<ResultRow> Read(Guid importId, string file)
    {
        var line = 1;
        foreach (var text in File.ReadLines(file, Encoding.UTF8).Skip(1))
        {
            line++;
            var fields = text.Split(',');
            if (fields[0] == "合计")
            {
                yield break;
            }

            yield return new()
            {
                ImportId = importId,
                Line = line,
                FileNumber = fields[0],
                EndToEndId = fields[1],
                AmountFen = (long)(decimal.Parse(fields[2], CultureInfo.InvariantCulture) * 100),
                State = fields[3] == "失败" ? OrderState.Failed : OrderState.Paid,
                ReasonCode = fields[4].Length > 0 ? fields[4] : null,
                Reason = fields[5].Length > 0 ? fields[5] : null,
                BankReference = fields[6],
            };
        }
    }

    // ids are text on SQLite, and of their own type elsewhere
    private static string Id(AppDbContext db, Guid id) => db.Database.IsSqlite() ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'::uuid";

    private static async Task RequireNoneAsync(DbConnection connection, AppDbContext db, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, db, sql);
        if (Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) is not 0 and var wrong)
        {
            throw new InvalidOperationException($"{wrong} rows are wrong");
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, AppDbContext db, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, db, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(DbConnection connection, AppDbContext db, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction is { } transaction ? Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction) : null;
        return command;
    }
}
