<?php
// Prints "PASSED FAILED" for a JUnit report. A skipped test is neither.

$passed = $failed = 0;
$report = new XMLReader();
$report->open( $argv[1], null, LIBXML_PARSEHUGE );
while ( $report->read() ) {
	if ( $report->nodeType !== XMLReader::ELEMENT || $report->name !== 'testcase' ) {
		continue;
	}
	$case = new SimpleXMLElement( $report->readOuterXml(), LIBXML_PARSEHUGE );
	if ( isset( $case->failure ) || isset( $case->error ) ) {
		$failed++;
	} elseif ( !isset( $case->skipped ) ) {
		$passed++;
	}
}
echo "$passed $failed\n";
