using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers;

namespace Resettlement.Architecture.Tests;

/// <summary>The one model as each of the three databases gets it. No server is needed.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.SqlServer)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal sealed class ModelTests(DatabaseProvider provider)
{
    private AppDbContext _db = null!;
    private List<IEntityType> _entities = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _db = provider switch
        {
            DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
            DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
            _ => new SqliteDesignTimeFactory().CreateDbContext([]),
        };
        _entities = [.. _db.Model.GetEntityTypes()];
        Assert.That(_entities, Has.Count.GreaterThan(25));
    }

    [OneTimeTearDown]
    public void Close() => _db.Dispose();

    [Test]
    public void Migrations_are_as_new_as_the_model() =>
        Assert.That(_db.Database.HasPendingModelChanges(), Is.False, "scripts/add-migration.sh NAME");

    [Test]
    public void Nothing_disappears_with_something_else() =>
        Assert.That(_entities.SelectMany(x => x.GetForeignKeys()).Where(x => x.DeleteBehavior is (DeleteBehavior.Cascade or DeleteBehavior.SetNull) && x.PrincipalEntityType.ClrType != typeof(ImportSession))
            .Select(x => $"{x.DeclaringEntityType.ClrType.Name} → {x.PrincipalEntityType.ClrType.Name}: {x.DeleteBehavior}"), Is.Empty);

    [Test]
    public void Every_aggregate_is_guarded_by_its_version()
    {
        var roots = _entities.Where(x => x.ClrType.IsAssignableTo(typeof(AggregateRoot))).ToList();
        Assert.That(roots, Has.Count.GreaterThan(5));
        Assert.That(roots.Where(x => x.FindProperty(nameof(AggregateRoot.Version))?.IsConcurrencyToken != true).Select(x => x.ClrType.Name), Is.Empty);
    }

    [Test]
    public void Texts_have_a_length_and_money_is_no_decimal()
    {
        var properties = _entities.SelectMany(x => x.GetProperties()).ToList();
        Assert.That(properties.Where(x => x.ClrType == typeof(string) && x.GetMaxLength() is null && x.GetValueConverter() is null).Select(Name), Is.Empty);
        Assert.That(properties.Where(x => x.ClrType == typeof(decimal) || x.ClrType == typeof(double) || x.ClrType == typeof(float)).Select(Name), Is.Empty);
    }

    [Test]
    public void Unique_indexes_say_what_they_guard()
    {
        var unique = _entities.SelectMany(x => x.GetIndexes()).Where(x => x.IsUnique).ToList();
        Assert.That(unique, Has.Count.GreaterThan(10));
        var identity = new[] { "UserNameIndex", "EmailIndex" };
        Assert.That(unique.Select(x => x.GetDatabaseName()!).Where(x => !x.StartsWith("ux_", StringComparison.Ordinal) && !identity.Contains(x)), Is.Empty);
    }

    [Test]
    public void Sensitive_values_are_stored_as_cipher_index_and_mask()
    {
        var ciphers = _entities.SelectMany(x => x.GetProperties()).Where(x => x.Name.EndsWith("Cipher", StringComparison.Ordinal)).ToList();
        Assert.That(ciphers, Has.Count.GreaterThanOrEqualTo(4));
        Assert.Multiple(() =>
        {
            foreach (var cipher in ciphers)
            {
                var stem = cipher.Name[..^"Cipher".Length];
                Assert.That(cipher.DeclaringType.FindProperty(stem + "Masked"), Is.Not.Null, Name(cipher));
                Assert.That(cipher.DeclaringType.FindProperty(stem), Is.Null, Name(cipher));
            }
        });
    }

    [Test]
    public void The_script_that_makes_the_database_can_be_written() => Assert.That(_db.Database.GenerateCreateScript(), Does.Contain("CREATE TABLE").And.Contain("AuditEntries"));

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";
}
