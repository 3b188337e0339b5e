local eventCalendar = {}
local php
local checkType = require( 'libraryUtil' ).checkType

-- What happens when, as the APIs tell it: see docs/embedding.md.
function eventCalendar.occurrences( arguments )
	checkType( 'occurrences', 1, arguments, 'table', true )

	-- The arguments of a frame are not in their table before somebody asks for them.
	local given = {}
	for name, value in pairs( arguments or {} ) do
		given[name] = value
	end

	local found, problem = php.occurrences( given )
	if problem then
		error( problem, 2 )
	end
	return found
end

function eventCalendar.setupInterface()
	eventCalendar.setupInterface = nil
	php = mw_interface
	mw_interface = nil

	mw = mw or {}
	mw.ext = mw.ext or {}
	mw.ext.eventCalendar = eventCalendar
	package.loaded['mw.ext.eventCalendar'] = eventCalendar
end

return eventCalendar
