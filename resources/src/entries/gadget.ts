import { addStyles } from '../embed/styles';
import { loadVue, watchPlaces } from '../mediawiki/gadget';
import css from '../../styles/embed.less';
import { embed } from './embed';

/**
 * The gadget for wikis without the extension: one page of JavaScript, which loads Vue where there is a calendar to draw.
 */
watchPlaces( ( host, place ) => {
	addStyles( document, css );
	return embed( host, {
		...place,
		load: () => loadVue().then( () => import( /* webpackMode: "eager" */ './drawEmbedded' ) )
	} );
} );
