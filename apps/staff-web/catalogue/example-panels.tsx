export function FinePanel({ id }: { readonly id: string }) {
  return <p>Shown for {id}</p>;
}

export function BrokenPanel(): never {
  throw new Error('planted');
}
