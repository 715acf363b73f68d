export { accessRoutes } from './access-routes.ts';
export { accessManage, accessPermissions, auditRead, staffRead } from './permissions.ts';
export * as accessProblems from './problems.ts';
export { FIELD_CLASSES_OF_ROLE, ROLES, type Role, role } from './roles.ts';
export {
  type Branch,
  type BusinessSettingsForm,
  MIN_PASSWORD_LENGTH,
  type Session,
  type StaffMember,
} from './schemas.ts';
