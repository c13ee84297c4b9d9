namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Rows of a roster as a clerk writes them.</summary>
internal static class RosterRows
{
    public static readonly DateOnly MovedIn = new(2019, 10, 15);

    public static object?[] Head(string number, string name, object? id, string? sex = null, string poverty = "脱贫户", string township = "庙前镇", object? account = null, object? movedIn = null) =>
        [number, name, id, "户主", sex, "建档立卡搬迁户", poverty, township, "3号楼", "1单元", "101室", 75.5, movedIn ?? MovedIn, account is null ? null : "夏县农村信用社", account];

    public static object?[] Member(string number, string name, object? id, string relation) => [number, name, id, relation];
}
