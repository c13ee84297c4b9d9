using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.Audit;

/// <summary>What the audit chains can speak of, written down for the client, whose own tests hold its words against it.</summary>
internal sealed partial class AuditedFieldTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Actions that are not written out where they are recorded.</summary>
    private static readonly string[] Built = ["create", "update", "delete", "verify", "confirm", "reject", "bulk-verify", "bulk-confirm", "bulk-reject"];

    /// <summary>Written to client/openapi/audited.json when RESETTLEMENT_WRITE_DOCS is set, otherwise compared.</summary>
    [Test]
    public async Task Every_subject_field_and_action_that_is_recorded_is_listed_for_the_client()
    {
        var app = await TestApp.SharedAsync();
        await using var scope = app.SystemScope();
        var subjects = new SortedDictionary<string, SortedDictionary<string, string[]>>(StringComparer.Ordinal);
        foreach (var entity in scope.ServiceProvider.GetRequiredService<AppDbContext>().Model.GetEntityTypes().Where(x => x.ClrType.IsAssignableTo(typeof(IAudited))))
        {
            var fields = subjects[entity.ClrType == typeof(AppUser) ? AppUser.Subject : entity.ClrType.Name] = new(StringComparer.Ordinal);
            foreach (var property in entity.GetProperties())
            {
                if (AuditWriter.FieldOf(property.Name) is { } field)
                {
                    var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                    fields[JsonNamingPolicy.CamelCase.ConvertName(field)] = type.IsEnum ? Enum.GetNames(type) : [];
                }
            }
        }

        var notes = await NotesAsync();
        foreach (var subject in notes.Select(x => x.Subject).OfType<string>())
        {
            subjects.TryAdd(subject, new(StringComparer.Ordinal));
        }

        // an import is recorded under the name of its kind
        foreach (var kind in Enum.GetNames<ImportKind>())
        {
            subjects.TryAdd(kind, new(StringComparer.Ordinal));
        }

        Assert.That(new[] { subjects.Count, notes.Count }, Is.All.GreaterThan(20));
        var actions = notes.Select(x => x.Action).OfType<string>().Concat(Built).Distinct().Order(StringComparer.Ordinal);
        await GeneratedDocument.CheckAsync(Path.Combine("..", "client", "openapi", "audited.json"), JsonSerializer.Serialize(new { actions, subjects }, Indented) + "\n");
    }

    /// <summary>The notes that handlers record: action and subject where they are written out.</summary>
    private static async Task<List<(string? Action, string? Subject)>> NotesAsync()
    {
        var notes = new List<(string?, string?)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(GeneratedDocument.RepositoryRoot(), "src"), "*.cs", SearchOption.AllDirectories).Where(x => !x.Contains("/obj/", StringComparison.Ordinal)))
        {
            foreach (Match match in Note().Matches(await File.ReadAllTextAsync(file)))
            {
                notes.Add((match.Groups["action"] is { Success: true } action ? action.Value : null, match.Groups["subject"] is { Success: true } subject ? subject.Value : null));
            }
        }

        return notes;
    }

    [GeneratedRegex("""new AuditNote\(\s*(?:"(?<action>[a-z-]+)"|[^,]+),\s*(?:nameof\((?<subject>\w+)\)|"(?<subject>\w+)"|[^,]+),""")]
    private static partial Regex Note();
}
