package foxden.sim.household;

import foxden.scenes.Models;
import foxden.scenes.SceneCatalog;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.household.robot.R1;

/** Makes the environments of the task {@code trash}: R1 in the shipped house. */
public final class TrashFactory implements EnvironmentFactory {

  @Override
  public String task() {
    return "trash";
  }

  @Override
  public String summary() {
    return "R1 carries a bag of rubbish out of the house and drops it in the bin";
  }

  @Override
  public String activity() {
    return "take_trash_outside";
  }

  @Override
  public Environment create() {
    TrashTask task = new TrashTask();
    return new HouseholdEnvironment(
        House.of(SceneCatalog.scene(task.activity().scene()), new Models()::shape, new R1()), task);
  }
}
