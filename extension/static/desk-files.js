// The thread that looks into dropped files. It is told what to do in messages, and answers each.

import start, { cut, problem, read, unpack } from './desk-files-core.js';

const ready = start({ module_or_path: fetch(new URL('desk-files-core.wasm', import.meta.url)) });

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A file as the desk knows it, with its content beside. */
async function paper(known, bytes) {
  const [file] = known.file.split('#');
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  return {
    paper: { ...known, size: bytes.length, sha256, problem: said(problem(file, bytes)) },
    blob: new Blob([bytes], { type: 'application/pdf' }),
  };
}

const said = (json) => (json ? JSON.parse(json) : null);
const isArchive = (name) => name.toLowerCase().endsWith('.zip');

const jobs = {
  /** A dropped file: itself, or what an archive has. */
  async open({ name, file }) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isArchive(name)) return [await paper({ file: name, content: JSON.parse(read(bytes)) }, bytes)];
    const files = unpack(bytes);
    const papers = [];
    for (let index = 0; index < files.length; index += 2) {
      const content = files[index + 1];
      papers.push(await paper({ file: `${name}/${files[index]}`, content: JSON.parse(read(content)) }, content));
    }
    return papers;
  },
  /** Groups of pages of a PDF as files of their own. */
  async cut({ file, groups, papers }) {
    const parts = cut(new Uint8Array(await file.arrayBuffer()), new Uint32Array(groups));
    return Promise.all(parts.map((bytes, index) => paper(papers[index], bytes)));
  },
};

onmessage = async ({ data: { id, job, input } }) => {
  try {
    await ready;
    postMessage({ id, done: await jobs[job](input) });
  } catch (error) {
    postMessage({ id, failed: typeof error === 'string' ? error : 'broken' });
  }
};
