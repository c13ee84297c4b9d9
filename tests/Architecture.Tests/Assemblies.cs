using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Resettlement.Api;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Architecture.Tests;

/// <summary>The assemblies of the product, as types and as code.</summary>
internal static class Assemblies
{
    public static readonly Assembly Domain = typeof(Money).Assembly;
    public static readonly Assembly Application = typeof(IAppDbContext).Assembly;
    public static readonly Assembly Infrastructure = typeof(AppDbContext).Assembly;
    public static readonly Assembly Api = typeof(Server).Assembly;

    public static readonly Assembly[] All = [Domain, Application, Infrastructure, Api];

    /// <summary>Types a person wrote: without closures, state machines and other things of the compiler.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Resettlement", StringComparison.Ordinal) == true && !type.FullName!.Contains('<', StringComparison.Ordinal)
            && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
            && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
            && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false));

    public static ModuleDefinition Code(this Assembly assembly) => Modules.GetOrAdd(assembly, static assembly => ModuleDefinition.ReadModule(assembly.Location));

    /// <summary>Every method with a body, with the outermost type it was written in.</summary>
    public static IEnumerable<(TypeDefinition Owner, MethodDefinition Method)> Methods(this ModuleDefinition module) =>
        from type in module.Types.SelectMany(Nested)
        from method in type.Methods
        where method.HasBody
        select (Outermost(type), method);

    public static IEnumerable<TypeDefinition> Nested(TypeDefinition type) => type.NestedTypes.SelectMany(Nested).Prepend(type);

    public static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    /// <summary>Full names of all types that a type, with everything nested in it, mentions anywhere.</summary>
    public static IEnumerable<string> Mentions(TypeDefinition type) => Nested(type).SelectMany(MentionsOf).SelectMany(Parts).Distinct(StringComparer.Ordinal);

    private static IEnumerable<TypeReference?> MentionsOf(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var reference in type.Interfaces.Select(x => x.InterfaceType).Concat(type.Fields.Select(x => x.FieldType)).Concat(type.CustomAttributes.Select(x => x.AttributeType)))
        {
            yield return reference;
        }

        foreach (var method in type.Methods)
        {
            foreach (var reference in method.Parameters.Select(x => x.ParameterType).Append(method.ReturnType))
            {
                yield return reference;
            }

            foreach (var reference in method.Body?.Variables.Select(x => x.VariableType) ?? [])
            {
                yield return reference;
            }

            foreach (var instruction in method.Body?.Instructions ?? Enumerable.Empty<Instruction>())
            {
                switch (instruction.Operand)
                {
                    case TypeReference reference:
                        yield return reference;
                        break;
                    case FieldReference field:
                        yield return field.DeclaringType;
                        yield return field.FieldType;
                        break;
                    case MethodReference called:
                        yield return called.DeclaringType;
                        yield return called.ReturnType;
                        foreach (var reference in called.Parameters.Select(x => x.ParameterType).Concat((called as GenericInstanceMethod)?.GenericArguments ?? Enumerable.Empty<TypeReference>()))
                        {
                            yield return reference;
                        }

                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static IEnumerable<string> Parts(TypeReference? reference)
    {
        switch (reference)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                foreach (var part in generic.GenericArguments.Prepend(generic.ElementType).SelectMany(Parts))
                {
                    yield return part;
                }

                break;
            case TypeSpecification specification:
                foreach (var part in Parts(specification.ElementType))
                {
                    yield return part;
                }

                break;
            default:
                while (reference.DeclaringType is { } outer)
                {
                    reference = outer;
                }

                yield return reference.FullName;
                break;
        }
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Assembly, ModuleDefinition> Modules = new();
}
