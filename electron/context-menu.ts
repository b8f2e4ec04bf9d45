/**
 * Cut, copy and paste on the right mouse button. No spelling suggestions and no "add to dictionary" (that
 * writes words to disk in clear), no "save as", no "search the web".
 */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

export function attachContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', enabled: editFlags.canCut },
          { role: 'copy', enabled: editFlags.canCopy },
          { role: 'paste', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : [{ role: 'copy', enabled: selectionText.trim() !== '' }];
    Menu.buildFromTemplate(items).popup({ window });
  });
}
