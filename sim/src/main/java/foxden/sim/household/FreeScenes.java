package foxden.sim.household;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.sim.Environment;
import foxden.sim.household.robot.R1;
import java.util.function.Function;

/** Homes without a task: R1 in any scene, by the id of a shipped one or the path of a file. */
public final class FreeScenes implements Function<String, Environment> {

  /** What a task of a scene alone is called, before the scene's id or file. */
  public static final String PREFIX = FreeTask.PREFIX;

  /**
   * The world of a scene.
   *
   * @param scene id, or path of a {@code .json} file
   * @throws IllegalArgumentException when it cannot be read, or holds no home; one sentence
   */
  @Override
  public Environment apply(String scene) {
    Scene read = SceneCatalog.scene(scene);
    if (read.metadata().grid() != null) {
      throw new IllegalArgumentException(
          scene + " is an arena, not a home; open its task instead, such as " + read.id());
    }
    return new HouseholdEnvironment(
        House.of(read, new Models()::shape, new R1()), new FreeTask(scene), scene);
  }
}
