vcl 4.1;
// What stands before the wikis of bin/cluster: pages, answers and feeds for all, nothing for those who are somebody.

backend a {
	.host = "127.0.0.1";
	.port = "@BACKEND_A@";
	.first_byte_timeout = 120s;
}

backend b {
	.host = "127.0.0.1";
	.port = "@BACKEND_B@";
	.first_byte_timeout = 120s;
}

acl purgers {
	"127.0.0.1";
}

sub vcl_recv {
	if (local.socket == "b") {
		set req.backend_hint = b;
	} else {
		set req.backend_hint = a;
	}
	if (req.method == "PURGE") {
		if (client.ip !~ purgers) {
			return (synth(405, "PURGE is not for you"));
		}
		return (purge);
	}
	// Only for the tests of the APIs: feeds with a filter are kept for five minutes, which no test has.
	if (req.method == "BAN") {
		if (client.ip !~ purgers) {
			return (synth(405, "BAN is not for you"));
		}
		ban("req.http.host == " + req.http.host);
		return (synth(200, "Forgotten"));
	}
	if (req.method != "GET" && req.method != "HEAD") {
		return (pass);
	}
	// Sessions, people who are remembered, and who has just saved something; the browser tests' header for reviews.
	if (req.http.Authorization || req.http.X-EventCalendar-Review
		|| req.http.Cookie ~ "([sS]ession|Token|UserID|UseDC|cpPosIndex)=" || req.url ~ "[?&]cpPosIndex=") {
		return (pass);
	}
	unset req.http.Cookie;
	return (hash);
}

sub vcl_backend_response {
	// An error of a wiki is nobody else's.
	if (beresp.status >= 500) {
		set beresp.ttl = 0s;
		set beresp.uncacheable = true;
		return (deliver);
	}
	set beresp.grace = 10s;
}

sub vcl_deliver {
	if (obj.hits > 0) {
		set resp.http.X-Cache = "hit";
	} elseif (obj.uncacheable) {
		set resp.http.X-Cache = "pass";
	} else {
		set resp.http.X-Cache = "miss";
	}
}
