import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BankOutlined from '@ant-design/icons/BankOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import FlagOutlined from '@ant-design/icons/FlagOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/ImportOutlined';
import NotificationOutlined from '@ant-design/icons/NotificationOutlined';
import PayCircleOutlined from '@ant-design/icons/PayCircleOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import WalletOutlined from '@ant-design/icons/WalletOutlined';
import type { ReactNode } from 'react';
import { permissions as p } from '../shared/lib/permissions';

export interface MenuNode {
  key: string;
  label: string;
  icon?: ReactNode;
  /** Shown to whoever holds one of these; to everybody when empty. */
  anyOf?: readonly string[];
  children?: MenuNode[];
}

/** Two levels at most; keys of leaves are addresses, labels are i18n keys. */
export const menu: MenuNode[] = [
  { key: '/', label: 'nav.home', icon: <HomeOutlined /> },
  {
    key: 'registry',
    label: 'nav.registry',
    icon: <TeamOutlined />,
    children: [
      { key: '/communities', label: 'nav.communities', anyOf: [p.registryRead] },
      { key: '/households', label: 'nav.households', anyOf: [p.registryRead] },
      { key: '/residents', label: 'nav.residents', anyOf: [p.registryRead] },
      { key: '/changes', label: 'nav.changes', anyOf: [p.registryRead] },
      { key: '/warnings', label: 'nav.warnings', anyOf: [p.registryRead] },
    ],
  },
  {
    key: 'fees',
    label: 'nav.fees',
    icon: <FileTextOutlined />,
    children: [
      { key: '/receipts', label: 'nav.receipts', anyOf: [p.feesRead] },
      { key: '/bills', label: 'nav.bills', anyOf: [p.feesRead] },
      { key: '/arrears', label: 'nav.arrears', anyOf: [p.feesRead] },
      { key: '/tariffs', label: 'nav.tariffs', anyOf: [p.feesRead] },
      { key: '/fee-sources', label: 'nav.sources', anyOf: [p.feesRead] },
      { key: '/declarations', label: 'nav.declarations', anyOf: [p.feesRead] },
    ],
  },
  {
    key: 'imports',
    label: 'nav.imports',
    icon: <ImportOutlined />,
    children: [
      { key: '/imports/new', label: 'nav.importNew', anyOf: [p.importsUse] },
      { key: '/imports', label: 'nav.importLog', anyOf: [p.importsUse] },
      { key: '/imports/profiles', label: 'nav.importProfiles', anyOf: [p.importsUse] },
    ],
  },
  {
    key: 'subsidies',
    label: 'nav.subsidies',
    icon: <BankOutlined />,
    children: [
      { key: '/subsidies', label: 'nav.quarters', anyOf: [p.subsidiesRead] },
      { key: '/subsidies/batches', label: 'nav.batches', anyOf: [p.subsidiesRead] },
      { key: '/subsidies/supplements', label: 'nav.supplements', anyOf: [p.subsidiesCompile] },
      { key: '/subsidies/debts', label: 'nav.debts', anyOf: [p.subsidiesRead] },
      { key: '/subsidies/overdue', label: 'nav.overdue', anyOf: [p.subsidiesRead] },
      { key: '/subsidies/mine', label: 'nav.myBatches', anyOf: [p.subsidiesRead] },
    ],
  },
  {
    key: 'notices',
    label: 'nav.notices',
    icon: <NotificationOutlined />,
    children: [
      { key: '/notices', label: 'nav.noticeList', anyOf: [p.noticesRead] },
      { key: '/notices/objections', label: 'nav.objections', anyOf: [p.noticesRead] },
    ],
  },
  {
    key: 'signing',
    label: 'nav.signing',
    icon: <EditOutlined />,
    children: [
      { key: '/signing', label: 'nav.sheets', anyOf: [p.signingRead] },
      { key: '/signing/delegations', label: 'nav.delegations', anyOf: [p.signingRead] },
    ],
  },
  {
    key: 'payouts',
    label: 'nav.payouts',
    icon: <PayCircleOutlined />,
    children: [
      { key: '/payouts/payable', label: 'nav.payable', anyOf: [p.payoutsPrepare] },
      {
        key: '/payouts/releases',
        label: 'nav.releases',
        anyOf: [p.payoutsPrepare, p.payoutsRelease, p.payoutsImportResults],
      },
      { key: '/payouts/files', label: 'nav.bankFiles', anyOf: [p.payoutsExport] },
      {
        key: '/payouts/results',
        label: 'nav.bankResults',
        anyOf: [p.payoutsPrepare, p.payoutsRelease, p.payoutsImportResults],
      },
      { key: '/payouts/orders', label: 'nav.orders', anyOf: [p.payoutsRead] },
      { key: '/payouts/write-offs', label: 'nav.writeOffs', anyOf: [p.payoutsPrepare, p.payoutsRelease] },
      { key: '/payouts/recoveries', label: 'nav.recoveries', anyOf: [p.payoutsPrepare, p.payoutsRelease] },
      { key: '/payouts/profiles', label: 'nav.profiles', anyOf: [p.payoutsPrepare, p.payoutsRelease] },
      { key: '/ledger', label: 'nav.books', anyOf: [p.ledgerRead] },
      { key: '/ledger/appropriations', label: 'nav.appropriations', anyOf: [p.ledgerRead] },
      { key: '/ledger/statements', label: 'nav.statements', anyOf: [p.ledgerRead] },
    ],
  },
  {
    key: 'organisation',
    label: 'nav.organisation',
    icon: <ApartmentOutlined />,
    children: [
      { key: '/organisation', label: 'nav.chart', anyOf: [p.organisationRead] },
      { key: '/organisation/bodies', label: 'nav.bodies', anyOf: [p.organisationRead] },
      { key: '/organisation/holders', label: 'nav.holders', anyOf: [p.organisationRead] },
      { key: '/organisation/completeness', label: 'nav.completeness', anyOf: [p.organisationRead] },
      { key: '/organisation/contact-leaders', label: 'nav.contactLeaders', anyOf: [p.organisationRead] },
      { key: '/organisation/visits', label: 'nav.contactVisits', anyOf: [p.organisationRead] },
      { key: '/organisation/supervision', label: 'nav.supervision', anyOf: [p.organisationRead] },
      { key: '/organisation/duties', label: 'nav.duties', anyOf: [p.organisationRead] },
    ],
  },
  {
    key: 'staff',
    label: 'nav.staff',
    icon: <IdcardOutlined />,
    children: [
      { key: '/organisation/staffing', label: 'nav.staffing', anyOf: [p.organisationRead] },
      { key: '/organisation/head-counts', label: 'nav.headCounts', anyOf: [p.organisationRead] },
      { key: '/organisation/population', label: 'nav.population', anyOf: [p.organisationRead] },
      { key: '/organisation/representation', label: 'nav.representation', anyOf: [p.organisationRead] },
      { key: '/organisation/appointments', label: 'nav.appointments', anyOf: [p.organisationRead] },
      { key: '/organisation/elections', label: 'nav.elections', anyOf: [p.organisationRead] },
      { key: '/organisation/house-heads', label: 'nav.houseHeads', anyOf: [p.organisationRead] },
      { key: '/organisation/maturity', label: 'nav.maturity', anyOf: [p.organisationRead] },
      { key: '/organisation/kin', label: 'nav.kin', anyOf: [p.organisationRead] },
    ],
  },
  {
    key: 'payroll',
    label: 'nav.payroll',
    icon: <WalletOutlined />,
    children: [
      { key: '/payroll/runs', label: 'nav.payrolls', anyOf: [p.payrollRead] },
      { key: '/payroll/missing', label: 'nav.missingPayrolls', anyOf: [p.payrollRead] },
      { key: '/payroll/proposals', label: 'nav.payProposals', anyOf: [p.payrollRead] },
      { key: '/payroll/standards', label: 'nav.payStandards', anyOf: [p.payrollRead] },
    ],
  },
  {
    key: 'party',
    label: 'nav.party',
    icon: <FlagOutlined />,
    children: [
      { key: '/party/members', label: 'nav.partyMembers', anyOf: [p.partyRead] },
      { key: '/party/posts', label: 'nav.partyPosts', anyOf: [p.partyRead] },
      { key: '/party/claims', label: 'nav.partyClaims', anyOf: [p.partyRead] },
      { key: '/party/groups', label: 'nav.partyGroups', anyOf: [p.partyRead] },
      { key: '/party/activities', label: 'nav.partyActivities', anyOf: [p.partyRead] },
      { key: '/party/plates', label: 'nav.partyPlates', anyOf: [p.partyRead] },
      { key: '/party/inactive', label: 'nav.partyInactive', anyOf: [p.partyRead] },
      { key: '/party/statistics', label: 'nav.partyStatistics', anyOf: [p.partyRead] },
    ],
  },
  {
    key: 'policies',
    label: 'nav.policies',
    icon: <AuditOutlined />,
    children: [
      { key: '/policies', label: 'nav.policyList', anyOf: [p.policiesRead] },
      { key: '/policies/holidays', label: 'nav.holidays', anyOf: [p.policiesRead] },
    ],
  },
  {
    key: 'system',
    label: 'nav.system',
    icon: <SettingOutlined />,
    children: [
      { key: '/users', label: 'nav.users', anyOf: [p.usersRead] },
      { key: '/audit', label: 'nav.auditLog', anyOf: [p.auditRead] },
      { key: '/sign-ins', label: 'nav.signIns', anyOf: [p.auditRead] },
    ],
  },
];

export function allowedMenu(can: (...anyOf: string[]) => boolean): MenuNode[] {
  return menu
    .map((node) =>
      node.children ? { ...node, children: node.children.filter((c) => !c.anyOf || can(...c.anyOf)) } : node,
    )
    .filter((node) => !node.children || node.children.length > 0);
}

/** The leaf whose address is the longest beginning of the current one, with its parent. */
export function activeNode(pathname: string): { leaf: MenuNode; parent?: MenuNode } | undefined {
  let best: { leaf: MenuNode; parent?: MenuNode } | undefined;
  for (const parent of menu) {
    for (const leaf of parent.children ?? [parent]) {
      const fits = leaf.key === '/' ? pathname === '/' : pathname === leaf.key || pathname.startsWith(`${leaf.key}/`);
      if (fits && leaf.key.length > (best?.leaf.key.length ?? 0)) {
        best = parent.children ? { leaf, parent } : { leaf };
      }
    }
  }
  return best;
}
