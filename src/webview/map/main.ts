/** The citation map. */
import { type FromMap, toMap } from '../../protocol/map';
import { connect } from '../extension';
import { MapPage } from './ui/app';

const extension = connect<typeof toMap, FromMap>(
  toMap,
  (message) => page.hear(message),
  (message) => ({ type: 'fault', message }),
);
const page = new MapPage(document.getElementById('app') ?? document.body, extension);
extension.send({ type: 'ready' });
