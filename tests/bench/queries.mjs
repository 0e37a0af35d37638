// What people type. A search answers every keystroke, so beginnings are queries too.

/** Queries as they grow, right and wrong, with one word and several. */
export const KEYSTROKES = ['s', 'so', 'soft', 'softwareent', 'softwareentwikler', 'buchhal', 'buchaltung', 'küche', 'kueche',
  'zuerich', 'zürich köchin', 'münchen softwareentwickler', 'kubernets', 'führungskraft teilzeit', 'projektmanagment hamburg'];

/** A few of them for the peer that takes a second for each. */
export const FEW_KEYSTROKES = ['so', 'softwareentwikler', 'buchhal', 'buchaltung', 'kueche', 'kubernets'];

/** Words as people write them who cannot spell them or have no umlauts, and the words that they mean. */
export const MISSPELT = {
  buchaltung: 'buchhaltung', buchhalte: 'buchhalter', softwareentwikler: 'softwareentwickler', softwarentwickler: 'softwareentwickler',
  kubernets: 'kubernetes', kubernetis: 'kubernetes', projektmanagr: 'projektmanager', verkaufer: 'verkäufer',
  verkaeufer: 'verkäufer', kochin: 'köchin', koechin: 'köchin', zurich: 'zürich', zuerich: 'zürich', munchen: 'münchen',
  muenchen: 'münchen', gaertner: 'gärtner', gartner: 'gärtner', schweisser: 'schweißer', geschaftsführer: 'geschäftsführer',
  elektronikr: 'elektroniker', pflegefachkaft: 'pflegefachkraft', logstiker: 'logistiker', düseldorf: 'düsseldorf',
  qualitatssicherung: 'qualitätssicherung', aussendienst: 'außendienst', lohnabrechung: 'lohnabrechnung',
  fuhrerschein: 'führerschein', gabelstabler: 'gabelstapler', franzosisch: 'französisch', steuerberatng: 'steuerberatung',
};
