import { type Filter } from '../../../resources/src/model/calendar';
import { NO_FILTER } from '../../../resources/src/model/filter';
import { type SubscriptionTarget, subscriptionTo, waysTo } from '../../../resources/src/model/subscription';
import { cases } from '../../fixtures/subscriptions.json';

test.each( cases.map( ( one ) => [ one.says, one ] as const ) )( '%s', ( _says, { base, page, filter, language, name, ics, feeds, ways } ) => {
	const target: SubscriptionTarget = page ? { page } : { filter: { ...NO_FILTER, ...filter as Partial<Filter> } };
	expect( subscriptionTo( base, target, language ) ).toEqual( { ics, feeds } );
	expect( waysTo( ics, name ) ).toEqual( ways );
} );
