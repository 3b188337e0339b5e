import { english } from '../../../resources/src/dev/english';

export default english;
