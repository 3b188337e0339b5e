import type { EventType } from '../model/calendar';
import type { Occurrence } from '../model/occurrence';

/** One text, or one for each language */
type Text = string | Record<string, string>;

interface Sample extends Partial<Omit<Occurrence, 'title' | 'summary'>> {
	title: Text;
	summary?: Text;
	/** Minutes; of an all-day event days */
	lasts?: number;
}

export const TYPES: EventType[] = [
	{ id: 'tech-talk', label: 'Tech talk', color: 'blue', icon: 'talk' },
	{ id: 'office-hours', label: 'Office hours', color: 'green', icon: 'hours' },
	{ id: 'lightning-talk', label: 'Lightning talk', color: 'yellow', icon: 'lightning' },
	{ id: 'irc-meeting', label: 'IRC meeting', color: 'teal', icon: 'chat' },
	{ id: 'workshop', label: 'Workshop', color: 'purple', icon: 'workshop' },
	{ id: 'triage', label: 'Triage', color: 'orange', icon: 'triage' },
	{ id: 'hackathon', label: 'Hackathon', color: 'red', icon: 'code' },
	{ id: 'other', label: 'Other', color: 'gray', icon: 'other' }
];

const OFFICE_HOURS: Omit<Sample, 'start'> = {
	pageid: 11,
	title: { en: 'Technical office hours', ar: 'ساعات الاستقبال التقنية', ja: '技術オフィスアワー' },
	type: 'office-hours',
	recurring: true,
	summary: {
		en: 'Bring a question about gadgets, templates, bots or the API; somebody who knows will be there.',
		ar: 'أحضر سؤالك عن الإضافات أو القوالب أو البوتات، وستجد من يجيبك.',
		ja: 'ガジェット、テンプレート、ボット、APIについての質問をお持ちください。詳しい人がお答えします。'
	},
	topics: [ 'gadgets', 'templates', 'bots' ],
	audience: [ 'developers', 'editors', 'newcomers' ],
	languages: [ 'en' ],
	participation: [
		{ kind: 'chat', url: 'ircs://irc.libera.chat/example-office', label: '#example-office' },
		{ kind: 'pad', url: 'https://pad.example.org/office-hours', label: 'Notes pad' }
	],
	organizers: [ { user: 'Admin' } ]
};

const TRIAGE: Omit<Sample, 'start'> = {
	pageid: 12,
	title: { en: 'Bug triage', ar: 'فرز الأخطاء', ja: 'バグのトリアージ' },
	type: 'triage',
	recurring: true,
	lasts: 30,
	topics: [ 'tools' ],
	audience: [ 'developers' ],
	languages: [ 'en' ],
	participation: [ { kind: 'video', url: 'https://meet.example.org/triage' } ]
};

