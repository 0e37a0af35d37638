// A feed with an attack in every field. Each attack that works adds its name to `window.executed`.

const run = (name) => `(window.executed = window.executed || []).push('${name}')`;

const attacks = (field) => [
  `<script>${run(`${field} script`)}</script>`,
  `<img src="x" onerror="${run(`${field} onerror`)}">`,
  `<svg onload="${run(`${field} svg`)}"><a xlink:href="javascript:${run(`${field} xlink`)}">svg link</a></svg>`,
  `<a href="javascript:${run(`${field} link`)}">link</a>`,
  `<a href="java&#10;script:${run(`${field} split link`)}">split link</a>`,
  `<a href="data:text/html,<script>alert(1)</script>">data link</a>`,
  `<iframe srcdoc="<script>parent.executed=['${field} frame']</script>"></iframe>`,
  `<style>@import "/executed.css"; * { display: none !important }</style>`,
  `<form action="/executed"><input name="password" autofocus onfocus="${run(`${field} focus`)}"><button>Log in</button></form>`,
  `<details open ontoggle="${run(`${field} toggle`)}">open</details>`,
  `"><img src=x onerror=${run(`${field} attribute`)}>`,
  `</script></style></title></textarea><img src=x onerror="${run(`${field} breakout`)}">`,
].join('');

const cdata = (field) => `<![CDATA[${attacks(field)}]]>`;

/** The plain text that starts the title of the hostile position. */
export const TITLE = 'Hostile';

export const HOSTILE_FEED = `<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs>
  <position>
    <id>666</id>
    <subcompany>${cdata('subcompany')}</subcompany>
    <office>${cdata('office')}</office>
    <additionalOffices><office>${cdata('additional office')}</office></additionalOffices>
    <department>${cdata('department')}</department>
    <recruitingCategory>${cdata('category')}</recruitingCategory>
    <name>${TITLE} ${cdata('title')}</name>
    <jobDescriptions>
      <jobDescription><name>${cdata('section')}</name><value>Plain words. ${cdata('text')}</value></jobDescription>
      <jobDescription><name>CONTACT_PERSON</name><value>${cdata('contact')}</value></jobDescription>
      <jobDescription><name>Teaser</name><value>${cdata('teaser')}</value></jobDescription>
      <jobDescription><name>Slug</name><value>${cdata('slug')}</value></jobDescription>
    </jobDescriptions>
    <employmentType>${cdata('employment type')}</employmentType>
    <seniority>${cdata('seniority')}</seniority>
    <schedule>${cdata('schedule')}</schedule>
    <yearsOfExperience>${cdata('experience')}</yearsOfExperience>
    <keywords>${cdata('keywords')}</keywords>
    <occupation>${cdata('occupation')}</occupation>
    <occupationCategory>${cdata('occupation category')}</occupationCategory>
    <createdAt>${cdata('created')}</createdAt>
    <salaryInformation>
      <min>${cdata('min')}</min><max>1</max><currencySymbol>${cdata('symbol')}</currencySymbol>
      <currencyCode>${cdata('currency')}</currencyCode><type>${cdata('pay type')}</type>
    </salaryInformation>
  </position>
  <position>
    <id>667</id>
    <office>Elsewhere</office>
    <department>Harmless</department>
    <name>Baker</name>
    <jobDescriptions><jobDescription><name>Work</name><value>Bread.</value></jobDescription></jobDescriptions>
    <employmentType>permanent</employmentType>
    <seniority>experienced</seniority>
    <schedule>full-time</schedule>
  </position>
</workzag-jobs>
`;
