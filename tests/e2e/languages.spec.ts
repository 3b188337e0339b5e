import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-languages';
const QUERY = `&date=${ MONTH }-10&topics=${ TOPIC }`;
const SPECIAL = 'Special:EventCalendar';
const [ YEAR, MONTH_NUMBER ] = MONTH.split( '-' ).map( Number );

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey languages', event(
		{ en: 'Talk in many languages', ar: 'محاضرة بلغات كثيرة', ja: '多言語トーク' },
		`${ MONTH }-10T18:00`,
		{
			topics: [ TOPIC, 'journey-languages-more' ],
			languages: [ 'ar', 'ja' ],
			recurrence: { rule: 'FREQ=DAILY;COUNT=3' },
			summary: { en: 'For everybody.', ar: 'للجميع.', ja: 'みなさんへ。' },
			organizers: [ { name: 'Committee' } ],
			participation: [ { kind: 'chat', url: 'ircs://irc.libera.chat/wikimedia-tech' } ]
		}
	) );
	await wiki.saveEvent( 'Journey languages untranslated', event( { en: 'Only in English' }, `${ MONTH }-10T18:30`, {
		topics: [ TOPIC ], type: 'workshop', status: 'proposed'
	} ) );
	await wiki.saveEvent( 'Journey languages days', {
		version: 1, title: { en: 'All the days', ar: 'كل الأيام', ja: '終日' }, type: 'hackathon',
		start: `${ MONTH }-10`, end: `${ MONTH }-11`, topics: [ TOPIC ]
	} );
} );

/** What the wiki's numbers look like in Arabic */
function inArabicDigits( text: string ): string {
	return text.replace( /\d/g, ( digit ) => '٠١٢٣٤٥٦٧٨٩'[ +digit ] );
}

test( 'an English reader has English names of days, months and types', async ( { calendar } ) => {
	await calendar.openReady( SPECIAL, `${ QUERY }&uselang=en` );
	const month = new Intl.DateTimeFormat( 'en', { month: 'long', timeZone: 'UTC' } ).format( new Date( `${ MONTH }-01` ) );
	await expect( calendar.title ).toHaveText( `${ month } ${ YEAR }` );
	await expect( calendar.root ).toHaveAttribute( 'dir', 'ltr' );
	await calendar.slot( 'Talk in many languages' ).first().click();
	await expect( calendar.popup ).toContainText( `10 ${ month } ${ YEAR }` );
	await expect( calendar.popup ).toContainText( 'Tech talk' );
	// Languages go by the names that the reader knows.
	await expect( calendar.popup ).toContainText( 'Arabic, Japanese' );
} );

test( 'an Arabic reader has Arabic digits, weeks from Saturday on, and all from right to left', async ( { calendar, page } ) => {
	await calendar.openReady( SPECIAL, `${ QUERY }&uselang=ar` );
	await expect( calendar.root ).toHaveAttribute( 'dir', 'rtl' );
	await expect( calendar.title ).toContainText( inArabicDigits( String( YEAR ) ) );
	await expect( calendar.root.locator( 'thead th' ).first() ).toHaveAttribute( 'abbr', 'السبت' );
	const day = calendar.day( `${ MONTH }-10` );
	await expect( day.locator( '.ext-eventcalendar-day__number' ) ).toHaveText( inArabicDigits( '10' ) );
	await expect( day.locator( '.ext-eventcalendar-slot', { hasText: 'محاضرة' } ) ).toContainText( inArabicDigits( '18:00' ) );
	await expect( calendar.slot( 'Only in English' ) ).toHaveAttribute( 'lang', 'en' );
	// Saturday is at the right, and so is the way back.
	const boxOf = ( selector: string ): Promise<{ x: number } | null> => calendar.root.locator( selector ).first().boundingBox();
	expect( ( await boxOf( 'thead th:first-child' ) )!.x ).toBeGreaterThan( ( await boxOf( 'thead th:last-child' ) )!.x );
	expect( ( await boxOf( '.ext-eventcalendar-nav__link--previous' ) )!.x )
		.toBeGreaterThan( ( await boxOf( '.ext-eventcalendar-nav__link--next' ) )!.x );

	await calendar.slot( 'محاضرة' ).first().click();
	await expect( calendar.popup ).toContainText( 'للجميع.' );
	await expect( calendar.popup ).toContainText( 'المنظمون' );
	await expect( calendar.popup ).toContainText( inArabicDigits( '18:00–19:00' ) );
	await expect( calendar.popup ).toHaveCSS( 'direction', 'rtl' );
	await page.keyboard.press( 'Escape' );

	// The arrow that points left leads on.
	await page.keyboard.press( 'ArrowLeft' );
	expect( await page.evaluate( () => document.activeElement?.closest( 'td' )?.dataset.date ) ).toBe( `${ MONTH }-11` );

	await calendar.root.locator( '.ext-eventcalendar-views [data-view="week"]' ).click();
	await expect( calendar.root.locator( '.ext-eventcalendar-week__axis' ) ).toContainText( inArabicDigits( '18:00' ) );
	await expect( calendar.root.locator( 'thead th' ).first() ).toContainText( 'سبت' );
} );

