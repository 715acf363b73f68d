import { IconMail, IconNote, IconPhone } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { api } from '#contract';
import { answered, Composer, useSession, useShortcuts, useToasts } from '#ui';
import { zonedInstant } from '#working-time';
import { type CallDetails, CallFields, emptyCall } from './call-fields.tsx';
import { type ContactDetails, ContactFields, emptyContact } from './contact-fields.tsx';
import { useWords } from './messages/use-words.ts';
import { refreshTimeline } from './timeline-query.ts';
import { WhenField } from './when-field.tsx';

/** One key for one wording: sending the same text again after a broken connection records it once. */
function useIdempotencyKey(): (body: object) => string {
  const last = useRef<{ text: string; key: string }>(undefined);
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  };
}

/** Offers to take back what was just written. */
function useUndo(partyId: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return (message: string, interactionId: string) =>
    toasts.doneWithUndo(message, () => {
      answered(api.timeline.retractInteraction({ params: { partyId, interactionId } }))
        .then(() => refreshTimeline(client, partyId))
        .catch(toasts.failed);
    });
}

/** `n` begins a note and `l` a call, from anywhere on the page. */
function useComposerKeys(frame: RefObject<HTMLDivElement | null>): void {
  const words = useWords();
  const begin = (position: number) => {
    const tab = frame.current?.querySelectorAll<HTMLElement>('[role=tab]')[position];
    tab?.click();
    // The text field of the tab is there only after the click has been rendered.
    requestAnimationFrame(() => frame.current?.querySelector('textarea')?.focus());
  };
  useShortcuts([
    { keys: 'n', label: words('composer.writeNote'), group: 'general', run: () => begin(0) },
    { keys: 'l', label: words('composer.logCall'), group: 'general', run: () => begin(1) },
  ]);
}

/** Notes and calls, above the customer's tabs. Nothing typed is lost until it is saved. */
export function InteractionComposer({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const client = useQueryClient();
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const offerUndo = useUndo(partyId);
  const keyFor = useIdempotencyKey();
  const frame = useRef<HTMLDivElement>(null);
  useComposerKeys(frame);
  const [when, setWhen] = useState('');
  const [savedCount, setSavedCount] = useState(0);
  const [call, setCall] = useState<CallDetails>(emptyCall);
  const [contact, setContact] = useState<ContactDetails>(emptyContact);
  const occurredAt = when === '' ? undefined : zonedInstant(when, timeZone);
  const written = async (message: string, interactionId: string) => {
    setWhen('');
    setSavedCount((count) => count + 1);
    setCall(emptyCall);
    setContact(emptyContact);
    await refreshTimeline(client, partyId);
    offerUndo(message, interactionId);
  };

  const saveNote = async (text: string) => {
    const body = { text, occurredAt };
    const note = await answered(
      api.timeline.addNote({ params: { partyId }, body, idempotencyKey: keyFor({ partyId, ...body }) }),
    );
    await written(words('composer.noteSaved'), note.interactionId);
  };
  const saveCall = async (text: string) => {
    const body = { ...call, text, occurredAt };
    const logged = await answered(
      api.timeline.logCall({ params: { partyId }, body, idempotencyKey: keyFor({ partyId, ...body }) }),
    );
    await written(words('composer.callLogged'), logged.interactionId);
  };
  const saveContact = async (text: string) => {
    const body = { ...contact, text, occurredAt };
    const logged = await answered(
      api.timeline.logContact({ params: { partyId }, body, idempotencyKey: keyFor({ partyId, ...body }) }),
    );
    await written(words('composer.contactLogged'), logged.interactionId);
  };

  const whenField = <WhenField key={savedCount} value={when} onChange={setWhen} />;
  return (
    <div ref={frame}>
      <Composer
        key={partyId}
        draftKey={`timeline.${partyId}`}
        label={words('composer.label')}
        tabs={[
          {
            key: 'note',
            label: words('composer.note'),
            icon: IconNote,
            placeholder: words('composer.notePlaceholder'),
            actionLabel: words('composer.saveNote'),
            isNote: true,
            fields: whenField,
            onSave: saveNote,
          },
          {
            key: 'call',
            label: words('composer.call'),
            icon: IconPhone,
            placeholder: words('composer.callPlaceholder'),
            actionLabel: words('composer.saveCall'),
            fields: (
              <>
                <CallFields call={call} onChange={setCall} />
                {whenField}
              </>
            ),
            mayBeEmpty: true,
            onSave: saveCall,
          },
          {
            key: 'contact',
            label: words('composer.contact'),
            icon: IconMail,
            placeholder: words('composer.contactPlaceholder'),
            actionLabel: words('composer.saveContact'),
            fields: (
              <>
                <ContactFields contact={contact} onChange={setContact} />
                {whenField}
              </>
            ),
            mayBeEmpty: true,
            onSave: saveContact,
          },
        ]}
      />
    </div>
  );
}
