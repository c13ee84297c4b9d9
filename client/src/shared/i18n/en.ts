import { access } from './en/access';
import { common } from './en/common';
import { enums } from './en/enums';
import { fees } from './en/fees';
import { field } from './en/field';
import { imports } from './en/imports';
import { ledger } from './en/ledger';
import { notices } from './en/notices';
import { organisation } from './en/organisation';
import { party } from './en/party';
import { payouts } from './en/payouts';
import { payroll } from './en/payroll';
import { policies } from './en/policies';
import { posts } from './en/posts';
import { registry } from './en/registry';
import { signing } from './en/signing';
import { staffing } from './en/staffing';
import { subsidies } from './en/subsidies';

export const en = {
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

export { errors } from './en/errors';
