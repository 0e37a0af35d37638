// Marionette, the protocol by which Firefox is driven from outside: lists in JSON, each after its length in bytes.

import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Talks to the browser that listens on a port of this computer, as soon as it does. */
export async function talk(port, patience = 60_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return new Marionette(await open(port));
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(100);
    }
  }
}

const open = (port) => new Promise((resolve, reject) => {
  const socket = connect(port, '127.0.0.1', () => resolve(socket));
  socket.once('error', reject);
});

class Marionette {
  #socket;
  #asked = new Map();
  #received = Buffer.alloc(0);

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#take(data));
    socket.on('close', () => this.#asked.forEach(({ reject }) => reject(new Error('the browser is gone'))));
  }

  /** Gives a command and waits for its answer. */
  ask(command, parameters = {}) {
    const id = this.#asked.size + 1;
    const text = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }

  #take(data) {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (colon < 0 || this.#received.length < end) return;
      const said = JSON.parse(this.#received.subarray(colon + 1, end));
      this.#received = this.#received.subarray(end);
      if (!Array.isArray(said)) continue; // who it is
      const [, id, error, answer] = said;
      if (error) this.#asked.get(id).reject(new Error(`${error.error}: ${error.message}`));
      else this.#asked.get(id).resolve(answer);
    }
  }
}
