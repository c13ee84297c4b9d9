/** Names of permissions as the API uses them in GET /me. */
export const permissions = {
  registryRead: 'registry.read',
  registryWrite: 'registry.write',
  registryConfirm: 'registry.confirm',
  registryReveal: 'registry.reveal',
  registryExport: 'registry.export',
  feesRead: 'fees.read',
  feesWrite: 'fees.write',
  importsRead: 'imports.read',
  importsWrite: 'imports.write',
  subsidiesRead: 'subsidies.read',
  subsidiesCompile: 'subsidies.compile',
  policiesRead: 'policies.read',
  policiesWrite: 'policies.write',
  policiesPublish: 'policies.publish',
  usersManage: 'users.manage',
  auditRead: 'audit.read',
} as const;
