package foxden.app.scene3d;

import foxden.sim.WorldState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a picture besides scene and camera. Immutable; equal references mean that
 * nothing changed.
 *
 * @param state where everything movable is; null shows the scene as its file says
 * @param ghost a past or intended moment, drawn translucent; null for none
 * @param ghostBodies names of the bodies drawn for the ghost end with one of these prefixes; empty
 *     for all that differ
 * @param selected name of the selected body or object; null for none
 * @param hovered name of the body or object under the mouse; null for none
 * @param overlays lines and volumes on top
 */
public record WorldFrame(
    @Nullable WorldState state,
    @Nullable WorldState ghost,
    List<String> ghostBodies,
    @Nullable String selected,
    @Nullable String hovered,
    List<OverlayShape> overlays) {

  /** The scene at rest. */
  public static final WorldFrame REST =
      new WorldFrame(null, null, List.of(), null, null, List.of());

  public WorldFrame {
    ghostBodies = List.copyOf(ghostBodies);
    overlays = List.copyOf(overlays);
  }

  /** Just a state. */
  public static WorldFrame of(@Nullable WorldState state) {
    return new WorldFrame(state, null, List.of(), null, null, List.of());
  }
}
