using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

public static class PayoutErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error ReleaseNotFound = Error.NotFound("payouts.release-not-found", "没有找到该发放单，可能不存在或不在您的管理范围内。");

    public static readonly Error FileNotFound = Error.NotFound("payouts.file-not-found", "没有找到该银行文件，可能不存在或不在您的管理范围内。");
    public static readonly Error OrderNotFound = Error.NotFound("payouts.order-not-found", "没有找到该笔支付，可能不存在或不在您的管理范围内。");
    public static readonly Error ImportNotFound = Error.NotFound("payouts.import-not-found", "没有找到该次回盘，可能不存在或不在您的管理范围内。");
    public static readonly Error ProfileNotFound = Error.NotFound("payouts.profile-not-found", "没有找到该银行方案，可能不存在或不在您的管理范围内。");
    public static readonly Error NoSource = Error.Unprocessable("payouts.no-source", "这种用途目前没有可发放的内容。");
    public static readonly Error NoBook = Error.Unprocessable("payouts.no-book", "该资金还没有建立账簿，请先建立账簿并登记拨款。");
    public static readonly Error NotPayable = Error.Conflict("payouts.not-payable", "所选批次中有的不能发放：可能未经乡镇审核、已经发放或已被退回，请刷新后重新选择。");
    public static readonly Error BatchTaken = Error.Conflict("payouts.batch-taken", "所选批次中有的已在另一张发放单中，请刷新后重新选择。");
    public static readonly Error NothingToPay = Error.Unprocessable("payouts.nothing-to-pay", "所选内容中没有任何可发放的金额。");
    public static readonly Error ContentChanged = Error.Conflict("payouts.content-changed", "批次、账户或银行方案在编制发放单之后有变动，请撤销这张发放单后重新编制。");
    public static readonly Error OwnRelease = Error.Forbidden("payouts.own-release", "编制发放单的人不能自己复核放款，须由另一人办理。");
    public static readonly Error ReleaserTookPart = Error.Forbidden("payouts.releaser-took-part", "您参与过其中某个批次的编制、签批或审核，不能再复核放款，须由另一人办理。");
    public static readonly Error FileNotSent = Error.Conflict("payouts.file-not-sent", "该文件还没有下载发送给银行，不能登记银行签收。");
    public static readonly Error FileAcknowledged = Error.Conflict("payouts.file-acknowledged", "该文件的银行签收已经登记过。");
    public static readonly Error FileDiffers = Error.Conflict("payouts.file-differs", "重新生成的文件与首次生成的不一致，已停止下载，请联系系统管理员核对数据。");
    public static readonly Error FormatNotAgreed = Error.Unprocessable("payouts.format-not-agreed", "该银行方案没有约定这种文件格式。");
    public static readonly Error RepertoireTooWide = Error.Invalid("payouts.repertoire-too-wide", "GBK编码写不出全部汉字，字符范围应选GBK或GB2312。", "repertoire");
    public static readonly Error ColumnsMissing = Error.Invalid("payouts.columns-missing", "文件列应包含支付编号、收款人、账号、金额，且不能重复。", "columns");
    public static readonly Error ProfileDecided = Error.Conflict("payouts.profile-decided", "该银行方案已经复核过，请刷新后查看。");
    public static readonly Error OwnProfile = Error.Forbidden("payouts.own-profile", "提出银行方案的人不能自己复核，须由另一人办理。");
    public static readonly Error ProfileRest = Error.Conflict("payouts.profile-rest", "已有另一家银行承接其余各行的账户，请填写本方案承接的行别代码。");
    public static readonly Error ProfilePrefixTaken = Error.Conflict("payouts.profile-prefix-taken", "所填行别代码中有的已由另一家银行承接，请核对。");
    public static readonly Error OwnResults = Error.Forbidden("payouts.own-results", "回盘文件中有您复核放款的支付，须由另一人导入。");
    public static readonly Error NotReissuable = Error.Conflict("payouts.not-reissuable", "只有支付失败或已退票、且未核销、未重发的支付可以重发。");
    public static readonly Error ReissueTaken = Error.Conflict("payouts.reissue-taken", "该笔支付已在另一张重发单中，请刷新后核对。");
    public static readonly Error AccountNotCorrected = Error.Conflict("payouts.account-not-corrected", "该户在这笔支付之后没有登记并经他人核验的新账户，请先更正账户。");
    public static readonly Error ManyPurposes = Error.Unprocessable("payouts.many-purposes", "所选支付的用途不同，请分开重发。");
    public static readonly Error NotWritable = Error.Conflict("payouts.not-writable", "只有支付失败或已退票、且未重发、未核销的支付可以核销。");
    public static readonly Error WriteOffDecided = Error.Conflict("payouts.write-off-decided", "该核销申请已经处理过，请刷新后查看。");
    public static readonly Error WriteOffNotFound = Error.NotFound("payouts.write-off-not-found", "没有找到该核销申请，可能不存在或不在您的管理范围内。");
    public static readonly Error OwnWriteOff = Error.Forbidden("payouts.own-write-off", "提出核销的人不能自己同意，须由另一人办理。");

    public static Error ReleaseState(ReleaseState state) => Error.Conflict("payouts.release-state",
        state == Payouts.ReleaseState.Released ? "该发放单已经放款，不能再这样办理。" : "该发放单已经撤销，不能再这样办理。");

    public static Error BatchDiffers(string title) => Error.Conflict("payouts.batch-differs", $"“{title}”的明细与批次合计不一致，未作任何改动，请联系系统管理员核对。");
}
