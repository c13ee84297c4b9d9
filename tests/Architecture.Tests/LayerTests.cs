namespace Resettlement.Architecture.Tests;

internal sealed class LayerTests
{
    [Test]
    public void Domain_knows_the_base_class_library_alone()
    {
        var known = Assemblies.Domain.GetReferencedAssemblies().Select(x => x.Name!).ToList();
        Assert.That(known, Is.Not.Empty);
        Assert.That(known, Has.All.StartsWith("System."));
    }

    [Test]
    public void Application_knows_the_domain_and_no_web_database_or_file_library()
    {
        var known = Assemblies.Application.GetReferencedAssemblies().Select(x => x.Name!).ToList();
        Assert.That(known, Does.Contain("Resettlement.Domain"));
        Assert.That(known.Where(x => x.StartsWith("Resettlement", StringComparison.Ordinal)), Is.EqualTo(new[] { "Resettlement.Domain" }));
        string[] foreign = ["Microsoft.AspNetCore", "Microsoft.Data.", "Npgsql", "Hangfire", "MiniExcel", "CsvHelper", "Serilog", "Swashbuckle", "System.Net.Http"];
        Assert.That(known.Where(x => foreign.Any(prefix => x.StartsWith(prefix, StringComparison.Ordinal)) && !x.StartsWith("Microsoft.AspNetCore.Cryptography", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Infrastructure_does_not_know_the_api() =>
        Assert.That(Assemblies.Infrastructure.GetReferencedAssemblies().Select(x => x.Name), Does.Contain("Resettlement.Application").And.Not.Contain("Resettlement.Api"));

    [Test]
    public void The_api_does_not_touch_the_database_itself()
    {
        var endpoints = Assemblies.Api.Code().Types.Where(type => type.Name.EndsWith("Endpoints", StringComparison.Ordinal)).ToList();
        Assert.That(endpoints, Is.Not.Empty);
        Assert.That(endpoints.Where(type => Assemblies.Mentions(type).Any(x => x.Contains("DbContext", StringComparison.Ordinal) || x.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)))
            .Select(type => type.Name), Is.Empty);
    }

    [Test]
    public void Only_infrastructure_knows_hangfire_spreadsheets_and_database_drivers()
    {
        string[] foreign = ["Hangfire", "MiniExcelLibs", "CsvHelper", "Microsoft.Data.", "Npgsql"];
        var users = Assemblies.All.Except([Assemblies.Infrastructure]).SelectMany(assembly => assembly.Code().Types)
            .Where(type => Assemblies.Mentions(type).Any(x => foreign.Any(prefix => x.StartsWith(prefix, StringComparison.Ordinal)))).Select(type => type.FullName);
        Assert.That(users, Is.Empty);
    }
}