test( 'a Japanese reader has the special page and the pop-up in Japanese', async ( { calendar } ) => {
	await calendar.openReady( SPECIAL, `${ QUERY }&uselang=ja` );
	await expect( calendar.root ).toHaveAttribute( 'lang', 'ja' );
	await expect( calendar.title ).toHaveText( `${ YEAR }年${ MONTH_NUMBER }月` );
	await expect( calendar.root.locator( '.ext-eventcalendar-views__link' ) ).toHaveText( [ '月', '週', '日', '一覧' ] );
	await expect( calendar.root.getByRole( 'searchbox', { name: 'イベントを検索' } ) ).toBeVisible();
	await calendar.slot( '多言語トーク' ).first().click();
	await expect( calendar.popup ).toContainText( 'みなさんへ。' );
	await expect( calendar.popup ).toContainText( `${ YEAR }年${ MONTH_NUMBER }月10日` );
	await expect( calendar.popup ).toContainText( '主催者' );
	await expect( calendar.popup.getByRole( 'button', { name: '閉じる' } ) ).toBeVisible();
	await expect( calendar.popup.getByRole( 'button', { name: 'リンクをコピー' } ) ).toBeVisible();
} );

const NIGHT = '&vectornightmode=1&minervanightmode=1';

for ( const [ skin, view, night ] of [ [ 'vector-2022', 'week', NIGHT ], [ 'minerva', 'day', '' ] ] ) {
	test( `axe finds nothing in the ${ view }: ${ skin }, ${ night ? 'night' : 'day' }`, async ( { calendar, page } ) => {
		await calendar.openReady( SPECIAL, `${ QUERY }&view=${ view }&useskin=${ skin }${ night }` );
		await expect( calendar.slot( 'Talk in many languages' ).first() ).toBeVisible();
		expect( await findings( page ) ).toEqual( [] );
	} );
}

for ( const [ skin, night ] of [ [ 'vector-2022', '' ], [ 'minerva', NIGHT ], [ 'vector', '' ] ] ) {
	test( `axe finds nothing in open filters and an open pop-up: ${ skin }, ${ night ? 'night' : 'day' }`, async ( { calendar, page } ) => {
		await calendar.openReady( SPECIAL, `${ QUERY }&useskin=${ skin }${ night }` );
		await calendar.root.locator( '.ext-eventcalendar-filters__button' ).click();
		await expect( calendar.root.locator( '.ext-eventcalendar-filters__option[aria-pressed="true"]' ) ).toHaveText( /journey-languages/ );
		expect( await findings( page ) ).toEqual( [] );
		await calendar.root.locator( '.ext-eventcalendar-slot' ).first().click();
		await calendar.popup.locator( '.ext-eventcalendar-popup__more' ).click();
		await expect( calendar.popup.locator( '.ext-eventcalendar-popup__calendars' ) ).toBeVisible();
		expect( await findings( page, '.ext-eventcalendar-popup' ) ).toEqual( [] );
	} );
}

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 360, height: 740 } } );

	test( 'axe finds nothing in the month over the list of a day', async ( { calendar, page } ) => {
		await calendar.openReady( SPECIAL, `${ QUERY }&useskin=minerva` );
		await calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-day__number' ).click();
		await expect( calendar.root.locator( '.ext-eventcalendar-chosen' ) ).toContainText( 'Talk in many languages' );
		expect( await findings( page ) ).toEqual( [] );
	} );
} );
