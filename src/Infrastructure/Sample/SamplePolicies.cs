using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Policies;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>One published version per area and one standard of pay, written by one administrator and published by the other. The document numbers are made up and say so.</summary>
internal sealed class SamplePolicies(AppDbContext db, TimeProvider clock)
{
    private static readonly DateOnly From = new(2018, 1, 1);

    private static readonly Dictionary<string, string> Clauses = new(StringComparer.Ordinal)
    {
        [PolicyKeys.SubsidyRate] = "第三条：按三项费用实际缴纳的20%补贴",
        [PolicyKeys.SubsidyFeeTypes] = "第二条：物业费、电梯费、水费",
        [PolicyKeys.SubsidyBasis] = "第三条：实际缴纳",
        [PolicyKeys.SubsidyCutoffDay] = "第五条：按季统计",
        [PolicyKeys.SubsidyEligibility] = "第一条：集中安置的搬迁脱贫人口",
        [PolicyKeys.SubsidyRounding] = "第四条：按户按季合计后取整",
        [PolicyKeys.SubsidyFund] = "第六条：县级补贴资金，直接拨付至居民账户",
        [PolicyKeys.StaffingTiers] = "第二章：干部职数",
        [PolicyKeys.FundPerPersonYear] = "第七章：每人每年60元",
        [PolicyKeys.SignOrder] = "第七章：双签字",
    };

    public async Task WriteAsync(AppUser writer, AppUser publisher, CancellationToken ct)
    {
        var books = await db.PolicyBooks.ToListAsync(ct);
        var number = 0;
        foreach (var area in PolicyCatalogue.Areas)
        {
            var document = new PolicyDocument($"夏示〔2018〕{++number}号", $"{area.Chinese}办法（示范）", new DateOnly(2017, 12, 20));
            var values = PolicyCatalogue.Of(area.Area).Where(parameter => parameter.FormValue.Length > 0)
                .Select(parameter => new PolicyInput(parameter.Key, parameter.FormValue, Clauses.GetValueOrDefault(parameter.Key) ?? parameter.FormClause));
            var version = PolicyVersion.Draft(area.Area, document, From, null, values, new PersonKey(writer.PersonIndex), writer.DisplayName, clock.GetUtcNow()).Value;
            Must(version.Submit());
            Must(books.Single(book => book.Area == area.Area).Publish(version, [], new PersonKey(publisher.PersonIndex), publisher.DisplayName, clock.GetUtcNow()));
            db.PolicyVersions.Add(version);
        }

        var now = clock.GetUtcNow();
        var paper = new PayStandardDocument("夏示组〔2023〕15号", "村（社区）“两委”主要干部报酬标准（示范）", new(2023, 12, 18), "第二条");
        var standard = PayStandard.Propose(new(paper, new(2024, 1, 1), 310_000, 300_000, PaysServingCadres: false), 1, new(new(writer.PersonIndex), writer.DisplayName, now)).Value;
        Must(standard.Publish(new(new(publisher.PersonIndex), publisher.DisplayName, now)));
        db.PayStandards.Add(standard);
        await db.SaveChangesAsync(ct);
    }

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }
}
