export const enums = {
  PovertyStatus: {
    LiftedOut: '脱贫户',
    Unstable: '脱贫不稳定户',
    Marginal: '边缘易致贫户',
    SuddenHardship: '突发严重困难户',
    None: '非脱贫户',
  },
  RelocationKind: { RegisteredPoor: '建档立卡搬迁户', Synchronous: '同步搬迁户', Addition: '自然增加' },
  AuditAction: {
    Created: '新增',
    Updated: '修改',
    Deleted: '删除',
    Revealed: '查看明文',
    Exported: '导出',
    Confirmed: '复核通过',
    Rejected: '退回',
  },
};
