using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Fees;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>Bulk copies do not pass through Entity Framework, so no test can catch them: every table that could be filled by one is tried.</summary>
[Category(AnyDatabase.Name)]
internal sealed class BulkCopyTests
{
    [Test]
    public void Every_table_takes_the_columns_and_types_that_a_bulk_copy_sends()
    {
        using var db = new SqlServerShadow().NewContext();
        var types = db.Model.GetEntityTypes().Where(CanBeCopied).ToList();
        var inserts = types.Select(type => Call<CapturedCommand>(nameof(InsertOf), type.ClrType, db.Model)).ToList();
        var problems = types.SelectMany(type => Call<List<string>>(nameof(ProblemsOf), type.ClrType, db.Model)).ToList();
        using var model = new SqlServerModel(Schema.Replay(db.Database.GenerateCreateScript()).ToScript());

        Assert.Multiple(() =>
        {
            Assert.That(types.Select(type => type.ClrType), Is.SupersetOf(new[] { typeof(FeeReceipt), typeof(AuditEntry) }));
            Assert.That(problems, Is.Empty);
            Assert.That(model.Check(inserts).SelectMany(findings => findings), Is.Empty);
        });
    }

    [Test]
    public void A_bulk_copy_of_a_wrong_type_or_column_is_found()
    {
        using var right = new RowContext("Took");
        using var wrong = new RowContext("Other");
        var table = BulkTable<Row>.Of(right.Model);

        Assert.That(BulkTypes.Problems(table, right.Model), Is.EqualTo(new[] { "bulk copy into Rows.Took: a TimeSpan is sent to a column of type time" }));
        Assert.That(BulkTypes.Problems(table, wrong.Model), Is.EqualTo(new[] { "bulk copy into Rows: no column Took" }));
    }

    // the server numbers these rows itself, or a part of them has no property to read; the writer refuses them
    private static bool CanBeCopied(IEntityType type) =>
        type.GetProperties().All(property => property.PropertyInfo is not null)
        && !type.GetProperties().Any(property => property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(int));

    private static CapturedCommand InsertOf<T>(IModel model)
        where T : class => BulkTypes.AsInsert(BulkTable<T>.Of(model));

    private static List<string> ProblemsOf<T>(IModel model)
        where T : class => [.. BulkTypes.Problems(BulkTable<T>.Of(model), model)];

    private static TResult Call<TResult>(string method, Type type, IModel model) =>
        (TResult)typeof(BulkCopyTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [model])!;

    private sealed class Row
    {
        public Guid Id { get; init; }

        public TimeSpan Took { get; init; }
    }

    private sealed class RowContext(string column) : DbContext
    {
        // two shapes of one context: without this the first model would serve both
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlServer("Server=nowhere").EnableServiceProviderCaching(false);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
        {
            row.ToTable("Rows");
            row.Property(x => x.Took).HasColumnName(column);
        });
    }
}
