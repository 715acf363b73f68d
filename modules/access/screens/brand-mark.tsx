/** The leaf, as in the rail. */
export function BrandMark() {
  return (
    <svg
      width="1.75rem"
      height="1.75rem"
      viewBox="0 0 20 20"
      fill="none"
      stroke="var(--evergreen)"
      strokeWidth="1.6"
      aria-hidden
    >
      <path d="M10 18V8M10 8C10 4 13 2 17 2c0 4-3 6-7 6ZM10 12c0-3-2.5-5-7-5 0 3.5 2.5 5 7 5Z" />
    </svg>
  );
}
