using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Files of any size: what is above the limits is refused while it is read, what is below is judged row by row, and neither takes the memory of the whole.</summary>
[Category(AnyDatabase.Name)]
internal sealed class LargeFileTests
{
    private const long MegaByte = 1024 * 1024;

    [TestCase(300_000)]
    [TestCase(2_000_000, Category = "Soak")]
    public async Task A_sheet_of_too_many_rows_is_refused_without_being_held(int rows)
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        var path = ImportDesk.ToDisk(HostileBooks.OfRows(Enumerable.Range(1, rows).Select(i => new[] { $"A{i}", "王二", "140899", "户主" })), "花名册.xlsx");

        var (answer, peak) = await Memory.PeakAsync(() => clerk.SendFileAsync("Roster", site.Id, path));

        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "spreadsheet.too-many-rows")));
        Assert.That(peak, Is.LessThan(150), "megabytes; two million rows of four cells are some 700");
    }

    [TestCase(33)]
    [TestCase(100, Category = "Soak")]
    public async Task A_request_above_the_limit_is_refused_before_it_is_read(int megaBytes)
    {
        var app = await TestApp.SharedAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        using var form = new MultipartFormDataContent();
        using var file = new StreamContent(new Blanks(megaBytes * MegaByte));
        form.Add(file, "file", "花名册.csv");

        var (answer, peak) = await Memory.PeakAsync(() => clerk.PostAsync($"/api/v1/imports?kind=Roster&communityId={site.Id}", form));

        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "request.too-large")));
        Assert.That(peak, Is.LessThan(30), "megabytes");
    }

    [TestCase(3_000)]
    [TestCase(70_000, Category = "Soak")]
    public async Task A_large_sheet_within_the_limits_is_judged_row_by_row(int households)
    {
        await using var app = await TestApp.StartAsync();
        var site = await app.AddSiteAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, site.Id);
        long unpacked = 0;
        IEnumerable<string> Row(int i)
        {
            var row = new[]
            {
                $"L{i}", i % 100 == 0 ? "王" : "王二", Ids.Next(), "户主", "", "建档立卡搬迁户", "脱贫户", "庙前镇", (i / 1_000).ToString(CultureInfo.InvariantCulture) + "号楼", "1单元", $"{i % 1_000}室", "75.5", "2019-10-15",
                "", "", new string('备', 40), new string('注', 40), "迁出地的乡镇和村组", "联系人和联系方式", "家庭基本情况说明", "家庭收入情况说明", "家庭就业情况说明",
            };
            unpacked += row.Sum(text => 45 + (text.Length * 3));
            return row;
        }

        string[] header = [.. ImportDesk.RosterHeader, "备注一", "备注二", "备注三", "备注四", "备注五", "备注六", "备注七"];
        var path = ImportDesk.ToDisk(HostileBooks.OfRows(Enumerable.Range(1, households).Select(Row).Prepend(header)), "花名册.xlsx");

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (check, peak) = await Memory.PeakAsync(() => clerk.CheckAsync("Roster", site.Id, path));

        await TestContext.Out.WriteLineAsync($"{households} rows, about {unpacked / MegaByte} MB unpacked, {new FileInfo(path).Length / MegaByte} MB packed: {watch.Elapsed.TotalSeconds:0.0} s, {peak} MB more alive at most");
        Assert.That((check.Total("rows"), check.Total("faulty")), Is.EqualTo((households, households / 100)));
        Assert.That(peak, Is.LessThan(60 + (households / 80)), "megabytes");
        using var cancelled = await clerk.PostAsync($"/api/v1/imports/{check.Id()}/cancel", null);
        Assert.That(await app.ReadAsync(db => db.ImportRows.AnyAsync()), Is.False);
    }

    /// <summary>As many bytes as wanted, from nowhere.</summary>
    private sealed class Blanks(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _position; set => _position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            buffer.AsSpan(offset, read).Fill((byte)'x');
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => _position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
