using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public static class PovertyStatusWords
{
    public static readonly WordTable<PovertyStatus> Table = new(
        "registry.poverty-status", "脱贫状态",
        (PovertyStatus.LiftedOut, ["脱贫户", "已脱贫", "脱贫", "已脱贫户", "稳定脱贫户", "稳定脱贫", "一般脱贫户"]),
        (PovertyStatus.Unstable, ["脱贫不稳定户", "脱贫不稳定", "不稳定户", "脱贫不稳定人口"]),
        (PovertyStatus.Marginal, ["边缘易致贫户", "边缘易致贫", "边缘户", "边缘易致贫人口"]),
        (PovertyStatus.SuddenHardship, ["突发严重困难户", "突发严重困难", "突发困难户", "严重困难户"]),
        (PovertyStatus.None, ["无", "一般户", "一般农户", "非贫困户", "普通户", "一般"]));
}
