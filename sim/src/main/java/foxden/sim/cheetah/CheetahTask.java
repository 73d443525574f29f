package foxden.sim.cheetah;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.util.Optional;

/** The cheetah's two tasks for a registry. */
public final class CheetahTask implements EnvironmentFactory {

  private final boolean whole;

  /**
   * The task.
   *
   * @param whole whether an episode has DeepMind Control's 1000 steps; else LMAct's first 100
   */
  public CheetahTask(boolean whole) {
    this.whole = whole;
  }

  @Override
  public String task() {
    return whole ? CheetahEnvironment.WHOLE : CheetahEnvironment.TASK;
  }

  @Override
  public String summary() {
    return whole
        ? "DeepMind Control's cheetah run: forward at up to 10 m/s for 1000 steps"
        : "LMAct's cheetah: the first 100 steps of DeepMind Control's cheetah run";
  }

  @Override
  public Environment create() {
    return new CheetahEnvironment(whole);
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new CheetahText());
  }
}
