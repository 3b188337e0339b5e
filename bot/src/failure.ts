/** What the program's exit status says; docs/bot.md has the table. */
export const Exit = {
	ok: 0,
	someFailed: 1,
	usage: 2,
	unreachable: 3,
	/** EX_TEMPFAIL of sysexits.h: cron may simply try again */
	tryLater: 75,
	/** 128 + SIGINT, as shells have it */
	interrupted: 130
} as const;

export type ExitCode = typeof Exit[ keyof typeof Exit ];

/** An error that we understand: one line for the user, and a status. */
export class Failure extends Error {
	public constructor( message: string, public readonly exit: ExitCode ) {
		super( message );
	}
}

export function usage( message: string ): Failure {
	return new Failure( message, Exit.usage );
}

/** What to say of anything that was thrown: for network errors the reason is in the cause. */
export function describe( error: unknown ): string {
	const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
	const reason = cause?.message || cause?.code;
	return message === undefined ? String( error ) : reason ? `${ message } (${ reason })` : message;
}
