/**
 * The application menu. Commands are signals to the window, which holds the commands; a key the window
 * handles itself never reaches the menu.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostSignal } from '@shared/host/names';

export function setMenu(signal: (signal: HostSignal) => void, isDevelopment: boolean): void {
  const command = (
    label: string,
    accelerator: string,
    name: HostSignal,
  ): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => signal(name),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('New case', 'CmdOrCtrl+N', 'command:new-case'),
        command('Save', 'CmdOrCtrl+S', 'command:save'),
        { type: 'separator' },
        command('Lock', 'CmdOrCtrl+L', 'lock'),
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('Find', 'CmdOrCtrl+F', 'command:find'),
        command('Jump to…', 'CmdOrCtrl+K', 'command:jump'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        // Reloading locks the vault without flushing drafts: for development only.
        ...(isDevelopment
          ? ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const)
          : []),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
