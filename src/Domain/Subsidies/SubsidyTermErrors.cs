using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

public static class SubsidyTermErrors
{
    public static readonly Error Rate = Error.Invalid("subsidies.rate", "补贴比例应大于0且不超过100%，请核对政策文件。");

    public static readonly Error FeeTypes = Error.Invalid("subsidies.fee-types", "补贴费用只能从物业费、电梯费、水费中选择，至少一项。");
}
