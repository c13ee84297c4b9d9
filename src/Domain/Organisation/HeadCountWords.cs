using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class HeadCountWords
{
    public static readonly WordTable<HeadCountState> States = new("organisation.head-count-state", "人口核定状态", (HeadCountState.Preview, ["待定稿"]), (HeadCountState.Frozen, ["已定稿"]));

    public static readonly WordTable<AmendmentState> Amendments = new(
        "organisation.amendment-state", "更正状态", (AmendmentState.Proposed, ["待复核"]), (AmendmentState.Confirmed, ["已生效"]), (AmendmentState.Rejected, ["已退回"]));
}
