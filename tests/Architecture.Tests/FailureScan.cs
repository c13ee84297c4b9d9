using System.Reflection;
using System.Text.RegularExpressions;
using MediatR;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Resettlement.Domain.Common;

namespace Resettlement.Architecture.Tests;

/// <summary>
/// Which expected failures a request can end with: every error that is named by its handler, its validator aside, or by anything of Application and Domain
/// that the handler calls. What is reached through an interface with several implementations is not followed.
/// </summary>
internal sealed partial class FailureScan
{
    private const string ErrorType = "Resettlement.Domain.Common.Error";

    private readonly Dictionary<string, MethodDefinition> _methods = [];
    private readonly Dictionary<string, TypeDefinition> _types = [];
    private readonly Dictionary<string, List<TypeDefinition>> _implementations = [];

    public FailureScan()
    {
        foreach (var type in new[] { Assemblies.Domain, Assemblies.Application }.SelectMany(x => x.Code().Types).SelectMany(Assemblies.Nested))
        {
            _types[type.FullName] = type;
            foreach (var method in type.Methods.Where(x => x.HasBody))
            {
                _methods[method.FullName] = method;
            }

            foreach (var contract in type.Interfaces.Where(_ => type.IsClass))
            {
                var name = contract.InterfaceType.GetElementType().FullName;
                (_implementations.TryGetValue(name, out var list) ? list : _implementations[name] = []).Add(type);
            }
        }
    }

    /// <summary>Code → kind and message of every error that is reached.</summary>
    public SortedDictionary<string, Error> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Request → codes.</summary>
    public SortedDictionary<string, SortedSet<string>> Requests { get; } = new(StringComparer.Ordinal);

    public FailureScan Run()
    {
        foreach (var handler in _types.Values.Where(x => x.Name.EndsWith("Handler", StringComparison.Ordinal)).ToList())
        {
            foreach (var contract in handler.Interfaces.Select(x => x.InterfaceType).OfType<GenericInstanceType>().Where(x => x.ElementType.FullName == typeof(IRequestHandler<,>).FullName))
            {
                var codes = new SortedSet<string>(StringComparer.Ordinal);
                foreach (var error in Reach(handler))
                {
                    codes.Add(error.Code);
                    Errors.TryAdd(error.Code, error with { Fields = null });
                }

                Requests[contract.GenericArguments[0].Name] = codes;
            }
        }

        return this;
    }

    private List<Error> Reach(TypeDefinition handler)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<MethodDefinition>(Assemblies.Nested(handler).SelectMany(x => x.Methods).Where(x => x.HasBody));
        var errors = new List<Error>();
        while (queue.TryDequeue(out var method))
        {
            if (!seen.Add(method.FullName))
            {
                continue;
            }

            foreach (var instruction in method.Body.Instructions)
            {
                switch (instruction.Operand)
                {
                    case FieldReference field when field.FieldType.FullName == ErrorType && field.DeclaringType.Name.EndsWith("Errors", StringComparison.Ordinal):
                        errors.Add(Read(field));
                        break;
                    case FieldReference field when field.DeclaringType.Name.StartsWith('<'):
                        Enqueue(field.DeclaringType);
                        break;
                    case MethodReference called when called.ReturnType.FullName == ErrorType && called.DeclaringType.Name.EndsWith("Errors", StringComparison.Ordinal):
                        errors.Add(Make(called));
                        break;
                    case MethodReference called when called.DeclaringType.Name.StartsWith('<'):
                        Enqueue(called.DeclaringType);
                        break;
                    case MethodReference called:
                        Follow(called);
                        break;
                    default:
                        break;
                }
            }
        }

        return errors;

        void Enqueue(TypeReference type)
        {
            foreach (var method in _types.GetValueOrDefault(type.GetElementType().FullName)?.Methods.Where(x => x.HasBody) ?? [])
            {
                queue.Enqueue(method);
            }
        }

        void Follow(MethodReference called)
        {
            var plain = called.Resolve(_types);
            if (plain is not null && _methods.TryGetValue(plain.FullName, out var method))
            {
                queue.Enqueue(method);
            }
            else if (_implementations.GetValueOrDefault(called.DeclaringType.GetElementType().FullName) is [var only])
            {
                foreach (var implemented in only.Methods.Where(x => x.HasBody && x.Name == called.Name))
                {
                    queue.Enqueue(implemented);
                }
            }
        }
    }

    private static Error Read(FieldReference field) =>
        (Error)Runtime(field.DeclaringType).GetField(field.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>An error with a text of its own: made with stand-ins, which do not stand in the committed list.</summary>
    private static Error Make(MethodReference called)
    {
        var made = Runtime(called.DeclaringType).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Single(x => x.Name == called.Name
            && x.GetParameters().Select(p => p.ParameterType.Name).SequenceEqual(called.Parameters.Select(p => p.ParameterType.Name), StringComparer.Ordinal));
        try
        {
            return (Error)made.Invoke(null, [.. made.GetParameters().Select(parameter => StandIn(parameter.ParameterType))])!;
        }
        catch (TargetInvocationException)
        {
            // an aggregate cannot be made up: code and kind are read from the body
            var body = Assemblies.Domain.Code().GetType(called.DeclaringType.FullName) ?? Assemblies.Application.Code().GetType(called.DeclaringType.FullName);
            var instructions = body.Methods.Single(x => x.FullName == called.Resolve().FullName).Body.Instructions;
            var code = (string)instructions.First(x => x.OpCode == OpCodes.Ldstr && CodePattern().IsMatch((string)x.Operand)).Operand;
            var kind = instructions.Select(x => (x.Operand as MethodReference)?.Name).FirstOrDefault(x => x is "Conflict" or "Unprocessable" or "NotFound" or "Forbidden");
            return new Error(code, kind is null ? ErrorKind.Validation : Enum.Parse<ErrorKind>(kind), "");
        }
    }

    private static Type Runtime(TypeReference type) => Assemblies.Domain.GetType(type.FullName) ?? Assemblies.Application.GetType(type.FullName)!;

    private static object? StandIn(Type type) =>
        type == typeof(string) ? "…" :
        type == typeof(DateOnly) || type == typeof(DateOnly?) ? new DateOnly(2026, 9, 30) :
        type == typeof(Quarter) ? new Quarter(2026, 3) :
        type == typeof(Domain.Access.RoleDefinition) ? Domain.Access.RoleCatalogue.Of(Domain.Access.Role.CommunityClerk) :
        type.IsAssignableFrom(typeof(string[])) ? new[] { "…" } :
        type.IsValueType ? Activator.CreateInstance(type) : null;

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z0-9-]+$")]
    private static partial Regex CodePattern();
}

internal static class Resolving
{
    /// <summary>The method as it was written, of the two assemblies that are read.</summary>
    public static MethodDefinition? Resolve(this MethodReference called, Dictionary<string, TypeDefinition> types)
    {
        var method = called is GenericInstanceMethod generic ? generic.ElementMethod : called;
        return types.GetValueOrDefault(method.DeclaringType.GetElementType().FullName)?.Methods
            .FirstOrDefault(x => x.Name == method.Name && x.Parameters.Count == method.Parameters.Count && (x.FullName == method.FullName || method.DeclaringType is GenericInstanceType || x.DeclaringType.Methods.Count(m => m.Name == x.Name) == 1));
    }
}
