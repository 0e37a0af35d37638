// A board with words as long as they get.

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const TITLES = [
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsbeauftragte (m/w/d)',
  'Kraftfahrzeughaftpflichtversicherungssachbearbeitung',
  `${LONG}${LONG}`,
  'QA', 'Wissenschaftliche Mitarbeiterin für Grundstücksverkehrsgenehmigungszuständigkeitsübertragung und Verwaltung, befristet bis 31.12.2027 (all genders, 80–100 %)',
];

const position = (title, place) => `<position><id>${71 + place}</id><subcompany>${LONG} mbH</subcompany>
<office>${place % 2 ? 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' : 'Au'}</office>
<department>${place % 2 ? LONG : 'IT'}</department><name>${title}</name>
<jobDescriptions><jobDescription><name>${LONG}</name><value><![CDATA[<p>${LONG} ${LONG.toLowerCase()}</p>
<ul><li>${LONG}</li><li>https://www.example.org/${LONG.toLowerCase().repeat(2)}</li></ul>]]></value></jobDescription></jobDescriptions>
<employmentType>permanent</employmentType><seniority>experienced</seniority><schedule>${place % 2 ? 'full-time' : 'full-or-part-time'}</schedule>
<yearsOfExperience>gt-15</yearsOfExperience><createdAt>2026-03-0${1 + place}T08:00:00+00:00</createdAt></position>`;

/** The feed. */
export const longWords = `<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>${TITLES.map(position).join('\n')}</workzag-jobs>`;
