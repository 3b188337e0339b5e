<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\CampaignEvents;

use RuntimeException;

/**
 * A process that answers by HTTP in the shape that CampaignEvents documents (src/Rest/Schema/EventRegistration.json there).
 */
final class RegistrationServer {
	/** @var resource */
	private $process;

	private readonly string $dir;
	private readonly int $port;

	public function __construct() {
		$this->dir = sys_get_temp_dir() . '/registrations-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->dir );
		touch( "$this->dir/requests" );
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		$this->port = (int)substr( strrchr( stream_socket_get_name( $socket, false ), ':' ), 1 );
		fclose( $socket );
		$this->process = proc_open(
			[ PHP_BINARY, '-S', "127.0.0.1:$this->port", __DIR__ . '/server.php' ],
			[ [ 'file', '/dev/null', 'r' ], [ 'file', '/dev/null', 'w' ], [ 'file', '/dev/null', 'w' ] ],
			$pipes, $this->dir, [ 'REGISTRATIONS' => $this->dir ] + getenv()
		);
		$this->waitUntilItAnswers();
	}

	private function waitUntilItAnswers(): void {
		for ( $i = 0; $i < 100; $i++ ) {
			// phpcs:ignore Generic.PHP.NoSilencedErrors.Discouraged
			$socket = @fsockopen( '127.0.0.1', $this->port );
			if ( $socket ) {
				fclose( $socket );
				return;
			}
			usleep( 50000 );
		}
		throw new RuntimeException( 'The server does not answer' );
	}

	public function stop(): void {
		proc_terminate( $this->process, 9 );
		proc_close( $this->process );
		array_map( 'unlink', glob( "$this->dir/*" ) );
		rmdir( $this->dir );
	}

	/** @return string Beginning of the addresses of its pages */
	public function wiki(): string {
		return "http://127.0.0.1:$this->port/wiki/";
	}

	/** @return array<string,string> For $wgEventCalendarCampaignEvents */
	public function config(): array {
		return [ $this->wiki() => "http://127.0.0.1:$this->port/rest.php" ];
	}

	/** The same server, as another host */
	public function otherHost(): string {
		return "http://localhost:$this->port/elsewhere";
	}

	/**
	 * @param int $id
	 * @param array<string,mixed> $event What is other than in the documented example
	 */
	public function register( int $id, array $event = [] ): void {
		$this->answer( $id, [ 'body' => json_encode( $event + [
			'id' => $id,
			'name' => 'Design talk',
			'event_page' => 'Event:Design talk',
			'event_page_wiki' => 'metawiki',
			'status' => 'open',
			'timezone' => 'Europe/Berlin',
			'start_time' => '20261203180000',
			'end_time' => '20261203190000',
			'types' => [ 'meetup' ],
			'wikis' => [ '*' ],
			'topics' => [],
			'tracking_tools' => [],
			'online_meeting' => true,
			'inperson_meeting' => false,
			'is_test_event' => false,
			'tracks_contributions' => false,
			'questions' => [ 1, 2 ],
		] ) ] );
	}

	/**
	 * @param int $id
	 * @param array{body:string,status?:int,headers?:string[],times?:int,wait?:int} $answer The body as often, after so many
	 *  microseconds each time
	 */
	public function answer( int $id, array $answer ): void {
		file_put_contents( "$this->dir/$id.json", json_encode( $answer ) );
	}

	public function delete( int $id ): void {
		$this->answer( $id, [ 'status' => 404, 'body' => json_encode( [
			'errorKey' => 'campaignevents-rest-get-registration-deleted', 'httpCode' => 404, 'httpReason' => 'Not Found'
		] ) ] );
	}

	/** @return string[] Paths that were asked for since it was last looked */
	public function requests(): array {
		$requests = file( "$this->dir/requests", FILE_IGNORE_NEW_LINES );
		file_put_contents( "$this->dir/requests", '' );
		return $requests;
	}
}
