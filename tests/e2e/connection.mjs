// The network between the page and the relay, made slow or broken.

/** Lets uploads crawl, so that their progress can be seen; downloads stay as they are. */
export async function slowUploads(page, bytesPerSecond) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const emulate = (uploadThroughput) =>
    session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await emulate(bytesPerSecond);
  return { end: () => emulate(-1) };
}

/** Breaks the connection of requests to an address until it is mended. */
export async function broken(page, address) {
  const fail = (route) => route.abort('connectionreset');
  await page.route(address, fail);
  return { mend: () => page.unroute(address, fail) };
}

export const APPLICATIONS = '**/v1/recruiting/applications';
export const DOCUMENTS = '**/v1/recruiting/applications/documents';
