// nginx with one file, as a peer of the relay.

import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port that nobody has. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** Serves bytes from disk with the headers that they had. */
export async function startNginx(bytes, headers) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-nginx-'));
  // As root, its workers are another user.
  await chmod(folder, 0o755);
  const port = await freePort();
  const kept = ['content-encoding', 'cache-control', 'vary', 'etag', 'access-control-allow-origin', 'x-content-type-options'];
  const added = kept.filter((name) => headers[name]).map((name) => `add_header ${name} '${headers[name]}';`).join('\n');
  await writeFile(join(folder, 'board.json'), bytes);
  await writeFile(join(folder, 'nginx.conf'), `
worker_processes auto;
pid ${folder}/pid;
error_log ${folder}/error.log;
daemon off;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=10;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    etag off;
    default_type application/json;
    ${added}
  }
}
`);
  const child = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const address = `http://127.0.0.1:${port}/board.json`;
  for (;;) {
    const status = await fetch(address).then((answer) => answer.status, () => 0);
    if (status === 200) break;
    if (status) throw new Error(`nginx answers ${status}`);
    if (child.exitCode !== null) throw new Error('nginx did not start');
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { address, stop };
}
