import { useElementSize } from '@mantine/hooks';

/** The drawn width of a picture in pixels, so that text keeps its size while the picture grows. */
export function useWidth(fallback = 280) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  return { ref, width: width > 0 ? width : fallback };
}
