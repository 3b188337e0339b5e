import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify( execFile );

/**
 * Runs a maintenance script on the wiki under test, as cron does.
 *
 * @return What it printed
 */
export async function maintenance( ...args: string[] ): Promise<string> {
	const { stdout } = await run( 'php', [ 'maintenance/run.php', ...args ], {
		cwd: process.env.MW_INSTALL_PATH,
		env: { ...process.env, MW_CONFIG_FILE: process.env.BASE_CONFIG }
	} );
	return stdout;
}
