/**
 * The picture of the world: jMonkeyEngine draws into an off-screen buffer on its own thread, with
 * or without a display, and hands finished frames to a JavaFX pane, to a PNG file or to a
 * benchmark. Nothing here steps a world; a frame is drawn from the {@link foxden.sim.WorldState} it
 * is given.
 */
@NullMarked
package foxden.app.scene3d;

import org.jspecify.annotations.NullMarked;
