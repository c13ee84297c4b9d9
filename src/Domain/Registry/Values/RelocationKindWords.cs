using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public static class RelocationKindWords
{
    public static readonly WordTable<RelocationKind> Table = new(
        "registry.relocation-kind", "搬迁类型",
        (RelocationKind.RegisteredPoor, ["建档立卡搬迁户", "建档立卡户", "建档立卡", "建档立卡贫困户", "建档立卡搬迁", "建档立卡搬迁人口", "贫困户", "贫困搬迁户"]),
        (RelocationKind.Synchronous, ["同步搬迁户", "同步搬迁", "同步户", "同步", "随迁户", "同步搬迁人口"]),
        (RelocationKind.Addition, ["自然增加", "婚嫁", "新生", "婚嫁新增", "新生儿", "婚嫁/新生等自然增加", "自然增加人口", "新增人口", "婚入", "出生"]));
}
