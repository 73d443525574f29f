package foxden.app.scene3d;

import foxden.app.scene3d.SceneModel.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an eye may be that looks at something from below the tops of the walls: in front of the
 * first wall between, neither in it nor behind it. From above, walls are lowered instead. Pure
 * arithmetic, m.
 */
final class EyeRoom {

  /** Nothing is in the way. */
  static final EyeRoom OPEN = new EyeRoom(null);

  /** So far before a wall the near plane does not cut it, m. */
  static final double MARGIN = 0.25;

  private static final double NEAREST = 0.35;

  private final @Nullable Picker walls;

  private EyeRoom(@Nullable Picker walls) {
    this.walls = walls;
  }

  static EyeRoom of(SceneModel scene) {
    List<SceneModel.Piece> found =
        scene.pieces().stream()
            .filter(p -> p.kind() == Kind.WALL && p.solid().triangles() > 0)
            .toList();
    return found.isEmpty()
        ? OPEN
        : new EyeRoom(
            new Picker(
                new SceneModel(scene.id(), found, scene.look(), scene.framing()), List.of()));
  }

  /**
   * How far from a point the eye may be that looks at it.
   *
   * @param azimuth from the point to the eye, rad, see {@link CameraPose#orbit}
   * @param distance wanted, m
   * @return at most that, and never less than 0.35 m
   */
  double clear(double x, double y, double z, double azimuth, double elevation, double distance) {
    double up = Math.sin(elevation);
    if (walls == null || z + up * distance > Painter.WALL_TOP) {
      return distance;
    }
    double flat = Math.cos(elevation);
    double[] way = {Math.cos(azimuth) * flat, Math.sin(azimuth) * flat, up};
    Pick wall = walls.pick(new double[] {x, y, z}, way, null, Set.of());
    return wall == null
        ? distance
        : Math.min(distance, Math.max(NEAREST, wall.distance() - MARGIN));
  }
}
