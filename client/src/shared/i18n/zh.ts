import { access } from './zh/access';
import { common } from './zh/common';
import { enums } from './zh/enums';
import { fees } from './zh/fees';
import { field } from './zh/field';
import { imports } from './zh/imports';
import { ledger } from './zh/ledger';
import { notices } from './zh/notices';
import { organisation } from './zh/organisation';
import { party } from './zh/party';
import { payouts } from './zh/payouts';
import { payroll } from './zh/payroll';
import { policies } from './zh/policies';
import { posts } from './zh/posts';
import { registry } from './zh/registry';
import { signing } from './zh/signing';
import { staffing } from './zh/staffing';
import { subsidies } from './zh/subsidies';

export const zh = {
  ...common,
  enum: enums,
  access,
  registry,
  imports,
  fees,
  field,
  notices,
  signing,
  ledger,
  party,
  payouts,
  organisation,
  payroll,
  subsidies,
  policies,
  staffing,
  posts,
};
