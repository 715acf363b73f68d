import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, ErrorPanel, Skeletons } from '#ui';
import { OneTimeCodes } from './one-time-codes.tsx';
import { ownSecurityKey } from './own-security-key.ts';
import { Passkeys } from './passkeys.tsx';

/** One-time codes and passkeys of whoever is signed in. */
export function OwnSecuritySection() {
  const own = useQuery({
    queryKey: ownSecurityKey,
    queryFn: ({ signal }) => answered(api.access.getOwnSecurity({ signal })),
  });
  if (own.error) return <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />;
  if (!own.data) return <Skeletons rows={4} />;
  const { codesSince, recoveryCodesLeft, passkeys } = own.data;
  return (
    <>
      <OneTimeCodes since={codesSince} recoveryCodesLeft={recoveryCodesLeft} />
      <Passkeys passkeys={passkeys} />
    </>
  );
}
