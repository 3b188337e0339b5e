const COMMON = `  --config FILE     the wikis (default: eventcalendar.json)
  --wiki NAME       which of them
  --quiet           say only what went wrong, and how a run that changed something ended
  --help            this text
`;

/** By command; '' is what there is */
export const HELP: Record<string, string> = {
	'': `eventcalendar COMMAND [OPTIONS]

  import    brings events of a calendar file to a wiki
  export    writes all events of a wiki down
  plan      shows what is to be announced and posted, and when
  announce  writes announcements that are due on pages of this and other wikis
  post      posts what is due on Mastodon
  digest    tells how the digest is doing
  status    tells whether the wiki can be reached, and what the account may do
  COMMAND --help says more

Secrets come from the environment: EVENTCALENDAR_BOT_USER, EVENTCALENDAR_BOT_PASSWORD (or with _NAME for one wiki),
EVENTCALENDAR_MASTODON_TOKEN_ACCOUNT.
Status: 0 all is well; 1 something was skipped, refused or is missing; 2 usage, configuration or files;
3 a wiki, a server or the address cannot be reached, or the login was refused; 75 try again later; 130 interrupted
`,
	import: `eventcalendar import FILE|URL|- --as TYPE [OPTIONS]

Brings events of a calendar file (iCalendar, or the lines that export writes) to the wiki, a page each. What was imported
before is changed where its source changed. FILE may be an address (http, https, webcal) or - for the standard input.

  --as TYPE         what kind of event they are; "other" if they are lines of an export, which say it themselves
  --topics a,b      --audience a,b  --languages a,b: of each event, beside what the file says
  --zone ZONE       of times that have none (default: the wiki's)
  --status STATUS   confirmed (default) or proposed
  --dry-run         only tell what would be done
  --as-user         for an account that is no bot: edits are not marked as a bot's
${ COMMON }`,
	export: `eventcalendar export [OPTIONS]

Writes all events of a wiki down.

  --format FORMAT   jsonl (default): all that the pages say; ics: for calendar programs
  --output FILE     complete or not at all (default: the standard output)
${ COMMON }`,
	plan: `eventcalendar plan [OPTIONS]

Shows what is due to be announced and posted, and what will be.

  --days N          how many days ahead (default 14, at most 365)
  --json            all that the wiki says of it
${ COMMON }`,
	announce: `eventcalendar announce --dry-run|--run [OPTIONS]

Writes announcements that are due, a section each, on pages of this and other wikis. What stands there already is not written
again, whatever happened before. What goes to mailing lists is shown, to be copied.

  --dry-run         only show what would be written, and what would be left out and why
  --run             write it
  --channel a,b     only to these channels
  --condition-met a,b  what the people of these channels ask for is met; else what nobody has judged on the wiki is left out
  --limit N         write so many at most
  --as-user         for an account that is no bot: edits are not marked as a bot's
${ COMMON }`,
	post: `eventcalendar post --dry-run|--run [OPTIONS]
eventcalendar post --mark ID --url ADDRESS

Posts what is due on Mastodon, and shows what is due elsewhere, to be copied.

  --dry-run         only show what would be posted
  --run             post it
  --schedule        also give servers what is due within a week; they post it when it is due
  --condition-met a,b  what these accounts ask for is met; else what has a condition is left out
  --mark ID         say that something was done by hand: a post, or what went to a mailing list
  --url ADDRESS     where it can be seen
${ COMMON }`,
	digest: `eventcalendar digest [OPTIONS]

Tells how far the next issue of the digest is, and the last ones.

  --text            print the wikitext for a newsletter instead
${ COMMON }`,
	status: `eventcalendar status [OPTIONS]

Tells whether the wiki can be reached, and what the account may do there.

  --accounts        also whether accounts of social networks can be reached
${ COMMON }`
};
