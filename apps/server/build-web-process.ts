import { stopWithParent } from '../../packages/platform/process/stop-with-parent.ts';
import { buildWeb } from './build-web.ts';

/** Entry of the process that builds the web app and ends. */
stopWithParent();
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('build-web-process needs the folder to build into');
await buildWeb(folder);
