using System.Text.Encodings.Web;
using System.Text.Json;

namespace Resettlement.Architecture.Tests;

/// <summary>The list of failures per request that the API document shows is as the code is.</summary>
internal sealed class FailureTests
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Test]
    public void The_list_in_the_api_document_is_up_to_date()
    {
        var scan = new FailureScan().Run();
        Assert.That(scan.Requests, Has.Count.GreaterThan(60));
        Assert.That(scan.Requests["ChangePasswordCommand"], Is.SupersetOf(new[] { "access.password-reused", "access.password-length", "access.password-classes", "access.locked" }));
        Assert.That(scan.Requests["AddGrantCommand"], Does.Contain("access.incompatible-roles"));

        var text = JsonSerializer.Serialize(new { errors = scan.Errors.ToDictionary(x => x.Key, x => new { kind = x.Value.Kind.ToString(), message = x.Value.Message }), requests = scan.Requests }, Json)
            .ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(RepositoryRoot(), "src", "Api", "Common", "OpenApi", "failures.json");
        if (Environment.GetEnvironmentVariable("RESETTLEMENT_WRITE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(path, text);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(text), "RESETTLEMENT_WRITE_DOCS=1 dotnet test tests/Architecture.Tests --filter FailureTests");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Resettlement.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
