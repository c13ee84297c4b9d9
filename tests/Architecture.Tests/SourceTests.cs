namespace Resettlement.Architecture.Tests;

/// <summary>What the compiler and the formatter's whitespace check do not say about a source file.</summary>
public class SourceTests
{
    [Test]
    public void Usings_are_ordered_as_the_formatter_orders_them_System_first()
    {
        var wrong = Sources().Where(file => Usings(file) is var usings && !usings.SequenceEqual(usings.Order(ByName))).Select(file => Path.GetRelativePath(Root, file));

        Assert.That(wrong, Is.Empty, "dotnet format puts them in order");
    }

    [TestCase("using System.Text;|using FsCheck;|using FsCheck.Fluent;|using static System.Math;|using P = Some.Name;", true)]
    [TestCase("using Alpha;|using System;", false)]
    [TestCase("using System.Text;|using System.Net;", false)]
    [TestCase("using static System.Math;|using Alpha;", false)]
    public void The_order_is_seen(string lines, bool ordered) => Assert.That(lines.Split('|').SequenceEqual(lines.Split('|').Order(ByName)), Is.EqualTo(ordered));

    private static readonly string Root = FindRoot();

    // namespaces, then statics, then aliases; within each System first; names compare part by part, a shorter one before a longer one
    private static readonly Comparer<string> ByName = Comparer<string>.Create((a, b) =>
    {
        var (left, right) = (Key(a), Key(b));
        var order = (left.Group, left.IsOther).CompareTo((right.Group, right.IsOther));
        for (var i = 0; order == 0 && i < Math.Min(left.Parts.Length, right.Parts.Length); i++)
        {
            order = string.Compare(left.Parts[i], right.Parts[i], StringComparison.OrdinalIgnoreCase);
        }

        return order != 0 ? order : left.Parts.Length.CompareTo(right.Parts.Length);
    });

    private static (int Group, bool IsOther, string[] Parts) Key(string line)
    {
        var words = line.TrimEnd(';').Split(' ');
        var group = words.Contains("=") ? 2 : words[1] == "static" ? 1 : 0;
        var parts = (group == 0 ? words[1] : group == 1 ? words[2] : words[1]).Split('.');
        return (group, group == 2 || parts[0] != "System", parts);
    }

    private static string[] Usings(string file) => [.. File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace", StringComparison.Ordinal)).Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))];

    private static IEnumerable<string> Sources() => new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations" or "node_modules"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Resettlement.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The checkout is not above the test assembly.");
    }
}
