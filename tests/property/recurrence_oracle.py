#!/usr/bin/env python3
"""Expands recurrence rules without EventCalendar, to compare with.

Reads one case a line as JSON: {"start": "2026-03-02T18:00:00", "zone": "Europe/Berlin", "rule": "FREQ=WEEKLY",
"from": Unix time, "to": Unix time}. Writes a line for each: the sorted Unix times of the dates in [from, to).

python-dateutil answers. It departs from RFC 5545 at four known points; there its input is rewritten, or the plain
day-by-day reading of the RFC's table below answers instead. That reading is itself compared with dateutil on every tenth
of the other rules, so neither stands alone.

 1. BYWEEKNO without any day: dateutil gives all seven days; RFC 5545 derives what is missing, here the weekday, from
    DTSTART.  -> the weekday is added.
 2. WEEKLY with BYSETPOS: dateutil counts in the first week from DTSTART on; the RFC's set is the whole week.
    -> it starts on the week's first day, what lies before DTSTART is dropped, COUNT is applied after that.
 3. BYDAY with plain and numbered weekdays (3MO,WE): dateutil wants a day to be both; they are a list of alternatives.
    -> day by day.
 4. BYWEEKNO near New Year: dateutil takes a week's days in the neighbouring year only for weeks 1 and -1 and, from a
    slip in the length of the year before, for some last weeks.  -> day by day; dateutil must agree from 8 January to
    24 December.
"""
import json
import re
import sys
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
DAY = timedelta(days=1)


def parse(text):
    return dict(part.split('=') for part in text.split(';'))


def numbers(rule, part):
    return [int(n) for n in rule[part].split(',')] if part in rule else []


def by_day(rule):
    pairs = []
    for item in rule.get('BYDAY', '').split(',') if 'BYDAY' in rule else []:
        number, weekday = re.fullmatch(r'([+-]?\d+)?(\w\w)', item).groups()
        pairs.append((int(number) if number else None, WEEKDAYS.index(weekday)))
    return pairs


def week_number(day, wkst):
    """The year and number of the week of a day: those of the week's fourth day (ISO 8601, for any first weekday)."""
    fourth = day - timedelta((day.weekday() - wkst) % 7) + 3 * DAY
    return fourth.year, (fourth.timetuple().tm_yday - 1) // 7 + 1


def nth_matches(number, day, first, last):
    """Whether a day is the number-th of its weekday between two days, both inclusive."""
    if number > 0:
        return (day - first).days // 7 + 1 == number
    return (last - day).days // 7 + 1 == -number


def matcher(rule, start, frequency):
    """A function that says of a day whether it satisfies each part from BYMONTH to BYDAY (RFC 5545 3.3.10)."""
    months, month_days = numbers(rule, 'BYMONTH'), numbers(rule, 'BYMONTHDAY')
    year_days, weeks, weekdays = numbers(rule, 'BYYEARDAY'), numbers(rule, 'BYWEEKNO'), by_day(rule)
    wkst = WEEKDAYS.index(rule.get('WKST', 'MO'))
    if not (month_days or year_days or weekdays):
        if frequency == 'WEEKLY' or weeks:
            weekdays = [(None, start.weekday())]
        elif frequency != 'DAILY':
            month_days = [start.day]
            if frequency == 'YEARLY' and not months:
                months = [start.month]

    def matches(day):
        if months and day.month not in months:
            return False
        if month_days and day.day not in month_days:
            if day.day - monthrange(day.year, day.month)[1] - 1 not in month_days:
                return False
        if year_days:
            in_year = day.timetuple().tm_yday
            if in_year not in year_days and in_year - date(day.year, 12, 31).timetuple().tm_yday - 1 not in year_days:
                return False
        if weeks:
            year, week = week_number(day, wkst)
            # 28 December always lies in the last week of its year.
            if week not in weeks and week - week_number(date(year, 12, 28), wkst)[1] - 1 not in weeks:
                return False
        if not weekdays:
            return True
        for number, weekday in weekdays:
            if day.weekday() == weekday:
                if number is None:
                    return True
                if frequency == 'YEARLY' and not months:
                    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
                else:
                    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
                if nth_matches(number, day, first, last):
                    return True
        return False

    return matches


def period_of(day, frequency, wkst):
    if frequency == 'DAILY':
        return day.toordinal()
    if frequency == 'WEEKLY':
        return (day.toordinal() - 1 - wkst) // 7
    return day.year * 12 + day.month - 1 if frequency == 'MONTHLY' else day.year


