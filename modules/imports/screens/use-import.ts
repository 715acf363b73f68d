import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { ImportDetail, ImportOptions, ImportState } from '#modules/imports/contract';
import { answered, useToasts } from '#ui';

export const importsKey = ['imports'] as const;
const importKey = (importId: string) => [...importsKey, 'one', importId] as const;

const workedOn = new Set<ImportState>(['testing', 'queued', 'running', 'reverting']);
const lookAgainMilliseconds = 700;

/** Whether the server is busy with the import, so that it must be looked at again. */
export function isWorkedOn(state: ImportState): boolean {
  return workedOn.has(state);
}

/** One import, looked at again and again while the server works on it. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: importKey(importId),
    queryFn: ({ signal }) => answered(api.imports.getImport({ params: { importId }, signal })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isWorkedOn(state.data.state) ? lookAgainMilliseconds : false,
  });
}

/** The first rows as they would be understood with the present options. */
export function useImportPreview(detail: ImportDetail) {
  const { importId, mapping, options, layout } = detail;
  return useQuery({
    queryKey: [...importsKey, 'preview', importId, mapping, options, layout],
    queryFn: ({ signal }) => answered(api.imports.previewImport({ params: { importId }, signal })),
    placeholderData: (before) => before,
  });
}

/** What can be asked of an import. Each gives the import as it is afterwards. */
export function useImportActs(importId: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  const params = { importId };
  const act = <V>(ask: (value: V) => Promise<ImportDetail>) => ({
    mutationFn: ask,
    onSuccess: (detail: ImportDetail) => client.setQueryData(importKey(importId), detail),
    onError: (failure: unknown) => {
      toasts.failed(failure);
      void client.invalidateQueries({ queryKey: importKey(importId) });
    },
  });
  return {
    configure: useMutation(
      act((body: { options?: Partial<ImportOptions>; mapping?: Record<string, string> }) =>
        answered(api.imports.configureImport({ params, body })),
      ),
    ),
    test: useMutation(
      act((wholeFile: boolean) => answered(api.imports.testImport({ params, body: { wholeFile } }))),
    ),
    start: useMutation(
      act((allowSameFile: boolean) => answered(api.imports.startImport({ params, body: { allowSameFile } }))),
    ),
    pause: useMutation(act((_: undefined) => answered(api.imports.pauseImport({ params })))),
    resume: useMutation(act((_: undefined) => answered(api.imports.resumeImport({ params })))),
    cancel: useMutation(act((_: undefined) => answered(api.imports.cancelImport({ params })))),
    revert: useMutation(act((_: undefined) => answered(api.imports.revertImport({ params })))),
  };
}
