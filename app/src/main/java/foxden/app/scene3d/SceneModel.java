package foxden.app.scene3d;

import foxden.scenes.Vec3;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene as the renderer wants it: pieces of geometry with names and poses. Immutable; meshes are
 * shared between pieces of the same model.
 *
 * @param id the scene's id, as in {@link foxden.sim.EnvironmentSpec#scene()}
 * @param pieces everything there is to draw
 * @param look what surrounds the scene
 * @param framing x0 y0 z0 x1 y1 z1 of what the first view should show, m
 * @param camera the first view for a picture 16:9; null to frame the scene as best as can be
 * @param sun unit vector towards the sun; null for the usual one
 */
record SceneModel(
    String id,
    List<Piece> pieces,
    Look look,
    double[] framing,
    @Nullable CameraPose camera,
    @Nullable Vec3 sun) {

  /** What surrounds a scene. */
  enum Look {
    /** A house outside: sky, horizon, meadow to the horizon. */
    OUTDOORS,
    /** A thing on a table: a plain, soft studio floor and backdrop. */
    STUDIO,
    /** A running track outside, along +x; the view goes along with who runs. */
    TRACK
  }

  /** How a piece is treated. */
  enum Kind {
    /** Never moves: joined into batches, in the cached shadow map. */
    FIXED,
    /** A floor: fixed, and darkened softly where furniture stands on it. */
    FLOOR,
    /** Lawn and paths: fixed, and mostly hidden under the house. */
    GARDEN,
    /** A wall: fixed, and lowered to a stub when it stands between eye and room. */
    WALL,
    /** Hangs on a wall and goes with it: window, picture, curtain. */
    MOUNTED,
    /** Has a pose of its own in {@link foxden.sim.WorldState#poses()}. */
    MOVING
  }

  /**
   * One link of one object, or one piece of the house.
   *
   * @param body the name in {@link foxden.sim.EnvironmentSpec#bodies()} for a moving piece; for a
   *     fixed one the object's name
   * @param object name of the scene object it belongs to: what picking answers
   * @param room where it stands, empty if nowhere in particular
   * @param kind how it is treated
   * @param solid opaque triangles in the piece's frame, may be empty
   * @param glass translucent triangles in the piece's frame, or null
   * @param pose x y z (m) and qx qy qz qw of the piece's frame; for a moving piece where it starts
   * @param wall for a wall and what hangs on it; else null
   */
  record Piece(
      String body,
      String object,
      String room,
      Kind kind,
      TriMesh solid,
      @Nullable TriMesh glass,
      float[] pose,
      @Nullable WallFace wall) {}

  /**
   * What decides whether a wall is cut away.
   *
   * @param name the wall's name
   * @param x a point in the middle of the wall, m, world frame
   * @param y see x
   * @param nx unit normal in the floor plane, pointing out of the house
   * @param ny see nx
   * @param twoSided an inner wall, with a room on both sides
   */
  record WallFace(String name, float x, float y, float nx, float ny, boolean twoSided) {}

  SceneModel(String id, List<Piece> pieces, Look look, double[] framing) {
    this(id, pieces, look, framing, null, null);
  }

  SceneModel {
    framing = framing.clone();
    pieces = List.copyOf(pieces);
  }
}
