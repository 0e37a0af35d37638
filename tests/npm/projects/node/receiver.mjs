// Takes uploads and tells how many bytes came.

import { createServer } from 'node:http';

const server = createServer((request, response) => {
  let received = 0;
  request.on('data', (chunk) => { received += chunk.length; });
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true,"data":{"type":"Document","attributes":{"id":7}}}');
    process.send(received);
  });
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
