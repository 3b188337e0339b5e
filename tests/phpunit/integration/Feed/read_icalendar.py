"""Reads an iCalendar file from standard input with python3-icalendar and dateutil, as another program would, and prints as
JSON what it understood: the properties of each VEVENT, and the occurrences between two years in UTC.

The zone comes from the file's own VTIMEZONE alone."""
import datetime
import io
import json
import re
import sys

import icalendar
from dateutil import rrule, tz

TEXT = sys.stdin.buffer.read()
FROM, TO = (datetime.datetime(int(year), 1, 1, tzinfo=tz.UTC) for year in sys.argv[1:3])
CALENDAR = icalendar.Calendar.from_ical(TEXT)
HAS_ZONE = b'BEGIN:VTIMEZONE' in TEXT
ZONE = tz.tzical(io.StringIO(TEXT.decode())).get() if HAS_ZONE else tz.UTC


def local(value):
    """A date or time of the file, with the zone that the file defines."""
    if not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time(), tz.UTC)
    zone = tz.UTC if value.utcoffset() == datetime.timedelta(0) and not HAS_ZONE else ZONE
    return value.replace(tzinfo=zone)


def many(event, name):
    lists = event.get(name, [])
    lists = lists if isinstance(lists, list) else [lists]
    return [local(value.dt) for each in lists for value in each.dts]


def length(event):
    start = local(event['DTSTART'].dt)
    if 'DTEND' in event:
        return local(event['DTEND'].dt).astimezone(tz.UTC) - start.astimezone(tz.UTC)
    return event['DURATION'].dt if 'DURATION' in event else datetime.timedelta(0)


def starts(event):
    start = local(event['DTSTART'].dt)
    series = rrule.rruleset()
    if 'RRULE' in event:
        text = event['RRULE'].to_ical().decode()
        # dateutil wants UNTIL in UTC beside a start with a zone, and dates have the zone UTC here.
        text = re.sub(r'(UNTIL=\d{8})(?=;|$)', r'\1T000000Z', text)
        series.rrule(rrule.rrulestr(text, dtstart=start))
    else:
        series.rdate(start)
    for included in many(event, 'RDATE'):
        series.rdate(included)
    for excluded in many(event, 'EXDATE'):
        series.exdate(excluded)
    for each in series:
        if each.astimezone(tz.UTC) >= TO:
            return
        yield each


def text_of(value):
    return [text_of(each) for each in value] if isinstance(value, list) else \
        [str(each) for each in value.cats] if hasattr(value, 'cats') else \
        value.to_ical().decode() if not isinstance(value, str) else str(value)


def iso(value):
    return value.astimezone(tz.UTC).strftime('%Y-%m-%dT%H:%M:%SZ')


events = CALENDAR.walk('VEVENT')
overrides = {(str(event['UID']), iso(local(event['RECURRENCE-ID'].dt))): event for event in events if 'RECURRENCE-ID' in event}
found = []
for event in events:
    if 'RECURRENCE-ID' in event:
        times = [local(event['DTSTART'].dt)]
    else:
        times = [each for each in starts(event) if (str(event['UID']), iso(each)) not in overrides]
    for each in times:
        # Clock time for whole days, exact time otherwise.
        size = length(event)
        end = each.astimezone(tz.UTC) + size if size.days == 0 or 'DTEND' in event else each + size
        if FROM <= each.astimezone(tz.UTC) < TO:
            found.append([iso(each), iso(end), str(event['SUMMARY']), str(event['STATUS'])])

json.dump({
    'errors': [str(error) for part in CALENDAR.walk() for error in part.errors],
    'name': str(CALENDAR.get('NAME')),
    'events': [{name: text_of(value) for name, value in event.items()} for event in events],
    'alarms': [[str(alarm['ACTION']), alarm['TRIGGER'].to_ical().decode()] for alarm in CALENDAR.walk('VALARM')],
    'occurrences': sorted(found),
}, sys.stdout)
