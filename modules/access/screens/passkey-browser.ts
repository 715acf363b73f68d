type Json = Record<string, unknown>;

const NUMBERS_ONLY = /^[\d.]+$|^\[/;

/** Whether this browser can make and use passkeys here: they belong to a name, and need HTTPS beyond this machine. */
export function knowsPasskeys(): boolean {
  return (
    window.isSecureContext &&
    !NUMBERS_ONLY.test(window.location.hostname) &&
    typeof window.PublicKeyCredential === 'function' &&
    typeof window.PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  );
}

/** Has the browser make a passkey; `undefined` when the person thought better of it. */
export async function makePasskey(options: Json): Promise<Json | undefined> {
  // The server's library wrote the options in the form the browser's own parser reads.
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return asJson(navigator.credentials.create({ publicKey }));
}

/** Has the browser answer with a passkey it knows; `undefined` when the person thought better of it. */
export async function answerWithPasskey(options: Json): Promise<Json | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return asJson(navigator.credentials.get({ publicKey }));
}

async function asJson(asked: Promise<Credential | null>): Promise<Json | undefined> {
  try {
    const credential = await asked;
    return credential instanceof PublicKeyCredential ? { ...credential.toJSON() } : undefined;
  } catch (failure) {
    const isChangeOfMind = failure instanceof DOMException && failure.name === 'NotAllowedError';
    if (isChangeOfMind) return undefined;
    throw failure;
  }
}