const SAMPLES: ( Sample & { start: string } )[] = [
	{ ...OFFICE_HOURS, start: '2026-11-03T16:00', outcome: { notes: 'https://pad.example.org/office-hours-log' } },
	{ ...OFFICE_HOURS, start: '2026-11-10T16:00' },
	{ ...OFFICE_HOURS, start: '2026-11-17T16:00' },
	{ ...OFFICE_HOURS, start: '2026-11-24T16:00', status: 'cancelled' },
	{ ...OFFICE_HOURS, start: '2026-12-01T16:00' },
	{ ...TRIAGE, start: '2026-11-02T15:30' },
	{ ...TRIAGE, start: '2026-11-09T15:30' },
	{ ...TRIAGE, start: '2026-11-16T15:30' },
	{ ...TRIAGE, start: '2026-11-23T15:30', status: 'postponed' },
	{ ...TRIAGE, start: '2026-11-30T15:30' },
	{
		start: '2026-11-05T17:00', pageid: 13, type: 'tech-talk', recurring: true,
		title: { en: 'Tech talk: Reading a flame graph', ar: 'محاضرة تقنية: قراءة الرسم البياني للأداء', ja: 'テックトーク：フレームグラフの読み方' },
		summary: { en: 'Where the time of a page view goes, and how to see it at a glance.' },
		topics: [ 'performance' ], audience: [ 'developers' ], languages: [ 'en' ],
		speakers: [ { name: 'Amina Haddad', affiliation: 'Performance team' }, { user: 'Kenji' } ],
		outcome: { recording: 'https://video.example.org/flame-graph', slides: 'https://slides.example.org/flame-graph' }
	},
	{
		start: '2026-11-10T17:00', pageid: 14, type: 'tech-talk', lasts: 90,
		title: { en: 'Tech talk: Codex design tokens', ar: 'محاضرة تقنية: رموز التصميم في كودكس', ja: 'テックトーク：Codexのデザイントークン' },
		summary: {
			en: 'Forty minutes about how the tokens came to be, twenty for questions.',
			ar: 'أربعون دقيقة عن نشأة رموز التصميم، وعشرون دقيقة للأسئلة.',
			ja: 'デザイントークンの成り立ちについて40分、質疑応答に20分。'
		},
		topics: [ 'design', 'javascript' ], audience: [ 'developers', 'designers' ], languages: [ 'en', 'fr' ],
		participation: [
			{ kind: 'stream', url: 'https://stream.example.org/tech-talk', label: 'Stream' },
			{ kind: 'chat', url: 'ircs://irc.libera.chat/example-tech', label: '#example-tech' },
			{ kind: 'phone', url: 'tel:+49301234567', text: 'PIN 4711' }
		],
		speakers: [ { name: 'Noor Rahman', user: 'Noor', affiliation: 'Design systems' } ],
		organizers: [ { user: 'Admin' } ],
		registration: 'https://register.example.org/tokens',
		links: [ { label: 'Task', url: 'https://tasks.example.org/T123' } ]
	},
	{
		start: '2026-11-06T14:00', pageid: 15, type: 'workshop', lasts: 180, status: 'proposed',
		title: { en: 'Workshop: Your first gadget', ar: 'ورشة: أداتك الأولى', ja: 'ワークショップ：はじめてのガジェット' },
		topics: [ 'gadgets', 'javascript' ], audience: [ 'newcomers' ], languages: [ 'en' ]
	},
	{
		start: '2026-11-12T19:00', pageid: 16, type: 'irc-meeting',
		title: { en: 'Wikidata IRC meeting', ar: 'اجتماع ويكي بيانات', ja: 'ウィキデータIRC会議' },
		topics: [ 'wikidata' ], audience: [ 'editors' ], languages: [ 'en' ],
		participation: [ { kind: 'chat', url: 'ircs://irc.libera.chat/example-wikidata', label: '#example-wikidata' } ]
	},
	{
		start: '2026-11-12T17:30', pageid: 17, type: 'workshop', lasts: 120,
		title: { fr: 'Atelier : traduire la documentation' },
		summary: { fr: 'Apportez une page, repartez avec sa traduction.' },
		topics: [ 'translation', 'documentation' ], audience: [ 'translators' ], languages: [ 'fr' ]
	},
	{
		start: '2026-11-13', allday: true, lasts: 3, pageid: 18, type: 'hackathon',
		title: { en: 'Autumn hackathon', ar: 'هاكاثون الخريف', ja: '秋のハッカソン' },
		topics: [ 'tools', 'community' ], audience: [ 'developers', 'designers', 'newcomers' ], languages: [ 'en', 'de' ],
		participation: [ { kind: 'room', text: 'Community house, first floor' } ]
	},
	{
		start: '2026-11-19T18:00', pageid: 19, type: 'other',
		title: { en: 'Community hour', ar: 'ساعة المجتمع', ja: 'コミュニティアワー' },
		topics: [ 'community' ], audience: [ 'editors' ], languages: [ 'en' ]
	},
	{
		start: '2026-11-20T22:00', pageid: 20, type: 'triage', lasts: 240,
		title: { en: 'Late-night deployment watch', ar: 'مراقبة النشر الليلية', ja: '深夜のデプロイ監視' },
		topics: [ 'infrastructure' ], audience: [ 'developers' ], languages: [ 'en' ]
	},
	{
		start: '2026-11-25', allday: true, lasts: 1, pageid: 21, type: 'other',
		title: { en: 'Documentation day', ar: 'يوم التوثيق', ja: 'ドキュメントの日' },
		topics: [ 'documentation' ], audience: [ 'editors', 'newcomers' ], languages: [ 'en' ]
	},
	{
		start: '2026-11-27T15:00', pageid: 22, type: 'lightning-talk', recurring: true,
		title: { en: 'Lightning talks', ar: 'محاضرات سريعة', ja: 'ライトニングトーク' },
		summary: { en: 'Six talks of five minutes each.' },
		topics: [ 'tools', 'data' ], audience: [ 'developers', 'researchers' ], languages: [ 'en' ]
	}
];

/**
 * A month of a small community: November 2026.
 *
 * @param language Of the texts; English, or the only one there is, where an event has none in it
 */
