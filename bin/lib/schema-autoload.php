<?php
// Loaded before core's generateSchemaSql, which wants Doctrine (Composer) and Seld\JsonLint (Debian's jsonlint).

require_once __DIR__ . '/../../vendor/autoload.php';
require_once '/usr/share/php/Seld/JsonLint/autoload.php';
