// Starts the app. `npm start` uses the stack in .env.local if it is one on AWS, and the local cloud otherwise.
// `npm run local` always uses the local cloud.
import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';
import {checkPort, localCloud} from './cloud.mjs';
import {currentIssuer, settings} from './settings.mjs';

const PORT = 5173;
const isLocal = (url) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

let cloud;
let vite;
let stopping = false;

async function stop(exitCode) {
  if (!stopping) {
    stopping = true;
    await vite?.close();
    await cloud?.stop();
    process.exit(exitCode);
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => stop(0));
}

try {
  await checkPort(PORT);
  const issuer = currentIssuer();
  if (process.argv.includes('--local') || !issuer || isLocal(issuer)) {
    cloud = localCloud({say: (line) => console.log(line)});
    await cloud.ready;
    settings();
    cloud.ended().then((code) => {
      if (!stopping) {
        console.error(`The local cloud has ended (exit code ${code}), so the app ends too.`);
        stop(1);
      }
    });
  } else {
    console.log(`Using the stack in .env.local, with the issuer ${issuer}. For the local cloud: npm run local`);
  }
  vite = await createServer({root: fileURLToPath(new URL('.', import.meta.url))});
  await vite.listen();
  console.log('The app is ready. Press Ctrl-C to stop it.');
  vite.printUrls();
} catch (error) {
  if (!stopping) {
    console.error(`The app did not start: ${error.message}`);
    await stop(1);
  }
}
