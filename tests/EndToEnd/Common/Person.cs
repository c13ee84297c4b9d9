using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Resettlement.EndToEnd.Common;

/// <summary>One person at the product's own API, for arranging what screens are then looked at with.</summary>
internal sealed class Person : IDisposable
{
    private readonly HttpClient _http;
    private readonly Account _account;

    private Person(Uri address, Account account)
    {
        _http = new() { BaseAddress = new(address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("X-Requested-With", "resettlement");
        _account = account;
    }

    public string Password => _account.Password;

    public static async Task<Person> SignInAsync(Uri address, Account account)
    {
        var person = new Person(address, account);
        await person.PostAsync("session", new { userName = account.UserName, password = account.Password });
        return person;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer, path);
    }

    /// <summary>The rows of the first page of a list.</summary>
    public async Task<List<JsonElement>> ListAsync(string path) => [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    public async Task<JsonElement> PostAsync(string path, object? body = null)
    {
        using var content = JsonContent.Create(body ?? new { });
        return await SendAsync(path, content);
    }

    public async Task<JsonElement> UploadAsync(string path, string file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(file)), "file", Path.GetFileName(file) } };
        return await SendAsync(path, form);
    }

    /// <summary>What a POST hands out as a file.</summary>
    public async Task<string> DownloadAsync(string path, string fileName)
    {
        using var request = Request(path, null);
        using var answer = await _http.SendAsync(request);
        Assert.That(answer.IsSuccessStatusCode, Is.True, path);
        var saved = Scratch.File(fileName);
        await File.WriteAllBytesAsync(saved, await answer.Content.ReadAsByteArrayAsync());
        return saved;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(string path, HttpContent content)
    {
        using var request = Request(path, content);
        using var answer = await _http.SendAsync(request);
        return await ReadAsync(answer, path);
    }

    private static HttpRequestMessage Request(string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

internal static class JsonExtensions
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is empty.");

    public static long Number(this JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
