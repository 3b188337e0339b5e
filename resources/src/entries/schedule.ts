import { createApp, type InjectionKey } from 'vue';
import ScheduleForm from '../components/schedule/ScheduleForm.vue';
import { createScheduleEnvironment } from '../mediawiki/scheduleEnvironment';
import { scheduleKey, type ScheduleServices } from '../ports/scheduleWiki';
import { servicesKey } from '../ports/services';
import { createFormats } from '../stores/formats';

/**
 * Special:ScheduleEvent: the form comes in place of what leads those without scripts to the editor.
 */
const { start, services, languageData } = createScheduleEnvironment();
const all = { ...services, formats: createFormats( languageData, services.msg ) };
const place = document.querySelector<HTMLElement>( '.ext-eventcalendar-schedule' )!;
const app = createApp( ScheduleForm, { start } );
app.provide( scheduleKey, all );
// What it shares with calendars asks for no more.
app.provide( servicesKey as unknown as InjectionKey<ScheduleServices>, all );
app.mount( place );
place.dataset.ready = '';
