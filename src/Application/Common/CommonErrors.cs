using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

public static class CommonErrors
{
    public static readonly Error Changed = Error.Conflict("concurrency.changed", "数据已被他人修改，请刷新后在最新内容上重试，您填写的内容不会丢失。");
    public static readonly Error Duplicate = Error.Conflict("concurrency.duplicate", "相同的数据已经存在，可能刚由他人录入，请刷新后核对。");
    public static readonly Error InUse = Error.Conflict("concurrency.in-use", "其他数据仍在引用这条记录，或引用的数据刚被删除，请刷新后核对。");
    public static readonly Error Busy = Error.Conflict("concurrency.busy", "系统正忙于处理同一批数据，请稍后重试。");
    public static readonly Error IfMatchRequired = new("concurrency.if-match-required", ErrorKind.PreconditionRequired, "请求缺少 If-Match 请求头，无法判断您看到的是否为最新版本。");
    public static readonly Error KeyRequired = new("idempotency.key-required", ErrorKind.PreconditionRequired, "请求缺少 Idempotency-Key 请求头（8–100位字母、数字、横线）。");
    public static readonly Error KeyReused = Error.Unprocessable("idempotency.key-reused", "同一个 Idempotency-Key 已用于内容不同的请求，请换用新的键。");
    public static readonly Error InProgress = Error.Conflict("idempotency.in-progress", "相同的请求正在处理，请稍后重试。");
}
