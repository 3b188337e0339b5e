import { watchPage } from '../mediawiki/loader';

watchPage();
