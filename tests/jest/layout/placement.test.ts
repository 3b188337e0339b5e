import { placeBeside } from '../../../resources/src/layout/placement';

const window = { width: 1000, height: 800 };
const popup = { width: 300, height: 200 };

test( 'a pop-up stands under its slot', () => {
	expect( placeBeside( { left: 100, top: 100, width: 80, height: 24 }, popup, window ) ).toEqual( { left: 100, top: 132 } );
} );

test( 'a pop-up stands above its slot where there is no room under it', () => {
	expect( placeBeside( { left: 100, top: 700, width: 80, height: 24 }, popup, window ) ).toEqual( { left: 100, top: 492 } );
} );

test( 'a pop-up never goes beyond the edge of the window', () => {
	expect( placeBeside( { left: 950, top: 100, width: 80, height: 24 }, popup, window ).left ).toBe( 692 );
	expect( placeBeside( { left: -50, top: 100, width: 80, height: 24 }, popup, window ).left ).toBe( 8 );
	expect( placeBeside( { left: 100, top: 400, width: 80, height: 24 }, { width: 300, height: 780 }, window ).top ).toBe( 8 );
	expect( placeBeside( { left: 100, top: 400, width: 80, height: 24 }, { width: 300, height: 900 }, window ).top ).toBe( 8 );
} );

test( 'a pop-up without a slot stands in the middle', () => {
	expect( placeBeside( null, popup, window ) ).toEqual( { left: 350, top: 300 } );
} );
