using Microsoft.EntityFrameworkCore.Metadata;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Protection;

/// <summary>A sensitive value in the model: a column …Cipher with its index and, for rotations, the index under the coming key.</summary>
internal sealed record ProtectedColumn(Type Entity, string Cipher, string Index, string IndexNext, FieldPurpose Purpose)
{
    private const string Ending = "Cipher";

    /// <summary>Every one there is, so that no new one is forgotten when keys change.</summary>
    public static List<ProtectedColumn> In(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           where property.Name.EndsWith(Ending, StringComparison.Ordinal)
           orderby entity.Name, property.Name
           select Describe(entity, property.Name[..^Ending.Length]),
    ];

    private static ProtectedColumn Describe(IEntityType entity, string stem)
    {
        // an account is found by its person, whatever the number is called
        var index = entity.FindProperty(stem + "Index") is null ? "Person" : stem;
        if (entity.FindProperty(index + "Index") is null || entity.FindProperty(index + "IndexNext") is null)
        {
            throw new InvalidOperationException($"{entity.ClrType.Name}.{stem}{Ending} has no pair of indexes.");
        }

        return new(entity.ClrType, stem + Ending, index + "Index", index + "IndexNext", Enum.Parse<FieldPurpose>(stem));
    }
}
