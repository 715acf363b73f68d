import { betterAuth } from 'better-auth';
import pg from 'pg';

export type SignInLibrary = ReturnType<typeof openSignIn>['library'];

const DAY_SECONDS = 24 * 60 * 60;
export const SESSION_SECONDS = 14 * DAY_SECONDS;
/** A session in use is prolonged when this long has passed since the last time. */
export const SESSION_RENEWED_AFTER_SECONDS = DAY_SECONDS;
const MAX_ATTEMPTS = 10;

/**
 * Opens the sign-in library on its own tables. It keeps passwords and sessions; who may do what is the policy's business.
 * Its tables are found by search path, because it does not know schemas.
 */
export function openSignIn(options: { databaseUrl: string; secret: string; newId: () => string }) {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 4,
    options: '-c search_path=access -c timezone=UTC',
    application_name: 'perennial-sign-in',
  });
  pool.on('error', () => {});
  const library = betterAuth({
    database: pool,
    secret: options.secret,
    basePath: '/api/sign-in',
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: {
      modelName: 'session',
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWED_AFTER_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'sign_in',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 1000,
      customRules: { '/sign-in/email': { window: 60, max: MAX_ATTEMPTS } },
    },
    advanced: {
      cookiePrefix: 'perennial',
      useSecureCookies: false,
      database: { generateId: options.newId },
      ipAddress: { ipAddressHeaders: ['x-perennial-client'] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  });
  return { library, close: () => pool.end() };
}
