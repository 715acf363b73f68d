export { accessRoutes } from './access-routes.ts';
export {
  accessManage,
  accessPermissions,
  alertsRead,
  auditExportPermission,
  auditRead,
  emergencyAccess,
  impersonate,
  staffRead,
} from './permissions.ts';
export * as accessProblems from './problems.ts';
export { role } from './role.ts';
export { FIELD_CLASSES_OF_ROLE, ROLES, type Role } from './roles.ts';
export {
  type Alert,
  type ApiKey,
  type Branch,
  type BusinessSettingsForm,
  MIN_PASSWORD_LENGTH,
  type OpenSession,
  type Passkey,
  type Session,
  type StaffMember,
} from './schemas.ts';
