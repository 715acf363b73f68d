let handed: File | undefined;

/** Keeps a file while its page is opened: a file cannot stand in an address. */
export function handFile(file: File): void {
  handed = file;
}

/** The file that was handed to the page now opened, once; later askers get nothing. */
export function takeHandedFile(): File | undefined {
  const file = handed;
  handed = undefined;
  return file;
}
