using System.Globalization;
using System.Net;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What a second sending of the same request does.</summary>
internal enum Repeat
{
    /// <summary>It is refused, or answered as the first.</summary>
    Refused,

    /// <summary>It has an effect of its own: a reset of a password, a look at a number.</summary>
    Again,

    /// <summary>It puts the same in the place of the same; only the audit chain tells of it.</summary>
    Same,
}

/// <summary>How one endpoint is called so that it succeeds, and what is to be expected of it beside the rule: 2xx at home, 404 next door, 403 without permission.</summary>
internal sealed class EndpointCase(string endpoint, Func<CaseRequest, Task> fill, Repeat repeat)
{
    private readonly Dictionary<Role, HttpStatusCode> _atHome = [];
    private readonly Dictionary<string, HttpStatusCode> _nextDoor = new(StringComparer.Ordinal);

    public string Endpoint => endpoint;

    public Func<CaseRequest, Task> Fill => fill;

    public Repeat Repeat => repeat;

    public bool IsWrite => !endpoint.StartsWith("GET ", StringComparison.Ordinal);

    /// <summary>The request takes an Idempotency-Key.</summary>
    public bool IsKeyed { get; private set; }

    /// <summary>Sent fifty times at once by a test of its own, which the room names.</summary>
    public bool HasOwnRace { get; private set; }

    /// <summary>Who sends it where one is enough; null for whoever holds the permission.</summary>
    public Role? Sender { get; private set; }

    /// <summary>Ids that the case does not carry.</summary>
    public IReadOnlyList<string> Untried { get; private set; } = [];

    /// <summary>Answers to the losers of a race beside 404, 409 and 422.</summary>
    public HttpStatusCode[] AlsoLost { get; private set; } = [];

    public EndpointCase Keyed()
    {
        IsKeyed = true;
        return this;
    }

    public EndpointCase OwnRace()
    {
        HasOwnRace = true;
        return this;
    }

    public EndpointCase By(Role role)
    {
        Sender = role;
        return this;
    }

    public EndpointCase NotTried(params string[] names)
    {
        Untried = names;
        return this;
    }

    public EndpointCase Loses(params HttpStatusCode[] also)
    {
        AlsoLost = also;
        return this;
    }

    /// <summary>What is refused at home although the permission is held.</summary>
    public EndpointCase AtHome(HttpStatusCode status, params Role[] roles)
    {
        foreach (var role in roles)
        {
            _atHome.Add(role, status);
        }

        return this;
    }

    /// <summary>Answers to an id of the neighbour other than "not there".</summary>
    public EndpointCase NextDoor(HttpStatusCode status, params string[] slots)
    {
        foreach (var slot in slots)
        {
            _nextDoor.Add(slot, status);
        }

        return this;
    }

    public bool IsExpectedAtHome(Role role, HttpStatusCode status) => _atHome.TryGetValue(role, out var expected) && expected == status;

    public bool IsExpectedNextDoor(string slot, string outcome) =>
        _nextDoor.TryGetValue(slot, out var expected) && ((int)expected).ToString(CultureInfo.InvariantCulture) == outcome;
}

/// <summary>The cases of one room.</summary>
internal sealed class CaseList : List<EndpointCase>
{
    public EndpointCase Add(string endpoint, Func<CaseRequest, Task> fill, Repeat repeat = Repeat.Refused)
    {
        var added = new EndpointCase(endpoint, fill, repeat);
        Add(added);
        return added;
    }

    /// <summary>Nothing in it names a thing.</summary>
    public EndpointCase Add(string endpoint) => Add(endpoint, _ => Task.CompletedTask);

    /// <summary>One thing in the path.</summary>
    public EndpointCase Read(string endpoint, Func<Stock, Task<Guid>> thing) => Add(endpoint, request => request.Path("id", thing));

    /// <summary>A list, with each filter by an id that it takes.</summary>
    public EndpointCase Lists(string path, params (string Name, Func<Stock, Task<Guid>> Thing)[] filters) => Add("GET " + path, async request =>
    {
        foreach (var (name, thing) in filters)
        {
            await request.Query(name, thing);
        }
    });
}
