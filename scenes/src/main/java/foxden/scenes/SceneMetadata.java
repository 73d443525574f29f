package foxden.scenes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scene says about itself besides its objects.
 *
 * @param title for people
 * @param description one sentence for people
 * @param sun unit vector towards the sun
 * @param camera where to look from at first
 * @param spawnRooms rooms a robot may start in
 * @param robot where the robot stands when nobody says otherwise; null when there is none
 * @param instToName BDDL instance to object name, of the scene's own task; empty when none
 * @param grid how cells map to the world; null when the scene is no grid
 */
public record SceneMetadata(
    String title,
    String description,
    Vec3 sun,
    Camera camera,
    List<String> spawnRooms,
    @Nullable RobotPose robot,
    Map<String, String> instToName,
    @Nullable Grid grid) {

  public SceneMetadata {
    spawnRooms = List.copyOf(spawnRooms);
    instToName = Collections.unmodifiableMap(new LinkedHashMap<>(instToName));
  }

  /**
   * A viewpoint.
   *
   * @param eye world position, m
   * @param target world point looked at, m
   * @param fov vertical field of view, degrees
   */
  public record Camera(Vec3 eye, Vec3 target, double fov) {}

  /**
   * Where a robot's base stands.
   *
   * @param x m
   * @param y m
   * @param yaw rad, 0 looks along +x
   */
  public record RobotPose(double x, double y, double yaw) {}

  /**
   * A board of square cells standing in the world. The centre of cell (row r, column c) lies at
   * {@code (origin.x + c * pitch, origin.y - r * pitch, origin.z)}: rows go down (towards -y) and
   * columns go right (towards +x), as on a page seen from above.
   *
   * @param rows number of rows
   * @param cols number of columns
   * @param pitch distance of neighbouring cell centres, m
   * @param origin centre of cell (0, 0) on the top face of its tile, m
   */
  public record Grid(int rows, int cols, double pitch, Vec3 origin) {

    /** Centre of a cell on the top face of its tile, m; also beyond the border. */
    public Vec3 centre(int row, int col) {
      return new Vec3(origin.x() + col * pitch, origin.y() - row * pitch, origin.z());
    }
  }
}
