// Starts the local cloud and the app with one command.
import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';
import {cloud} from './cloud.mjs';
import {settings} from './settings.mjs';

const local = cloud((line) => console.log(line));
await local.ready;
settings();
const vite = await createServer({root: fileURLToPath(new URL('.', import.meta.url))});
await vite.listen();
vite.printUrls();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await vite.close();
    await local.stop();
    process.exit(0);
  });
}
