// What people type. A search answers every keystroke, so beginnings are queries too.

/** Queries as they grow, right and wrong, with one word and several. */
export const KEYSTROKES = ['s', 'so', 'soft', 'softwareent', 'softwareentwikler', 'buchhal', 'buchaltung', 'küche', 'kueche',
  'zuerich', 'zürich köchin', 'münchen softwareentwickler', 'kubernets', 'führungskraft teilzeit', 'projektmanagment hamburg'];

/** A few of them for the peer that takes a second for each. */
export const FEW_KEYSTROKES = ['so', 'softwareentwikler', 'buchhal', 'buchaltung', 'kueche', 'kubernets'];

/** One word, written as people write it who cannot spell it or have no umlauts. */
export const MISSPELT = ['buchaltung', 'softwareentwikler', 'softwarentwickler', 'kubernets', 'kubernetis', 'projektmanagr',
  'verkaufer', 'verkaeufer', 'köchen', 'kochin', 'zurich', 'zuerich', 'munchen', 'muenchen', 'gaertner', 'schweisser',
  'geschaftsführer', 'elektronikr', 'pflegefachkaft', 'logstiker', 'düseldorf', 'qualitatssicherung', 'aussendienst',
  'lohnabrechung', 'fuhrerschein', 'gabelstabler', 'franzosisch', 'steuerberatng'];
