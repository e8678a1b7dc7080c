/** `npm start`: installs what is missing and serves the app. Options go to vite: `npm start -- --port 8080`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installDependencies, requireNode } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
requireNode();
installDependencies();
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vite.kill(signal));
// npm ends its shell when it is told to stop, not what runs in it.
const npm = process.ppid;
setInterval(() => {
  if (process.ppid !== npm) vite.kill();
}, 500).unref();
vite.on('exit', (code) => process.exit(code ?? 0));
