import type { Plugin } from 'vite';

const unused = /--mantine-color-(pink|grape|violet|cyan|lime|teal|orange|blue|yellow)-[\w-]+:[^;}]*;?/g;

/** The component library declares fourteen palettes, light and dark; we speak in our own and leave out those nobody names. */
export function ownPalettes(): Plugin {
  return {
    name: 'own-palettes',
    enforce: 'pre',
    transform(code, id) {
      return id.endsWith('/default-css-variables.layer.css') ? code.replace(unused, '') : undefined;
    },
  };
}
