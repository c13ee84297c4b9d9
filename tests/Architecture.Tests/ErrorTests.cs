using System.Reflection;
using System.Text.RegularExpressions;
using Resettlement.Domain.Common;

namespace Resettlement.Architecture.Tests;

internal sealed partial class ErrorTests
{
    private static readonly List<(FieldInfo Field, Error Error)> Errors =
    [
        .. Assemblies.All.SelectMany(x => x.Written()).Where(type => type is { IsAbstract: true, IsSealed: true }).SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Error) && !field.Name.Contains('<', StringComparison.Ordinal)).Select(field => (field, (Error)field.GetValue(null)!)),
    ];

    [Test]
    public void Codes_are_stable_names_of_one_failure_each()
    {
        Assert.That(Errors, Has.Count.GreaterThan(40));
        Assert.That(Errors.Select(x => x.Error.Code), Is.Unique);
        Assert.That(Errors.Where(x => !Code().IsMatch(x.Error.Code)).Select(x => x.Error.Code), Is.Empty);
    }

    [Test]
    public void Messages_are_chinese_sentences() =>
        Assert.That(Errors.Where(x => !Sentence().IsMatch(x.Error.Message)).Select(x => $"{x.Field.DeclaringType!.Name}.{x.Field.Name}: {x.Error.Message}"), Is.Empty);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}.*[。？！）]$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
