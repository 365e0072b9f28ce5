/** The block in the editor: its settings, and a picture of the chat in its real size. The chat itself is live on the site alone. */
(() => {
  const { registerBlockType } = wp.blocks;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { ExternalLink, PanelBody, SelectControl, TextControl, TextareaControl, ToggleControl } = wp.components;
  const { createElement: h } = wp.element;
  const { __, sprintf } = wp.i18n;
  /** Of the site's settings: names of rooms, heading and height, and where to change them for those who may. */
  const site = window.ivsChatBlock;

  const roomChoices = () => [
    {
      value: '',
      /* translators: %s: the name of a room. */
      label: site.rooms.length
        ? sprintf(__('The first one (%s)', 'ivs-chat'), site.rooms[0])
        : __('The first one', 'ivs-chat'),
    },
    ...site.rooms.map((name) => ({ value: name, label: name })),
  ];

  const themeChoices = () => [
    { value: '', label: __('As in the settings', 'ivs-chat') },
    { value: 'auto', label: __('As the page', 'ivs-chat') },
    { value: 'light', label: __('Light', 'ivs-chat') },
    { value: 'dark', label: __('Dark', 'ivs-chat') },
    { value: 'system', label: __("As the visitor's device", 'ivs-chat') },
  ];

  const timeChoices = () => [
    { value: 'off', label: __('Not shown', 'ivs-chat') },
    { value: 'time', label: __('Time of day', 'ivs-chat') },
    { value: 'relative', label: __('How long ago', 'ivs-chat') },
  ];

  const switches = () => ({
    compact: __('Smaller rows', 'ivs-chat'),
    grouped: __('A name once for messages in a row', 'ivs-chat'),
    withoutAvatars: __('Without avatars', 'ivs-chat'),
    formatting: __('Bold, italics and code in messages', 'ivs-chat'),
    tombstones: __('A line where a message was deleted', 'ivs-chat'),
    remember: __("Keep a viewer's own choices in their browser", 'ivs-chat'),
  });

  /** A frame of the height that the chat will have, with what the site knows of it. */
  function picture({ room, heading, height, theme }) {
    const missing = !site.rooms.length
      ? __('There is no room yet.', 'ivs-chat')
      : /* translators: %s: the name of a room. */
        room && !site.rooms.includes(room) && sprintf(__('There is no room "%s".', 'ivs-chat'), room);
    const blockSize = `${height || site.height}px`;
    return h(
      'div',
      { className: `ivs-chat-picture is-${theme || 'auto'}`, style: { blockSize } },
      h('div', { className: 'ivs-chat-picture__head' }, heading || site.heading || __('Live chat', 'ivs-chat')),
      h(
        'div',
        { className: 'ivs-chat-picture__body' },
        missing
          ? h('strong', {}, missing)
          : /* translators: %s: the name of a room. */
            sprintf(__('Here visitors see the chat of the room "%s".', 'ivs-chat'), room || site.rooms[0]),
        missing && site.settings && h(ExternalLink, { href: site.settings }, __('Settings of IVS Chat', 'ivs-chat')),
      ),
      h('div', { className: 'ivs-chat-picture__field' }),
    );
  }

  function Edit({ attributes, setAttributes }) {
    const field = (name, label, more = {}) => ({
      label,
      value: attributes[name],
      onChange: (value) => setAttributes({ [name]: value }),
      ...more,
    });
    return h(
      'div',
      useBlockProps(),
      h(
        InspectorControls,
        {},
        h(
          PanelBody,
          { title: __('Chat', 'ivs-chat') },
          h(SelectControl, field('room', __('Room', 'ivs-chat'), { options: roomChoices() })),
          h(TextControl, field('heading', __('Heading', 'ivs-chat'), { placeholder: site.heading })),
          h(TextareaControl, field('announcement', __('A line above the messages', 'ivs-chat'))),
        ),
        h(
          PanelBody,
          { title: __('Appearance', 'ivs-chat') },
          h(
            TextControl,
            field('height', __('Height in pixels', 'ivs-chat'), {
              type: 'number',
              min: 240,
              max: 2000,
              value: attributes.height || '',
              placeholder: String(site.height),
              onChange: (value) => setAttributes({ height: Math.max(0, Math.trunc(Number(value)) || 0) }),
            }),
          ),
          h(SelectControl, field('theme', __('Colours', 'ivs-chat'), { options: themeChoices() })),
          h(SelectControl, field('timestamps', __('When messages were sent', 'ivs-chat'), { options: timeChoices() })),
          Object.entries(switches()).map(([name, label]) =>
            h(ToggleControl, { key: name, ...field(name, label), checked: attributes[name] }),
          ),
        ),
      ),
      picture(attributes),
    );
  }

  // The server draws it; what is saved is its settings.
  registerBlockType('ivs-chat/chat', { edit: Edit, save: () => null });
})();
