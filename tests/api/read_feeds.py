"""Reads what the feeds say with python3-icalendar and python3-feedparser, and prints it as JSON.

read_feeds.py CALENDAR_FILE ATOM_FILE"""
import json
import sys

import feedparser
import icalendar

with open(sys.argv[1], 'rb') as file:
    calendar = icalendar.Calendar.from_ical(file.read())
with open(sys.argv[2], 'rb') as file:
    feed = feedparser.parse(file.read())

json.dump({
    'calendar': {
        'errors': [str(error) for part in calendar.walk() for error in part.errors],
        'name': str(calendar['NAME']),
        'zones': [str(zone['TZID']) for zone in calendar.walk('VTIMEZONE')],
        'events': [[str(event['UID']), 'RECURRENCE-ID' in event, str(event['STATUS'])] for event in calendar.walk('VEVENT')],
    },
    'feed': {
        'error': str(feed.get('bozo_exception', '')),
        'version': feed.version,
        'title': feed.feed.title,
        'id': feed.feed.id,
        'links': {link.rel: link.href for link in feed.feed.links},
        'entries': [[entry.id, entry.title, entry.updated, entry.summary.split('\n')[0]] for entry in feed.entries],
    },
}, sys.stdout)
