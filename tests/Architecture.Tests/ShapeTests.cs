using System.Reflection;
using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Architecture.Tests;

internal sealed class ShapeTests
{
    private static readonly List<Type> Requests = [.. Assemblies.Application.Written().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)))];

    private static readonly List<Type> Handlers =
    [
        .. Assemblies.Application.Written().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }
            && type.GetInterfaces().Any(x => x.IsGenericType && (x.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || x.GetGenericTypeDefinition() == typeof(INotificationHandler<>)))),
    ];

    [Test]
    public void Every_request_has_exactly_one_handler()
    {
        Assert.That(Requests, Has.Count.GreaterThan(20));
        var handled = Handlers.SelectMany(type => type.GetInterfaces()).Where(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(x => x.GetGenericArguments()[0]).ToList();
        Assert.That(handled, Is.Unique);
        Assert.That(handled, Is.EquivalentTo(Requests));
    }

    [Test]
    public void Every_notification_has_a_handler()
    {
        var notifications = Assemblies.All.SelectMany(x => x.Written()).Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(INotification)));
        var handled = Handlers.SelectMany(type => type.GetInterfaces()).Where(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(INotificationHandler<>)).Select(x => x.GetGenericArguments()[0]);
        Assert.That(notifications.Except(handled).Select(x => x.Name), Is.Empty);
    }

    [Test]
    public void Every_request_names_one_permission_of_the_catalogue_or_is_open_on_purpose()
    {
        var known = typeof(Permissions).GetNestedTypes().SelectMany(type => type.GetFields()).Concat(typeof(Permissions).GetFields()).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        Assert.That(known, Has.Count.GreaterThan(10));
        Assert.Multiple(() =>
        {
            foreach (var request in Requests)
            {
                var permission = request.GetCustomAttribute<RequiresPermissionAttribute>()?.Permission;
                var open = request.IsDefined(typeof(AnonymousRequestAttribute), inherit: false);
                Assert.That(permission is null, Is.EqualTo(open), request.Name);
                Assert.That(permission is null || known.Contains(permission), Is.True, request.Name);
            }
        });
        // the sign-in, and what everybody may read and send on the public pages
        Assert.That(Requests.Where(x => x.IsDefined(typeof(AnonymousRequestAttribute), inherit: false)).Select(x => x.Name),
            Is.EquivalentTo(new[] { "SignInCommand", "ListPublicNoticesQuery", "GetPublicNoticeQuery", "SubmitObjectionCommand" }));
    }

    [Test]
    public void Every_request_answers_with_an_outcome() =>
        Assert.That(Requests.Where(request => !request.GetInterfaces().Single(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].IsAssignableTo(typeof(IOutcome)))
            .Select(x => x.Name), Is.Empty);

    [Test]
    public void Requests_are_called_commands_or_queries_and_handlers_handlers()
    {
        Assert.That(Requests.Where(x => !x.Name.EndsWith("Command", StringComparison.Ordinal) && !x.Name.EndsWith("Query", StringComparison.Ordinal)).Select(x => x.Name), Is.Empty);
        var requestHandlers = Handlers.Where(type => type.GetInterfaces().Any(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)));
        Assert.That(requestHandlers.Where(x => !x.Name.EndsWith("Handler", StringComparison.Ordinal)).Select(x => x.Name), Is.Empty);
    }

    [Test]
    public void No_handler_sends_a_request_or_starts_a_job()
    {
        // a lower room may publish to an upper one; nobody sends
        var sent = Assemblies.Application.Code().Methods().Where(x => x.Method.Body.Instructions.Any(i => i.Operand is Mono.Cecil.MethodReference { Name: "Send", DeclaringType.Namespace: "MediatR" })).Select(x => x.Owner.Name);
        Assert.That(sent, Is.Empty);
        Assert.That(Assemblies.Api.Code().Methods().Where(x => x.Method.Body.Instructions.Any(i => i.Operand is Mono.Cecil.MethodReference { Name: "Send", DeclaringType.Namespace: "MediatR" })), Is.Not.Empty, "the scan sees sending");

        Type[] senders = [typeof(IJobTrigger), typeof(ServiceFactory), typeof(IServiceProvider)];
        Assert.That(Handlers, Has.Count.GreaterThan(20));
        var used = Assemblies.Application.Written().Where(type => type.IsClass && !type.IsGenericTypeDefinition)
            .Where(type => type.GetConstructors().SelectMany(x => x.GetParameters()).Any(x => senders.Contains(x.ParameterType))).Select(x => x.Name);
        Assert.That(used, Is.Empty);
    }

    [Test]
    public void A_query_does_not_write()
    {
        var queries = Handlers.Where(x => x.Name.EndsWith("Handler", StringComparison.Ordinal)
            && x.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0].Name.EndsWith("Query", StringComparison.Ordinal))).Select(x => x.FullName!).ToHashSet();
        Assert.That(queries, Has.Count.GreaterThan(10));
        // exports are queries that leave one entry in the audit chain
        string[] writes = ["ExecuteUpdateAsync", "ExecuteDeleteAsync", "AddRange", "InsertAsync"];
        var wrong = Assemblies.Application.Code().Methods().Where(x => queries.Contains(x.Owner.FullName))
            .Where(x => x.Method.Body.Instructions.Any(i => i.Operand is Mono.Cecil.MethodReference called && writes.Contains(called.Name) && called.DeclaringType.FullName.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)))
            .Select(x => x.Owner.Name).Distinct();
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Classes_are_sealed()
    {
        var classes = Assemblies.All.SelectMany(x => x.Written()).Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        Assert.That(classes, Has.Count.GreaterThan(200));
        Assert.That(classes.Where(type => !type.IsSealed).Select(x => x.FullName), Is.Empty);
    }

    [Test]
    public void Handlers_validators_and_what_serves_them_are_internal()
    {
        var shown = Assemblies.Application.Written().Where(type => type.IsVisible && type is { IsClass: true, IsAbstract: false }
            && (type.IsAssignableTo(typeof(IValidator)) || Handlers.Contains(type) || type.GetConstructors().Any(x => x.GetParameters().Any(p => p.ParameterType == typeof(IAppDbContext)))));
        Assert.That(shown.Select(x => x.FullName), Is.Empty);
    }

    [Test]
    public void Infrastructure_shows_its_entry_its_options_and_its_jobs()
    {
        var shown = Assemblies.Infrastructure.Written().Where(type => type.IsVisible).Select(x => x.Name).ToList();
        Assert.That(shown, Does.Contain("DependencyInjection"));
        Assert.That(shown.Where(x => x != "DependencyInjection" && !x.EndsWith("Options", StringComparison.Ordinal) && !x.EndsWith("Job", StringComparison.Ordinal) && x != "DatabaseProvider"), Is.Empty);
    }

    [Test]
    public void The_api_shows_nothing() => Assert.That(Assemblies.Api.Written().Where(type => type.IsVisible && type.Name != "Program").Select(x => x.FullName), Is.Empty);

    [Test]
    public void State_of_an_aggregate_changes_through_its_methods()
    {
        var roots = Assemblies.Domain.Written().Where(type => type.IsSubclassOf(typeof(AggregateRoot))).ToList();
        Assert.That(roots, Has.Count.GreaterThan(5));
        var open = roots.SelectMany(type => type.GetProperties()).Where(x => x.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))).Select(x => $"{x.DeclaringType!.Name}.{x.Name}");
        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Money_is_whole_fen()
    {
        // what an entitlement was before rounding is shown in its explanation and stored nowhere
        var money = Assemblies.All.SelectMany(x => x.Written()).SelectMany(type => type.GetProperties()).Where(x => x.Name.EndsWith("Fen", StringComparison.Ordinal))
            .Where(x => x is not { DeclaringType.Name: "Entitlement", Name: "UnroundedFen" }).ToList();
        Assert.That(money, Is.Not.Empty);
        Assert.That(money.Where(x => (Nullable.GetUnderlyingType(x.PropertyType) ?? x.PropertyType) != typeof(long)).Select(x => $"{x.DeclaringType!.Name}.{x.Name}"), Is.Empty);
        Assert.That(Assemblies.Domain.Written().Concat(Assemblies.Application.Written()).SelectMany(type => type.GetProperties())
            .Where(x => (Nullable.GetUnderlyingType(x.PropertyType) ?? x.PropertyType) is var type && (type == typeof(double) || type == typeof(float))).Select(x => $"{x.DeclaringType!.Name}.{x.Name}"), Is.Empty);
    }
}
