using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Resettlement.Api.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.Notices;

/// <summary>
/// The pages that everybody reads without login and without script: the list of notices, a notice with its lines, its print on A4, and the form for an objection.
/// </summary>
internal static class PublicPages
{
    public const string Root = "/public";

    private const int LinesPerPage = 100;
    private const int FormBytes = 16 * 1024;

    public static void MapPublicPages(this WebApplication app)
    {
        var pages = app.MapGroup(Root + "/notices").ExcludeFromDescription();
        pages.MapGet("", async (string? community, int? page, string? elder, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListPublicNoticesQuery(community, page ?? 1), ct)) is { Error: null, Value: var list } ? Page("公示", elder, (writer, look) => PublicListPage.WriteAsync(writer, list, community, look)) : Gone(null));
        pages.MapGet("/{code}", async (string code, int? page, int? line, string? elder, HttpContext http, IMediator mediator, CancellationToken ct) =>
            await ShowAsync(code, Math.Clamp(page ?? 1, 1, 100_000), new Filled(line?.ToString(CultureInfo.InvariantCulture), "", "", "", null), elder, http, mediator, ct));
        pages.MapGet("/{code}/print", async (string code, HttpContext http, IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new GetPublicNoticeQuery(code, 0, int.MaxValue), ct) is { Error: null, Value: var notice }
                ? Page(notice.Title, null, (writer, _) => NoticePrint.WriteAsync(writer, notice, AddressOf(http, code), ct), print: true)
                : Gone(NoticeErrors.NotFound));
        pages.MapGet("/{code}/received", (string code, DateOnly? due, string? elder) => Page("已收到", elder, (writer, look) => PublicNoticePage.WriteReceivedAsync(writer, code, due, look)));
        pages.MapPost("/{code}/objections", SubmitAsync).DisableAntiforgery().WithMetadata(new TryLimitMetadata(TryKind.PublicForm), new RequestSizeLimitAttribute(FormBytes));
    }

    /// <summary>Told in words, since no script is there to do it.</summary>
    public static IResult TooMany(HttpContext http) =>
        Page("请稍候", http.Request.Query["elder"], (writer, look) => PublicNoticePage.WriteMessageAsync(writer, "提交过于频繁", "请一分钟后再试，或拨打公示上的联系电话。", look), StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> SubmitAsync(string code, string? elder, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return Gone(NoticeErrors.FormExpired);
        }

        var form = await http.Request.ReadFormAsync(ct);
        var filled = new Filled(form["line"], form["text"].ToString(), form["name"].ToString(), form["phone"].ToString(), null);
        int? line = null;
        if (filled.Line?.Trim() is { Length: > 0 } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return await ShowAsync(code, 1, filled with { Fault = NoticeErrors.LineNotFound.Message }, elder, http, mediator, ct);
            }

            line = number;
        }

        var result = await mediator.Send(new SubmitObjectionCommand(code, form["token"], line, filled.Text, filled.Name, filled.Phone), ct);
        if (result.Error is { } error)
        {
            // what was typed is still there
            return await ShowAsync(code, 1, filled with { Fault = error.Message }, elder, http, mediator, ct, ProblemResults.StatusOf(error.Kind));
        }

        return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Root}/notices/{Uri.EscapeDataString(code)}/received?due={result.Value.AnswerDue:yyyy-MM-dd}{(Elder(elder) ? "&elder=1" : "")}"),
            permanent: false, preserveMethod: false);
    }

    private static async Task<IResult> ShowAsync(string code, int page, Filled filled, string? elder, HttpContext http, IMediator mediator, CancellationToken ct, int? status = null)
    {
        var found = await mediator.Send(new GetPublicNoticeQuery(code, (page - 1) * LinesPerPage, LinesPerPage), ct);
        return found.Error is { } error
            ? Gone(error)
            : Page(found.Value.Title, elder, (writer, look) => PublicNoticePage.WriteAsync(writer, found.Value, new(page, LinesPerPage), filled, AddressOf(http, code), look, ct),
                status ?? (filled.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest));
    }

    /// <summary>Where residents find the notice, as it stands in QR codes.</summary>
    public static string AddressOf(HttpContext http, string code)
    {
        var configured = http.RequestServices.GetRequiredService<IOptions<PublicOptions>>().Value.BaseUrl?.TrimEnd('/');
        return $"{(string.IsNullOrEmpty(configured) ? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}" : configured)}{Root}/notices/{code}";
    }

    private static PageResult Gone(Error? error) =>
        Page("没有找到", null, (writer, look) => PublicNoticePage.WriteMessageAsync(writer, "没有找到这份公示", error?.Message ?? "请核对网址，或重新扫描公示上的二维码。", look), StatusCodes.Status404NotFound);

    private static bool Elder(string? elder) => elder == "1";

    private static PageResult Page(string title, string? elder, Func<TextWriter, Look, Task> body, int status = StatusCodes.Status200OK, bool print = false) =>
        new(title, new Look(Elder(elder)), body, status, print);

    internal sealed class PageResult(string title, Look look, Func<TextWriter, Look, Task> body, int status, bool print) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            httpContext.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(false), 16 * 1024, leaveOpen: true);
            var practice = httpContext.RequestServices.GetRequiredService<IOptions<PracticeOptions>>().Value.IsOn;
            await PublicLayout.WriteAsync(writer, title, look, print, practice, body);
            await writer.FlushAsync(httpContext.RequestAborted);
        }
    }
}

/// <summary>How a page is to look.</summary>
/// <param name="Elder">长者模式: large type.</param>
internal sealed record Look(bool Elder)
{
    /// <summary>An address of these pages that keeps the look.</summary>
    public string Link(string path, string query = "")
    {
        var all = string.Join('&', new[] { query, Elder ? "elder=1" : "" }.Where(x => x.Length > 0));
        return Html.Encode(all.Length == 0 ? path : $"{path}?{all}");
    }
}

/// <summary>What somebody had typed into the form, and what was wrong with it.</summary>
internal sealed record Filled(string? Line, string Text, string Name, string Phone, string? Fault);

/// <summary>Which part of the lines is shown.</summary>
internal readonly record struct Part(int Page, int Size);
