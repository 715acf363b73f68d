import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect } from 'react';
import { api } from '#contract';
import { useClock, useNow } from '#ui';
import { useWords } from './messages/use-words.ts';

const WARNING_SECONDS = 60;
const CHECK_SECONDS = 2;
/** The server hears at most this often that somebody is still there. */
const PING_SECONDS = 60;
const ACTIVE_KEY = 'perennial.active-at';
const DIALOG = 'idle-warning';
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

function Warning({ endsAt }: { readonly endsAt: number }) {
  const words = useWords();
  const left = Math.max(0, Math.ceil((endsAt - useNow(1).getTime()) / 1000));
  return (
    <>
      <p role="status">{words('idle.text', { count: left })}</p>
      <Button variant="filled" fullWidth data-autofocus onClick={() => modals.close(DIALOG)}>
        {words('idle.stay')}
      </Button>
    </>
  );
}

/** Remembered for all tabs of this browser: work in one keeps the others signed in. */
function lastActiveAt(): number {
  return Number(localStorage.getItem(ACTIVE_KEY) ?? 0);
}

function Title() {
  return useWords()('idle.title');
}

/**
 * Signs out whoever has done nothing for a while, warning a minute before. The page stays as it is under the
 * dialog that asks to sign in again, so that nothing written is lost.
 */
export function useIdleSignOut(
  idleMinutes: number | undefined,
  askToSignIn: (onRenewed: () => void) => void,
): void {
  const clock = useClock();
  useEffect(() => {
    if (idleMinutes === undefined) return;
    const limit = idleMinutes * 60_000;
    let pingedAt = clock.now().getTime();
    let state: 'active' | 'warned' | 'ended' = 'active';
    const calm = () => {
      state = 'active';
      modals.close(DIALOG);
    };
    const noteLife = () => {
      if (state === 'ended') return;
      if (state === 'warned') calm();
      const now = clock.now().getTime();
      localStorage.setItem(ACTIVE_KEY, String(now));
      if (now - pingedAt < PING_SECONDS * 1000) return;
      pingedAt = now;
      void api.access.getSession();
    };
    const warn = () => {
      state = 'warned';
      modals.open({
        modalId: DIALOG,
        title: <Title />,
        withCloseButton: false,
        onClose: noteLife,
        children: <Warning endsAt={lastActiveAt() + limit} />,
      });
    };
    const end = async () => {
      state = 'ended';
      modals.close(DIALOG);
      const answer = await api.access.signOut();
      // Without a connection nobody could sign in again: whoever works at a customer's stays until there is one.
      if (!answer.ok && answer.problem.code === 'unreachable') {
        state = 'active';
        return;
      }
      askToSignIn(() => {
        state = 'active';
        noteLife();
      });
    };
    const check = () => {
      if (state === 'ended') return;
      const idleFor = clock.now().getTime() - lastActiveAt();
      if (idleFor >= limit) void end();
      else if (idleFor >= limit - WARNING_SECONDS * 1000) {
        if (state === 'active') warn();
      } else if (state === 'warned') calm();
    };
    noteLife();
    const timer = setInterval(check, CHECK_SECONDS * 1000);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, noteLife, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, noteLife);
    };
  }, [idleMinutes, clock, askToSignIn]);
}
