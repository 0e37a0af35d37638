// Job boards of any size: about 4 KB of varied text a position, the same in every run.

import { pick, random } from './random.mjs';
import { capital, vocabulary } from './vocabulary.mjs';

/** Four sections and the facts make 4 KB. */
const BYTES_A_SECTION = 680;
const LEVELS = ['', '', 'Senior ', 'Junior ', 'Leitung ', 'Werkstudent ', 'Ausbildung '];
const ROLES = ['Softwareentwickler', 'Buchhalter', 'Projektmanager', 'Köchin', 'Pflegefachkraft', 'Verkäufer', 'Elektroniker',
  'Mechatroniker', 'Vertriebsmitarbeiter', 'Geschäftsführer', 'Datenanalyst', 'Personalreferent', 'Bäcker', 'Gärtner',
  'Einkäufer', 'Schweißer', 'Produktdesigner', 'Kundenberater', 'Logistiker', 'Steuerfachangestellte', 'Systemadministrator'];
const AREAS = ['Backend', 'Außendienst', 'Nachtschicht', 'Großkunden', 'Qualitätssicherung', 'Cloud', 'Filiale', 'Lohnabrechnung',
  'Instandhaltung', 'Mobilität', 'Energie', 'Süddeutschland', 'Forschung', 'Kühllogistik', 'Onlinehandel'];
const OFFICES = ['Berlin', 'Hamburg', 'München', 'Zürich', 'Köln', 'Wien', 'Düsseldorf', 'Lübeck', 'Remote', 'Leipzig'];
const DEPARTMENTS = ['Technik', 'Vertrieb', 'Produktion', 'Finanzen', 'Personal', 'Küche & Service', 'Pflege', 'Öffentlichkeitsarbeit'];
const OWN_SECTIONS = ['Deine Aufgaben', 'Dein Profil'];
/** Sections that a company writes once and pastes into many positions: so many versions of each are in use. */
const PASTED_SECTIONS = ['Wir bieten', 'Über uns'];
const VERSIONS = 8;

/** A feed of `count` positions, as XML. */
export function feed(count) {
  const draw = random(count);
  const word = vocabulary(7);
  const pasted = PASTED_SECTIONS.map((name) => Array.from({ length: VERSIONS }, () => section(name, draw, word)));
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>\n'];
  for (let number = 0; number < count; number += 1) {
    const own = OWN_SECTIONS.map((name) => section(name, draw, word));
    parts.push(position(900_000 + number, [...own, ...pasted.map((versions) => pick(draw, versions))], draw, word));
  }
  parts.push('</workzag-jobs>\n');
  return parts.join('');
}

function position(id, sections, draw, word) {
  const role = pick(draw, ROLES);
  const title = `${pick(draw, LEVELS)}${role} ${pick(draw, AREAS)} (m/w/d)`;
  const [office, other] = [pick(draw, OFFICES), pick(draw, OFFICES)];
  const more = other === office ? '' : `<additionalOffices>\n<office>${other}</office>\n</additionalOffices>\n`;
  const created = new Date(Date.UTC(2026, Math.floor(draw() * 9), 1 + Math.floor(draw() * 28), 8)).toISOString();
  return `<position>
<id>${id}</id>
<subcompany>Beispielwerke GmbH</subcompany>
<office>${office}</office>
${more}<department>${escape(pick(draw, DEPARTMENTS))}</department>
<recruitingCategory>${pick(draw, ['Fachkräfte', 'Berufseinstieg', 'Führungskräfte'])}</recruitingCategory>
<name>${title}</name>
<jobDescriptions>
${sections.join('')}</jobDescriptions>
<employmentType>${pick(draw, ['permanent', 'permanent', 'intern', 'working_student', 'trainee'])}</employmentType>
<seniority>${pick(draw, ['entry-level', 'experienced', 'executive', 'student'])}</seniority>
<schedule>${pick(draw, ['full-time', 'part-time', 'full-or-part-time'])}</schedule>
<yearsOfExperience>${pick(draw, ['lt-1', '1-2', '2-5', '5-7'])}</yearsOfExperience>
<keywords>${role.toLowerCase()},${word(draw)}</keywords>
<occupation>other</occupation>
<occupationCategory>${pick(draw, ['it_software', 'sales', 'production', 'health'])}</occupationCategory>
<createdAt>${created.slice(0, 19)}+00:00</createdAt>
</position>
`;
}

function section(name, draw, word) {
  const bytes = BYTES_A_SECTION;
  let html = `<p>${sentences(draw, word, bytes * 0.6)}</p><ul>`;
  while (html.length < bytes) html += `<li>${sentence(draw, word, 5 + Math.floor(draw() * 7))}</li>`;
  return `<jobDescription>\n<name>${name}</name>\n<value>\n<![CDATA[${html}</ul>]]>\n</value>\n</jobDescription>\n`;
}

function sentences(draw, word, length) {
  let text = '';
  while (text.length < length) text += `${text && ' '}${sentence(draw, word, 8 + Math.floor(draw() * 12))}`;
  return text;
}

function sentence(draw, word, words) {
  let text = capital(word(draw));
  for (let at = 1; at < words; at += 1) text += (draw() < 0.08 ? ', ' : ' ') + word(draw);
  return `${text}.`;
}

const escape = (text) => text.replaceAll('&', '&amp;');
