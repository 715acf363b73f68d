type Json = Record<string, unknown>;

interface Operation {
  summary: string;
  operationId: string;
  tags: string[];
  'x-permission': string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

/** The API document as a page to read: each route with who may call it, what goes in, what comes out. Needs no script. */
export function apiPage(document: Json): string {
  const info = document.info as { title: string; version: string };
  const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        operation,
      })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const sections = tags.map(
    (tag) =>
      `<section><h2 id="${asHtml(tag)}">${asHtml(tag)}</h2>${operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .map(operationHtml)
        .join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asHtml(info.title)} API</title><style>${STYLE}</style></head><body>
<header><h1>${asHtml(info.title)} API <small>${asHtml(info.version)}</small></h1>
<p>Send a session cookie or <code>Authorization: Bearer …</code>. Every change accepts an <code>Idempotency-Key</code> header:
the same key sent again gives the first answer back. Errors are <code>application/problem+json</code> and list all faults at once.
The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p><nav>${tags.map((tag) => `<a href="#${asHtml(tag)}">${asHtml(tag)}</a>`).join(' ')}</nav></header>
<main>${sections.join('')}</main></body></html>`;
}

function operationHtml(entry: { path: string; method: string; operation: Operation }): string {
  const { operation } = entry;
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return `<details id="${asHtml(operation.operationId)}"><summary><b class="${entry.method}">${entry.method}</b>
<code>${asHtml(entry.path)}</code><span>${asHtml(operation.summary)}</span></summary>
<p>Permission: <code>${asHtml(operation['x-permission'])}</code></p>
${parametersHtml(operation)}${body ? `<h4>Body</h4>${schemaHtml(body)}` : ''}
<h4>Answers</h4>${Object.entries(operation.responses).map(responseHtml).join('')}</details>`;
}

function parametersHtml(operation: Operation): string {
  if (operation.parameters.length === 0) return '';
  const rows = operation.parameters.map(
    (
      one,
    ) => `<tr><td><code>${asHtml(one.name)}</code></td><td>${one.in}${one.required ? ', required' : ''}</td>
<td>${asHtml(typeText(one.schema))}</td><td>${asHtml(one.description ?? String(one.schema.description ?? ''))}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function responseHtml([status, response]: [string, Operation['responses'][string]]): string {
  const schema = status.startsWith('2') ? Object.values(response.content ?? {})[0]?.schema : undefined;
  return `<p><b>${status}</b> ${asHtml(response.description)}</p>${schema ? schemaHtml(schema) : ''}`;
}

const schemaHtml = (schema: Json): string => `<pre>${asHtml(JSON.stringify(schema, null, 2))}</pre>`;

function typeText(schema: Json): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  return [schema.type, schema.format].filter((part) => typeof part === 'string').join(', ');
}

const asHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character,
  );

const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#16211c,#e8eeea);--soft:light-dark(#48554e,#a9b5ae);--line:light-dark(#e3e8e4,#2b3630);
--green:light-dark(#1c6b4f,#6fc3a0)}body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);max-width:60rem;margin:2rem auto;padding:0 1rem}
small,summary span{color:var(--soft)}nav a{margin-right:1rem}a{color:var(--green)}details{border-bottom:1px solid var(--line);padding:.4rem 0}
summary{cursor:pointer;display:flex;gap:.8rem;flex-wrap:wrap}summary b{min-width:4.2rem;color:var(--green)}table{border-collapse:collapse}
td{padding:.2rem .8rem .2rem 0;vertical-align:top}pre{overflow:auto;max-height:24rem;font-size:13px;border:1px solid var(--line);padding:.6rem;border-radius:6px}`;
