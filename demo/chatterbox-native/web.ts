import { AppRegistry } from 'react-native';
import './index';

// The same app in a browser, by react-native-web: props come from the address.
AppRegistry.runApplication('Chatterbox', {
  initialProps: Object.fromEntries(new URLSearchParams(location.search)),
  rootTag: document.getElementById('root'),
});
