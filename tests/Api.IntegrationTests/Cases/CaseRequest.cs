using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Fills one request with ids of the caller's own site; each id has a slot that can be filled from the neighbour's stock instead.</summary>
internal sealed class CaseRequest(string endpoint, Role role, Stock own, Stock neighbour, string? swapped)
{
    /// <summary>Every slot from the neighbour.</summary>
    public const string All = "*";

    /// <summary>No filter in the query at all.</summary>
    public const string Nothing = "-";

    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);
    private readonly List<string> _query = [];

    public Role Role => role;

    /// <summary>Whose site the caller belongs to.</summary>
    public Stock Own => own;

    public List<string> Slots { get; } = [];

    /// <summary>Ids of things that belong to the county, so that there is no neighbour's to try.</summary>
    public List<string> CountySlots { get; } = [];

    public object? Body { get; set; }

    public int? Version { get; set; }

    public byte[]? File { get; set; }

    /// <summary>The thing for a slot of the path, the query or the body.</summary>
    public async Task<T> Take<T>(string slot, Func<Stock, Task<T>> thing)
    {
        if (!Slots.Contains(slot))
        {
            Slots.Add(slot);
        }

        return await thing(swapped == slot || swapped == All ? neighbour : own);
    }

    public Task<T> Take<T>(string slot, Func<Stock, T> thing) => Take(slot, stock => Task.FromResult(thing(stock)));

    public async Task Path<T>(string name, Func<Stock, Task<T>> thing) => _path[name] = Text(await Take(name, thing));

    /// <summary>A thing of the county in the path.</summary>
    public async Task County<T>(string name, Func<Stock, Task<T>> thing)
    {
        CountySlots.Add(name);
        _path[name] = Text(await thing(own));
    }

    public void PathText(string name, string text) => _path[name] = text;

    public async Task Query<T>(string name, Func<Stock, Task<T>> thing)
    {
        var value = Text(await Take(name, thing));
        if (swapped != Nothing)
        {
            QueryText(name, value);
        }
    }

    public Task Query<T>(string name, Func<Stock, T> thing) => Query(name, stock => Task.FromResult(thing(stock)));

    public void QueryText(string name, string text) => _query.Add($"{name}={Uri.EscapeDataString(text)}");

    /// <summary>A message of its own for each sending, with a key of its own unless one is given.</summary>
    public HttpRequestMessage Message(string? key = null)
    {
        var (method, template) = (endpoint[..endpoint.IndexOf(' ')], endpoint[(endpoint.IndexOf(' ') + 1)..]);
        var path = new StringBuilder(template);
        foreach (var (name, value) in _path)
        {
            path.Replace("{" + name + "}", Uri.EscapeDataString(value));
        }

        Assert.That(path.ToString(), Does.Not.Contain("{"), endpoint);
        var message = new HttpRequestMessage(new HttpMethod(method), path + (_query.Count == 0 ? "" : "?" + string.Join('&', _query)));
        message.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (Version is { } version)
        {
            message.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));
        }

        if (File is { } file)
        {
            message.Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "rows.xlsx" } };
        }
        else if (Body is { } body)
        {
            message.Content = JsonContent.Create(body, body.GetType());
        }

        return message;
    }

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
