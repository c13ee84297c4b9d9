export const enums = {
  PovertyStatus: {
    LiftedOut: 'Lifted out',
    Unstable: 'Unstable',
    Marginal: 'Marginal',
    SuddenHardship: 'Sudden hardship',
    None: 'None',
  },
  RelocationKind: { RegisteredPoor: 'Registered poor', Synchronous: 'Synchronous', Addition: 'Addition' },
  AuditAction: {
    Created: 'Created',
    Updated: 'Changed',
    Deleted: 'Deleted',
    Revealed: 'Revealed',
    Exported: 'Exported',
    Confirmed: 'Confirmed',
    Rejected: 'Returned',
  },
};
