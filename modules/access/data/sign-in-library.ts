import { betterAuth } from 'better-auth';
import pg from 'pg';
import { outliveConnections } from '#platform';

export type SignInLibrary = ReturnType<typeof openSignIn>['library'];

/**
 * Opens the sign-in library on its own tables. It hashes and checks passwords and signs cookies;
 * sessions, second steps and who may do what are ours.
 * Its tables are found by search path, because it does not know schemas.
 */
export function openSignIn(options: { databaseUrl: string; secret: string; newId: () => string }) {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 1,
    options: '-c search_path=access -c timezone=UTC',
    application_name: 'perennial-sign-in',
  });
  outliveConnections(pool);
  const library = betterAuth({
    database: pool,
    secret: options.secret,
    basePath: '/api/sign-in',
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: {
      modelName: 'session',
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
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'perennial',
      useSecureCookies: false,
      database: { generateId: options.newId },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  });
  return { library, close: () => pool.end() };
}