def day_by_day(rule, start, end):
    """Looks at every day from the start's year on; groups those that match by period; applies BYSETPOS and COUNT."""
    frequency, interval = rule['FREQ'], int(rule.get('INTERVAL', 1))
    wkst = WEEKDAYS.index(rule.get('WKST', 'MO'))
    times = [
        timedelta(hours=h, minutes=m, seconds=s)
        for h in numbers(rule, 'BYHOUR') or [start.hour]
        for m in numbers(rule, 'BYMINUTE') or [start.minute]
        for s in numbers(rule, 'BYSECOND') or [start.second]
    ]
    first_period = period_of(start.date(), frequency, wkst)
    periods = {}
    matches = matcher(rule, start, frequency)
    day = date(start.year - 1, 12, 20)
    while day <= date(end.year, 12, 31) + 7 * DAY:
        period = period_of(day, frequency, wkst) - first_period
        if period >= 0 and period % interval == 0 and matches(day):
            midnight = datetime(day.year, day.month, day.day)
            periods.setdefault(period, []).extend(midnight + time for time in sorted(times))
        day += DAY
    found = []
    for period in sorted(periods):
        dates = periods[period]
        if 'BYSETPOS' in rule:
            positions = numbers(rule, 'BYSETPOS')
            dates = [d for i, d in enumerate(dates) if i + 1 in positions or i - len(dates) in positions]
        found += [d for d in dates if d >= start]
    return [d for d in found[:int(rule['COUNT']) if 'COUNT' in rule else None] if d <= end]


def by_dateutil(rule, start, end):
    rule = dict(rule)
    dtstart = start
    count = None
    if 'BYWEEKNO' in rule and not {'BYDAY', 'BYMONTHDAY', 'BYYEARDAY'} & rule.keys():
        rule['BYDAY'] = WEEKDAYS[start.weekday()]
    if rule['FREQ'] == 'WEEKLY' and 'BYSETPOS' in rule:
        for part, value in (('BYHOUR', start.hour), ('BYMINUTE', start.minute), ('BYSECOND', start.second)):
            rule.setdefault(part, str(value))
        rule.setdefault('BYDAY', WEEKDAYS[start.weekday()])
        count = int(rule.pop('COUNT')) if 'COUNT' in rule else None
        back = (start.weekday() - WEEKDAYS.index(rule.get('WKST', 'MO'))) % 7
        dtstart = start.replace(hour=0, minute=0, second=0) - timedelta(back)
    found = []
    for d in rrulestr(';'.join(f'{k}={v}' for k, v in rule.items()), dtstart=dtstart):
        if d > end or (count is not None and len(found) == count):
            break
        if d >= start:
            found.append(d)
    return found


def walls(rule, start, end, check):
    weekdays = by_day(rule)
    mixed = len({number is None for number, _ in weekdays}) > 1
    if not mixed and 'BYWEEKNO' not in rule:
        found = by_dateutil(rule, start, end)
        if check and found != day_by_day(rule, start, end):
            raise AssertionError('dateutil and the day-by-day reading differ')
        return found
    found = day_by_day(rule, start, end)
    if not mixed and 'BYSETPOS' not in rule and 'COUNT' not in rule:
        def inner(dates):
            return [d for d in dates if (1, 8) <= (d.month, d.day) <= (12, 24)]
        if inner(by_dateutil(rule, start, end)) != inner(found):
            raise AssertionError('dateutil and the day-by-day reading differ within the year')
    return found


def until_test(until):
    if until is None:
        return lambda wall, instant: True
    if until.endswith('Z'):
        last = datetime.strptime(until, '%Y%m%dT%H%M%S%z').timestamp()
        return lambda wall, instant: instant <= last
    if 'T' in until:
        last_wall = datetime.strptime(until, '%Y%m%dT%H%M%S')
        return lambda wall, instant: wall <= last_wall
    last_day = datetime.strptime(until, '%Y%m%d').date()
    return lambda wall, instant: wall.date() <= last_day


def answer(case, check):
    rule = parse(case['rule'])
    start = datetime.fromisoformat(case['start'])
    zone = ZoneInfo(case['zone'])
    end = datetime.fromtimestamp(case['to'], timezone.utc).replace(tzinfo=None) + 2 * DAY
    in_time = until_test(rule.pop('UNTIL', None))
    found = set()
    for wall in walls(rule, start, end, check):
        # Fold 0 is the offset before the change, in a gap as in an overlap (PEP 495): what RFC 5545 3.3.5 wants.
        instant = int(wall.replace(tzinfo=zone).timestamp())
        if case['from'] <= instant < case['to'] and in_time(wall, instant):
            found.add(instant)
    return sorted(found)


def main():
    for number, line in enumerate(sys.stdin):
        case = json.loads(line)
        try:
            print(json.dumps(answer(case, number % 10 == 0)))
        except Exception as error:
            print(json.dumps({'error': f'{type(error).__name__}: {error}'}))


if __name__ == '__main__':
    main()
