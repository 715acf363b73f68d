import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '#contract';
import type { Design, ProcessTemplate } from '#modules/service-processes/contract';
import { answered } from '#ui';

const AFTER_MS = 1200;

/** Keeps a draft a moment after each change; one save at a time, so that each names the revision it follows. */
export function useDraftSaving(design: Design, template: ProcessTemplate) {
  const client = useQueryClient();
  const { templateKey } = design;
  const revision = useRef(design.draft?.revision ?? null);
  const saved = useRef(template);
  const [isWaiting, setIsWaiting] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (next: ProcessTemplate) =>
      answered(
        api.serviceProcesses.saveDraft({
          params: { templateKey },
          body: { revision: revision.current, template: next },
        }),
      ),
    onSuccess: (next, sent) => {
      revision.current = next.draft?.revision ?? null;
      saved.current = sent;
      // The page keeps what it shows: only what stands above it is told anew.
      client.setQueryData(['service-processes', 'designs', templateKey], next);
      void client.invalidateQueries({ queryKey: ['service-processes', 'designs'], exact: true });
    },
  });
  useEffect(() => {
    // Undoing all changes is a change too, once one of them was kept.
    if (template === saved.current) {
      setIsWaiting(false);
      return;
    }
    setIsWaiting(true);
    if (isPending || error) return;
    const timer = setTimeout(() => mutate(template), AFTER_MS);
    return () => clearTimeout(timer);
  }, [template, isPending, error, mutate]);
  return {
    revision: revision.current,
    isWaiting,
    error,
  };
}
