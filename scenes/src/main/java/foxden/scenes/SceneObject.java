package foxden.scenes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing in a scene.
 *
 * @param name unique in the scene, BEHAVIOR's pattern {@code <category>_<model>_<n>} or shorter
 * @param category BEHAVIOR's category name, such as {@code bottom_cabinet}
 * @param synset the WordNet or BEHAVIOR synset, such as {@code cabinet.n.01}; empty when none
 * @param model id of the model in {@code assets}
 * @param pos position of the model frame (bottom centre of the unrotated bounding box), m, world
 * @param ori rotation of the model frame, unit, world
 * @param scale factor per model axis
 * @param boundingBox size along the model's own axes after scaling, m
 * @param inRooms ids of the rooms it stands in; usually one, none for the outside world
 * @param fixedBase whether its root link is bolted to the world
 * @param visualOnly whether it is only looked at: no collision
 * @param jointPos joint positions by joint name, rad or m; joints not named are at 0
 * @param nonKin states that are not poses, as BEHAVIOR names them, for example {@code Temperature};
 *     values are Double, Boolean, String, List or Map
 */
public record SceneObject(
    String name,
    String category,
    String synset,
    String model,
    Vec3 pos,
    Quat ori,
    Vec3 scale,
    Vec3 boundingBox,
    List<String> inRooms,
    boolean fixedBase,
    boolean visualOnly,
    Map<String, Double> jointPos,
    Map<String, Object> nonKin) {

  public SceneObject {
    inRooms = List.copyOf(inRooms);
    jointPos = Collections.unmodifiableMap(new LinkedHashMap<>(jointPos));
    nonKin = Collections.unmodifiableMap(new LinkedHashMap<>(nonKin));
  }

  /** A point of the model frame (already scaled, m) in the world. */
  public Vec3 toWorld(Vec3 p) {
    return pos.plus(ori.rotate(p));
  }

  /** The same thing somewhere else. */
  public SceneObject at(Vec3 newPos, Quat newOri) {
    return new SceneObject(
        name,
        category,
        synset,
        model,
        newPos,
        newOri,
        scale,
        boundingBox,
        inRooms,
        fixedBase,
        visualOnly,
        jointPos,
        nonKin);
  }
}