export function sampleOccurrences( language = 'en' ): Occurrence[] {
	return byStart( SAMPLES.map( ( sample ) => occurrenceOf( sample, language ) ) );
}

/** Of those of the sample that stories open */
export const ID = { live: '14', series: '11:2026-11-17T16:00', cancelled: '11:2026-11-24T16:00', recorded: '13:2026-11-05T17:00' };

export const TITLES = {
	long: [
		'A very long title that says all about the event, so that nobody has to open it to know what it is going to be about',
		'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
		'<script>alert( "not markup" )</script> & "quotes"',
		'עברית and English in one title, with a number: 42',
		'🎉🎉🎉 🧑🏽‍💻 👩‍❤️‍👩'
	]
};

/**
 * Events of a month, always the same ones.
 *
 * @param month `YYYY-MM`
 * @param count
 * @param types Ids
 */
export function manyOccurrences( month: string, count: number, types: readonly string[] ): Occurrence[] {
	const words = 'open review of tools gadgets templates bots data talk meeting planning testing weekly help first steps'.split( ' ' );
	const next = randomNumbers( count );
	const pick = <T>( list: readonly T[] ): T => list[ Math.floor( next() * list.length ) ];
	return byStart( Array.from( { length: count }, ( _n, n ) => {
		const hour = 7 + Math.floor( next() * 14 );
		return occurrenceOf( {
			pageid: 1000 + n,
			start: `${ month }-${ two( 1 + Math.floor( next() * 28 ) ) }T${ two( hour ) }:${ pick( [ '00', '15', '30', '45' ] ) }`,
			lasts: next() < 0.05 ? 2 * 1440 : pick( [ 30, 45, 60, 90, 120 ] ),
			title: `${ n + 1 }: ${ Array.from( { length: 3 + Math.floor( next() * 5 ) }, () => pick( words ) ).join( ' ' ) }`,
			type: pick( types ),
			topics: [ pick( [ 'tools', 'data', 'design' ] ) ],
			audience: [ pick( [ 'developers', 'editors' ] ) ],
			languages: [ pick( [ 'en', 'en', 'de', 'fr' ] ) ]
		} );
	} ) );
}

export function occurrenceOf( sample: Sample & { start: string }, language = 'en' ): Occurrence {
	const { title, summary, lasts, ...fields } = sample;
	const { start, allday = false, recurring = false, pageid = 1 } = fields;
	const end = new Date( Date.parse( allday ? start : start + 'Z' ) + ( allday ? ( lasts || 1 ) * 864e5 : ( lasts || 60 ) * 6e4 ) ).toISOString();
	const wallend = end.slice( 0, allday ? 10 : 16 );
	const used = typeof title === 'string' || title[ language ] ? language : title.en ? 'en' : Object.keys( title )[ 0 ];
	const inLanguage = ( text: Text ): string => typeof text === 'string' ? text : text[ used ] || text.en;
	return {
		wiki: 'dev',
		pageid,
		page: `EventCalendar:Event ${ pageid }`,
		url: `/wiki/EventCalendar:Event_${ pageid }`,
		type: 'tech-talk',
		status: 'confirmed',
		timezone: allday ? null : 'UTC',
		recurring,
		topics: [],
		audience: [],
		languages: [],
		participation: [],
		speakers: [],
		organizers: [],
		registration: null,
		links: [],
		outcome: null,
		...fields,
		id: recurring ? `${ pageid }:${ start }` : String( pageid ),
		recurrenceid: recurring ? start : null,
		title: inLanguage( title ),
		textlanguage: used === language ? null : used,
		summary: summary ? inLanguage( summary ) : null,
		allday,
		start: allday ? start : start + ':00Z',
		end: allday ? wallend : wallend + ':00Z',
		wallstart: start,
		wallend
	};
}

const two = ( n: number ): string => String( n ).padStart( 2, '0' );

function byStart( occurrences: Occurrence[] ): Occurrence[] {
	return occurrences.sort( ( a, b ) => a.start < b.start ? -1 : Number( a.start > b.start ) );
}

/**
 * Numbers from 0 to 1 that are the same for the same seed (Mulberry32).
 */
function randomNumbers( seed: number ): () => number {
	let state = seed;
	return () => {
		state = state + 0x6d2b79f5 | 0;
		let mixed = Math.imul( state ^ state >>> 15, 1 | state );
		mixed = mixed + Math.imul( mixed ^ mixed >>> 7, 61 | mixed ) ^ mixed;
		return ( ( mixed ^ mixed >>> 14 ) >>> 0 ) / 2 ** 32;
	};
}
