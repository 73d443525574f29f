package foxden.sim.household.object;

import foxden.scenes.ModelShape;
import foxden.scenes.Scene;
import foxden.scenes.SceneObject;
import foxden.sim.household.physics.HouseWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All objects of a scene in a running world, by name. */
public final class HouseObjects {

  private final Map<String, HouseObject> byName = new LinkedHashMap<>();

  /**
   * Binds a scene to its world.
   *
   * @param shapes the model shape by model id
   */
  public HouseObjects(Scene scene, Function<String, ModelShape> shapes, HouseWorld world) {
    for (SceneObject o : scene.objects()) {
      byName.put(o.name(), HouseObject.of(o, shapes.apply(o.model()), world));
    }
  }

  /** All, in scene order. */
  public List<HouseObject> all() {
    return new ArrayList<>(byName.values());
  }

  /** Those that can be carried about, in scene order. */
  public List<HouseObject> movable() {
    List<HouseObject> out = new ArrayList<>();
    for (HouseObject o : byName.values()) {
      if (o.movable()) {
        out.add(o);
      }
    }
    return out;
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * The object of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public HouseObject get(String name) {
    HouseObject o = byName.get(name);
    if (o == null) {
      throw new IllegalArgumentException("the scene has no object named " + name);
    }
    return o;
  }
}
