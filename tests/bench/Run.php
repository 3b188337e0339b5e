<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use RuntimeException;

/**
 * A maintenance script in a process of its own, and what that takes, as Linux counts it.
 */
final class Run {
	/** Of the kernel's clock of processes */
	private const TICKS_PER_SECOND = 100;

	/** CPU seconds of the process and, where there is one, of the database server meanwhile */
	public float $cpu = 0.0;
	public float $seconds = 0.0;

	/** @var array<int,float> MiB that it has had at most, by the number of lines that it had printed */
	public array $memory = [];

	/** What it printed last */
	public string $lastLine = '';
	public bool $wasKilled = false;

	/**
	 * @param string[] $arguments Of maintenance/run.php
	 * @param int|null $lines Number of lines that start with a number after which it is killed with SIGKILL
	 * @param array<string,string> $environment
	 * @param int|null $server Process id of the database server
	 */
	public function __construct( array $arguments, ?int $lines = null, array $environment = [], ?int $server = null ) {
		$begin = hrtime( true );
		$serverBefore = self::cpuOfServer( $server );
		$before = getrusage( 1 );
		$process = proc_open(
			[ PHP_BINARY, MW_INSTALL_PATH . '/maintenance/run.php', ...$arguments ], [ 1 => [ 'pipe', 'w' ], 2 => STDERR ], $pipes,
			MW_INSTALL_PATH, $environment + getenv()
		);
		$pid = proc_get_status( $process )['pid'];
		while ( ( $line = fgets( $pipes[1] ) ) !== false ) {
			$this->lastLine = rtrim( $line );
			if ( !ctype_digit( $line[0] ) ) {
				continue;
			}
			// It is still there: more lines follow.
			preg_match( '/^VmHWM:\s+(\d+)/m', (string)file_get_contents( "/proc/$pid/status" ), $m );
			$this->memory[] = (float)( $m[1] ?? 0 ) / 1024;
			if ( count( $this->memory ) === $lines ) {
				$this->wasKilled = posix_kill( $pid, SIGKILL );
				break;
			}
		}
		fclose( $pipes[1] );
		$status = proc_close( $process );
		$this->seconds = ( hrtime( true ) - $begin ) / 1e9;
		$this->cpu = self::cpuOf( getrusage( 1 ) ) - self::cpuOf( $before ) + self::cpuOfServer( $server ) - $serverBefore;
		if ( $status !== 0 && !$this->wasKilled ) {
			throw new RuntimeException( implode( ' ', $arguments ) . " ended with $status: $this->lastLine" );
		}
	}

	/** @return float MiB that it had had at most when a share of its lines was printed */
	public function memoryAt( float $share ): float {
		return $this->memory[(int)round( $share * ( count( $this->memory ) - 1 ) )];
	}

	private static function cpuOfServer( ?int $pid ): float {
		if ( $pid === null ) {
			return 0.0;
		}
		// proc(5): behind the name, which may have blanks, utime and stime are the 12th and 13th field.
		$fields = explode( ' ', preg_replace( '/^.*\) /s', '', (string)file_get_contents( "/proc/$pid/stat" ) ) );
		return ( (int)$fields[11] + (int)$fields[12] ) / self::TICKS_PER_SECOND;
	}

	/** @param array<string,int> $usage */
	private static function cpuOf( array $usage ): float {
		return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1e6;
	}
}
