using Mono.Cecil;

namespace Resettlement.Architecture.Tests;

internal sealed class BannedCallTests
{
    private static readonly HashSet<string> Banned = new(StringComparer.Ordinal)
    {
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid", "System.Threading.Thread::Sleep", "System.Threading.Tasks.Task::Wait", "System.Threading.Tasks.Task`1::get_Result", "System.GC::Collect",
        "System.Random::.ctor", "System.Random::get_Shared",
    };

    private static readonly List<(string Owner, string Call)> Calls =
    [
        .. from assembly in Assemblies.All
           from found in assembly.Code().Methods()
           from instruction in found.Method.Body.Instructions
           let called = instruction.Operand as MethodReference
           where called is not null
           select (found.Owner.FullName, $"{called.DeclaringType.GetElementType().FullName}::{called.Name}"),
    ];

    [Test]
    public void Time_and_ids_have_one_source_and_nothing_waits_in_its_thread()
    {
        Assert.That(Calls.Select(x => x.Call), Does.Contain("System.TimeProvider::GetUtcNow"), "the scan sees calls");
        // the sample county draws its people from a fixed seed
        var wrong = Calls.Where(x => Banned.Contains(x.Call) && !(x.Call.StartsWith("System.Random", StringComparison.Ordinal) && x.Owner.StartsWith("Resettlement.Infrastructure.Sample", StringComparison.Ordinal)))
            .Select(x => $"{x.Owner}: {x.Call}").Distinct();
        Assert.That(wrong, Is.Empty);
    }

    /// <summary>ADR 0002: the mapper only writes the SELECT of flat rows, so it never walks an object graph in memory.</summary>
    [Test]
    public void The_mapper_projects_queries_and_maps_no_object()
    {
        var mapper = Calls.Where(x => x.Call.StartsWith("AutoMapper.", StringComparison.Ordinal)).Select(x => x.Call).Distinct().ToList();
        Assert.That(mapper, Does.Contain("AutoMapper.QueryableExtensions.Extensions::ProjectTo"), "the scan sees calls");
        Assert.That(mapper.Where(x => x.Contains("::Map", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Local_days_come_from_one_place()
    {
        var zones = Calls.Where(x => x.Call.StartsWith("System.TimeZoneInfo::", StringComparison.Ordinal)).Select(x => x.Owner).Distinct().ToList();
        Assert.That(zones, Does.Contain("Resettlement.Application.Common.LocalTime"));
        Assert.That(zones.Except(["Resettlement.Application.Common.LocalTime"]), Is.Empty);
    }

    [Test]
    public void Handlers_write_to_no_console_and_no_file()
    {
        string[] outside = ["System.Console::", "System.IO.File::", "System.Diagnostics.Process::", "System.Environment::GetEnvironmentVariable"];
        var wrong = Calls.Where(x => (x.Owner.StartsWith("Resettlement.Application", StringComparison.Ordinal) || x.Owner.StartsWith("Resettlement.Domain", StringComparison.Ordinal))
            && outside.Any(prefix => x.Call.StartsWith(prefix, StringComparison.Ordinal))).Select(x => $"{x.Owner}: {x.Call}").Distinct();
        Assert.That(wrong, Is.Empty);
    }
}
