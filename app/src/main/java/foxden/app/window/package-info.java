/**
 * The window itself and the composition root: the {@link foxden.app.window.Workbench} puts
 * session,\n * views and sources together. Feature packages meet here and nowhere else.
 */
@NullMarked
package foxden.app.window;

import org.jspecify.annotations.NullMarked;
