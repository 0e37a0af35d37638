// Twenty thousand words that behave like a language: families of one stem, compounds, umlauts, and a few words that
// are everywhere while most are rare.

import { pick, random } from './random.mjs';

const SIZE = 20_000;

/** The most frequent words; short, as in every language. */
const COMMON = `und die der in mit für den von zu wir du als auf im ein eine bei sowie oder dich unser deine unsere ist
  einer zur zum aus durch über dir an sich auch nach uns bist hast nicht werden einem sind alle mehr dein sehr gute
  unserem deiner wie dem team the and to you with our of`.split(/\s+/);

/** Words of job ads: what people search for. Each is as frequent as its place says. */
export const TRADE = `Erfahrung Aufgaben Kunden Arbeit Entwicklung Unternehmen Kenntnisse Ausbildung Verantwortung
  Projekte Vertrieb Produktion Studium Technik Berlin Hamburg München Qualität Planung Beratung Führung Prozesse
  Sicherheit Vergütung Urlaub Teilzeit Vollzeit Weiterbildung Kollegen Betreuung Buchhaltung Projektmanagement
  Softwareentwicklung Köln Zürich Wien Marketing Einkauf Logistik Montage Wartung Pflege Küche Verkäufer Bäckerei
  Gebäude Anlagen Elektrotechnik Maschinenbau Personalabteilung Qualitätssicherung Geschäftsführung Führungskraft
  Flexibilität Überstunden Homeoffice Fähigkeiten Schlüsselkunden Werkstätten Außendienst Großhandel Straßenbau
  Kubernetes Python Postgres TypeScript Datenbanken Maschinelles Lernen Buchprüfung Lohnabrechnung Steuerberatung
  Krankenhaus Physiotherapie Notaufnahme Rettungsdienst Gärtnerei Tischlerei Schweißer Lackierer Zerspanung
  Sprachkenntnisse Französisch Führerschein Gabelstapler Kühlräume Hygiene Rezeption Veranstaltungen`.split(/\s+/);

const STARTS = 'b br bl d dr f fl fr g gl gr h j k kl kn kr l m n p pf pl pr r s sch schl schm schn st str t tr v w z zw'.split(' ');
const VOWELS = 'a a a e e e e i i o o u u ä ö ü au ei eu ie'.split(' ');
const ENDS = 'b ch ck d f g k l ld lt m n nd ng nk nn nt p r rb rd rg rk rn rt s ss st t tt tz'.split(' ');
/** The endings of a family; a family has some of them. */
const ENDINGS = ['', 'e', 'en', 'er', 'ern', 'ung', 'ungen', 'erin', 'lich', 'liche', 'lichen', 'ig', 'igen', 'keit', 't', 'te', 'end', 'isch', 'ische', 's'];

/** A function that gives a word, frequent ones more often. */
export function vocabulary(seed) {
  const next = random(seed);
  const made = new Set();
  const stems = [];
  while (made.size < SIZE) {
    const stem = makeStem(next, stems);
    stems.push(stem);
    for (const ending of ENDINGS) if (ending === '' || next() < 0.3) made.add(stem + ending);
  }
  // Short words are the frequent ones, roughly.
  const rest = [...made].map((word) => [word.length + 6 * next(), word]).sort((one, other) => one[0] - other[0]);
  const words = [...COMMON];
  const trade = [...TRADE];
  for (const [, word] of rest) {
    if (words.length % 12 === 0 && trade.length > 0) words.push(trade.shift());
    words.push(next() < 0.3 ? capital(word) : word);
  }
  const reach = [];
  let sum = 0;
  words.forEach((_, rank) => reach.push((sum += 1 / (rank + 2.7) ** 1.03)));
  return (draw) => words[place(reach, draw() * sum)];
}

function makeStem(next, known) {
  // Every fourth stem is a compound of two, as German likes it.
  if (known.length > 200 && next() < 0.25) return pick(next, known) + pick(next, known);
  const syllables = 1 + Math.floor(next() * 2.4);
  let stem = '';
  for (let at = 0; at < syllables; at += 1) stem += pick(next, STARTS) + pick(next, VOWELS);
  return stem + pick(next, ENDS);
}

/** The first place whose reach is beyond a number. */
function place(reach, number) {
  let [low, high] = [0, reach.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach[middle] > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
