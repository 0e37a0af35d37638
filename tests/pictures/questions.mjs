// A form with a question of every kind.

const both = (en, de) => ({ en, de });
const ID = 'custom_attribute_';

/** What a relay would answer for the form. */
export const everyQuestion = {
  company: 'Acme',
  privacy_url: 'https://acme.example/privacy',
  documents: { categories: ['cv', 'cover-letter'], required: ['cv'], max_files: 3 },
  fields: [
    { id: 'first_name', required: true },
    { id: 'last_name', required: true },
    { id: 'email', required: true },
    { id: 'phone' },
    { id: 'location', required: true },
    { id: 'birthday' },
    { id: 'gender' },
    { id: 'available_from', required: true },
    { id: 'salary_expectations' },
    { id: `${ID}1`, kind: 'text', label: both('Licence number', 'Nummer der Fahrerlaubnis'), hint: both('On the front, below the picture.', 'Auf der Vorderseite, unter dem Bild.') },
    { id: `${ID}2`, kind: 'number', label: both('Hours a week', 'Stunden in der Woche'), required: true },
    { id: `${ID}3`, kind: 'date', label: both('When did you finish your apprenticeship?', 'Wann haben Sie Ihre Ausbildung abgeschlossen?') },
    {
      id: `${ID}4`, kind: 'option', label: both('Shift', 'Schicht'), required: true,
      options: [{ value: 'early', label: both('Early', 'Früh') }, { value: 'late', label: both('Late', 'Spät') }],
    },
    {
      id: `${ID}5`, kind: 'options', label: both('Which licences do you hold?', 'Welche Führerscheine haben Sie?'), required: true,
      hint: both('Choose all that apply.', 'Wählen Sie alles, was zutrifft.'),
      options: ['B', 'BE', 'C1E'].map((value) => ({ value, label: both(`Class ${value}`, `Klasse ${value}`) })),
    },
    {
      id: `${ID}6`, kind: 'checkbox', required: true,
      label: both('I have read the notes on safety at work and can climb ladders.', 'Ich habe die Hinweise zur Arbeitssicherheit gelesen und kann auf Leitern arbeiten.'),
    },
    { id: 'message' },
  ],
};
