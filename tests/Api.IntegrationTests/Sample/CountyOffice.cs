using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Sample;

/// <summary>The sample county with everybody at a desk of their own; nothing is done but by requests.</summary>
internal sealed class CountyOffice : IAsyncDisposable
{
    private const int PageSize = 200;

    private readonly Dictionary<string, HttpClient> _desks = new(StringComparer.Ordinal);

    private CountyOffice(TestApp app) => App = app;

    public TestApp App { get; }

    public static async Task<CountyOffice> OpenAsync()
    {
        var app = await TestApp.StartAsync();
        await using var scope = app.SystemScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ISampleCounty>().LoadAsync(CancellationToken.None);
        return new(app);
    }

    /// <summary>The next morning at ten; everybody has to sign in anew.</summary>
    public void Sleep(DateOnly until)
    {
        Close();
        App.Clock.SetUtcNow(new(until.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero));
    }

    public async Task<HttpClient> DeskAsync(string user) => _desks.TryGetValue(user, out var desk) ? desk : _desks[user] = await App.SignInAsync(user);

    public async Task<JsonElement> GetAsync(string user, string path) => await (await DeskAsync(user)).GetFromJsonAsync<JsonElement>("/api/v1" + path);

    /// <summary>All rows of a list, page by page.</summary>
    public async Task<List<JsonElement>> AllAsync(string user, string path)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var answer = await GetAsync(user, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}&pageSize={PageSize}");
            rows.AddRange(answer.GetProperty("items").EnumerateArray());
            if (rows.Count >= answer.GetProperty("total").GetInt32())
            {
                return rows;
            }
        }
    }

    public async Task<JsonElement> PostAsync(string user, string path, object? body = null)
    {
        using var answer = await (await DeskAsync(user)).PostOnceAsync("/api/v1" + path, body ?? new { });
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => $"{user} {path}: {answer.Content.ReadAsStringAsync().Result}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The code of the refusal.</summary>
    public async Task<string?> RefusedAsync(string user, string path, object? body = null)
    {
        using var answer = await (await DeskAsync(user)).PostOnceAsync("/api/v1" + path, body ?? new { });
        Assert.That(answer.IsSuccessStatusCode, Is.False, $"{user} {path}");
        return await answer.CodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await App.DisposeAsync();
    }

    private void Close()
    {
        foreach (var desk in _desks.Values)
        {
            desk.Dispose();
        }

        _desks.Clear();
    }
}
