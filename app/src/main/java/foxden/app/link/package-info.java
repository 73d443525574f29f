/**
 * Between worlds and the window: a {@link foxden.app.link.Source} of steps (a live loop or a
 * replay; a view cannot tell which), the {@link foxden.app.link.Episode} that keeps what was seen,
 * and the {@link foxden.app.link.Pulse} that carries work of other threads to the FX thread in one
 * batch a pulse. Nothing else in Foxden calls {@code Platform.runLater}.
 */
@NullMarked
package foxden.app.link;

import org.jspecify.annotations.NullMarked;
